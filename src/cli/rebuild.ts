import { contextsOf, lists, statesOver } from '../app.projections.ts';
import { openStores, type Stores } from '../app.stores.ts';
import { readConfig } from '../config.ts';
import { Projections, reasonOf, type ProjectionStores } from '../platform/projections/index.ts';

/** The names that can be asked for. */
export const names: readonly string[] = lists.map(({ name }) => name);

/** Builds one projection again beside the documents that are read now, then switches. @returns what happened, as one line */
export const rebuild = async (name: string, stores: ProjectionStores): Promise<string> => {
  const projections = Projections.here(stores, contextsOf(statesOver(stores)));
  const started = performance.now();
  const { collection, documents, parked } = await projections.rebuild(name);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  return `${collection} is in use: ${String(documents)} documents, ${String(parked)} events set aside, ${seconds} seconds.`;
};

/** `npm run rebuild -- timeline`. The embedded event store is open in one process at a time, so the service must be stopped. */
const main = async ([name]: readonly string[]): Promise<number> => {
  if (name === undefined || !names.includes(name)) {
    console.error(`Usage: npm run rebuild -- <name>, where <name> is one of ${names.join(', ')}.`);
    return 2;
  }
  let stores: Stores | undefined;
  try {
    stores = await openStores(readConfig(process.env), (warning) => console.error(warning));
    console.log(await rebuild(name, stores));
    return 0;
  } catch (error) {
    console.error(`${name} was not rebuilt. ${error instanceof Error ? error.message : ''}`);
    if (reasonOf(error) === 'store-unavailable') console.error('Stop the service first: one process at a time opens the embedded stores.');
    return 1;
  } finally {
    await stores?.close();
  }
};

if (import.meta.main) void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
