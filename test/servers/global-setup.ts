import { provideEventStore } from './eventstoredb.ts';
import { NO_MONGODB, provideMongodb } from './mongodb.ts';
import type { RunningServer } from './running-server.ts';

/** Jest keeps these for `global-teardown.ts`, which runs in the same realm. */
declare global {
  var testServers: readonly RunningServer[] | undefined;
}

/** Jest calls it once before all tests. */
export default async function (): Promise<void> {
  const mongodb = await provideMongodb();
  if (mongodb === undefined) process.stderr.write(`MongoDB: ${NO_MONGODB}\n`);
  const eventStore = process.env['TEST_STORES']?.includes('eventstoredb') ? await provideEventStore() : undefined;
  if (eventStore !== undefined) process.env['TEST_EVENTSTORE_URL'] = eventStore.url;
  globalThis.testServers = [mongodb, eventStore].filter((it) => it !== undefined);
}
