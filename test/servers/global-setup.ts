import { join } from 'node:path';
import { NO_MONGODB, provideMongodb } from './mongodb.ts';
import { startServer, type RunningServer } from './running-server.ts';

/** Jest keeps these for `global-teardown.ts`, which runs in the same realm. */
declare global {
  var testServers: readonly RunningServer[] | undefined;
}

const DOUBLE = join(import.meta.dirname, '../doubles/eventstoredb/server.ts');

/** Where this run is about EventStoreDB: a real server where one is given, else the double. */
const provideEventStore = async (): Promise<RunningServer | undefined> => {
  if (!process.env['TEST_STORES']?.includes('eventstoredb')) return undefined;
  const given = process.env['EVENTSTORE_URL'];
  const server = given === undefined ? await startServer(process.execPath, [DOUBLE]) : { url: given, stop: () => undefined };
  process.env['TEST_EVENTSTORE_URL'] = server.url;
  return server;
};

/** Jest calls it once before all tests. */
export default async function (): Promise<void> {
  const servers = [await provideMongodb(), await provideEventStore()];
  if (servers[0] === undefined) process.stderr.write(`MongoDB: ${NO_MONGODB}\n`);
  globalThis.testServers = servers.filter((it) => it !== undefined);
}
