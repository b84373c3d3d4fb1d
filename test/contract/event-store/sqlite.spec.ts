import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '../../../src/platform/event-store/sqlite/sqlite-event-store.ts';
import { eventStoreContract } from './event-store.contract.ts';
import { openedBy } from './fixtures.ts';

eventStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'event-store-'));
  return openedBy(() => SqliteEventStore.open({ file: join(folder, 'events.db') }), () => rm(folder, { recursive: true }));
});
