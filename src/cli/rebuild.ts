import { openStores, type Stores } from '../app.stores.ts';
import { auditProjections } from '../audit/index.ts';
import { readConfig } from '../config.ts';
import { dossierProjections, DossierStates, underPolicy } from '../dossier/index.ts';
import { chosenPolicies } from '../organisation/index.ts';
import { Journal } from '../platform/journal/journal.ts';
import { Projections, reasonOf, served } from '../platform/projections/index.ts';
import { supportCaseProjections, SupportCaseStates } from '../support-cases/index.ts';

const overDossiers = [...dossierProjections, ...auditProjections];

/** The names that can be asked for. */
export const names: readonly string[] = [...overDossiers, ...supportCaseProjections].map(({ name }) => name);

/** Builds one projection again beside the documents that are read now, then switches. @returns what happened, as one line */
export const rebuild = async (name: string, { eventStore, readStore, keyVault }: Pick<Stores, 'eventStore' | 'readStore' | 'keyVault'>): Promise<string> => {
  const journal = new Journal(eventStore, keyVault);
  const policies = chosenPolicies(keyVault, journal);
  const contexts = [served(overDossiers, underPolicy(new DossierStates(journal), policies), policies), served(supportCaseProjections, new SupportCaseStates(journal))];
  const projections = new Projections({ eventStore, readStore, keyVault }, contexts);
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
