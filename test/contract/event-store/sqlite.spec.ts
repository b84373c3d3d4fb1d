import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '../../../src/platform/event-store/event-store.ts';
import { SqliteEventStore } from '../../../src/platform/event-store/sqlite/sqlite-event-store.ts';
import { eventStoreContract } from './event-store.contract.ts';

eventStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'event-store-'));
  const open = (): Promise<EventStore> => SqliteEventStore.open({ file: join(folder, 'events.db') });

  const store = await open();
  let current = store;
  return {
    store,
    reopen: async () => {
      await current.close();
      return (current = await open());
    },
    dispose: async () => {
      await current.close();
      await rm(folder, { recursive: true });
    },
  };
});
