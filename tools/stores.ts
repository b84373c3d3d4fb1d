/**
 * The end-to-end tests and the demo on stores other than the embedded ones.
 *
 *   npm run test:stores       on stand-ins: the gRPC double of EventStoreDB, a server that speaks the MongoDB protocol
 *   npm run test:external     on the servers at EVENTSTORE_URL and MONGODB_URL, with the contract suites
 *   npm run test:containers   the same on containers, where Docker is there
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startDouble } from '../test/servers/eventstoredb.ts';
import { NO_MONGODB, provideMongodb } from '../test/servers/mongodb.ts';
import type { RunningServer } from '../test/servers/running-server.ts';

const ROOT = join(import.meta.dirname, '..');

type Environment = Readonly<Record<string, string>>;

const outcomes: { readonly name: string; readonly result: 'passed' | 'failed' | 'skipped' }[] = [];

const run = (name: string, program: string, args: readonly string[], env: Environment): void => {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  outcomes.push({ name, result: status === 0 ? 'passed' : 'failed' });
};

const skip = (name: string, why: string): void => {
  console.log(`\n== ${name}: skipped, ${why}`);
  outcomes.push({ name, result: 'skipped' });
};

const jest = (name: string, paths: readonly string[], env: Environment): void => {
  run(name, process.execPath, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', ...paths], env);
};

/** End to end and the demo, on one pair of stores. */
const acceptPair = (stores: readonly string[], env: Environment): void => {
  const name = stores.join(' + ');
  jest(`end to end on ${name}`, ['test/e2e'], { ...env, TEST_STORES: stores.join(',') });
  run(`demo on ${name}`, process.execPath, ['demo/demo.ts', '--external'], env);
};

const CONTRACTS = { eventstoredb: ['test/contract/event-store'], mongodb: ['test/contract/read-store', 'test/contract/key-vault', 'test/contract/access-log'] };

/** Everything that a server given by its address is asked. */
const accept = ({ EVENTSTORE_URL, MONGODB_URL }: Readonly<Record<string, string | undefined>>, name: string): void => {
  const env = { ...(EVENTSTORE_URL !== undefined && { EVENTSTORE_URL }), ...(MONGODB_URL !== undefined && { MONGODB_URL }) };
  const stores = [...(EVENTSTORE_URL === undefined ? [] : ['eventstoredb'] as const), ...(MONGODB_URL === undefined ? [] : ['mongodb'] as const)];
  for (const store of stores) jest(`contracts of ${store}, ${name}`, CONTRACTS[store], env);
  acceptPair(stores, env);
};

const onStandIns = async (): Promise<void> => {
  const servers: RunningServer[] = [];
  try {
    const double = await startDouble();
    servers.push(double);
    const mongodb = await provideMongodb();
    if (mongodb !== undefined) servers.push(mongodb);
    const eventStore = { EVENTSTORE_URL: double.url };
    acceptPair(['eventstoredb'], eventStore);
    if (mongodb === undefined) {
      skip('every pair with MongoDB', NO_MONGODB);
      return;
    }
    acceptPair(['mongodb'], { MONGODB_URL: mongodb.url });
    acceptPair(['eventstoredb', 'mongodb'], { ...eventStore, MONGODB_URL: mongodb.url });
  } finally {
    for (const server of servers) server.stop();
  }
};

const onGivenServers = (): void => {
  const { EVENTSTORE_URL, MONGODB_URL } = process.env;
  if (EVENTSTORE_URL ?? MONGODB_URL) accept({ EVENTSTORE_URL, MONGODB_URL }, 'the servers given');
  else skip('servers given by their address', 'neither EVENTSTORE_URL nor MONGODB_URL is set');
};

const onContainers = async (): Promise<void> => {
  if (spawnSync('docker', ['info'], { stdio: 'ignore' }).status !== 0) {
    skip('containers', 'no Docker engine answers here');
    return;
  }
  const { eventStores, mongodbs, start } = await import('./containers.ts');
  for (const image of eventStores) await start(image, (url) => accept({ EVENTSTORE_URL: url }, image.name));
  for (const image of mongodbs) await start(image, (url) => accept({ MONGODB_URL: url }, image.name));
  await start(eventStores[0], (EVENTSTORE_URL) => start(mongodbs[1], (MONGODB_URL) => accept({ EVENTSTORE_URL, MONGODB_URL }, 'the production pair')));
};

const ways = { 'stand-ins': onStandIns, external: onGivenServers, containers: onContainers };
const way = process.argv[2] as keyof typeof ways;
await ways[way]();

const count = (wanted: string): number => outcomes.filter(({ result }) => result === wanted).length;
console.log('');
for (const { name, result } of outcomes) console.log(`${result.padEnd(8)} ${name}`);
console.log(`${String(count('passed'))} passed, ${String(count('failed'))} failed, ${String(count('skipped'))} skipped`);
process.exitCode = count('failed') === 0 ? 0 : 1;
