import { randomUUID } from 'node:crypto';
import type { EventStore } from '../../../src/platform/event-store/event-store.ts';
import { EventStoreDBEventStore } from '../../../src/platform/event-store/eventstoredb/eventstoredb-event-store.ts';
import { EventStoreDouble } from '../../doubles/eventstoredb/event-store-double.ts';
import { eventStoreContract } from './event-store.contract.ts';
import type { OpenedStore } from './fixtures.ts';

const opened = async (url: string, prefix: string, stop: () => Promise<void>): Promise<OpenedStore> => {
  const open = (): Promise<EventStore> => EventStoreDBEventStore.open({ url, prefix });
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
      await stop();
    },
  };
};

eventStoreContract('EventStoreDB, by its double', async () => {
  const double = await EventStoreDouble.start();
  return opened(double.url, '', () => double.stop());
});

const real = process.env['EVENTSTORE_URL'];
if (real === undefined) {
  // Visible in every run: nothing here says that a real server was asked.
  describe.skip('Event store: a real EventStoreDB (skipped: no EVENTSTORE_URL)', () => {
    it('runs the same contract', () => undefined);
  });
} else {
  // A prefix of its own: the log of a real server is never empty.
  eventStoreContract('a real EventStoreDB', () => opened(real, `t${randomUUID().slice(0, 8)}-`, () => Promise.resolve()));
}
