import { accessSync, constants, statfsSync } from 'node:fs';
import { provideEventStore } from './eventstoredb.ts';
import { NO_MONGODB, provideMongodb } from './mongodb.ts';
import type { RunningServer } from './running-server.ts';

/** Jest keeps these for `global-teardown.ts`, which runs in the same realm. */
declare global {
  var testServers: readonly RunningServer[] | undefined;
}

const MEMORY = '/dev/shm';
const ENOUGH = 1024 ** 3;

/**
 * What tests store goes to memory where there is room for it: thousands of small stores wait long for a disk. Durability
 * is tested by killing processes, and that loses nothing of a file system in memory either.
 */
const storeInMemory = (): void => {
  if (process.env['TMPDIR'] !== undefined) return;
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= ENOUGH) process.env['TMPDIR'] = MEMORY;
  } catch {
    // No such folder on this machine: the disk it is.
  }
};

/** Jest calls it once before all tests. */
export default async function (): Promise<void> {
  storeInMemory();
  const mongodb = await provideMongodb();
  if (mongodb === undefined) process.stderr.write(`MongoDB: ${NO_MONGODB}\n`);
  const eventStore = process.env['TEST_STORES']?.includes('eventstoredb') ? await provideEventStore() : undefined;
  if (eventStore !== undefined) process.env['TEST_EVENTSTORE_URL'] = eventStore.url;
  globalThis.testServers = [mongodb, eventStore].filter((it) => it !== undefined);
}
