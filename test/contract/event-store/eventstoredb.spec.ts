import { randomUUID } from 'node:crypto';
import { EventStoreDBEventStore } from '../../../src/platform/event-store/eventstoredb/eventstoredb-event-store.ts';
import { EventStoreDouble } from '../../doubles/eventstoredb/event-store-double.ts';
import { eventStoreContract } from './event-store.contract.ts';
import { openedBy, type OpenedStore } from './fixtures.ts';

const opened = (url: string, prefix: string, stop: () => Promise<void>): Promise<OpenedStore> => openedBy(() => EventStoreDBEventStore.open({ url, prefix }), stop);

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
