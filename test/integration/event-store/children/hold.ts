import { randomUUID } from 'node:crypto';
import { SqliteEventStore } from '../../../../src/platform/event-store/sqlite/sqlite-event-store.ts';

/** Opens the store named on the command line, stores one event, tells its parent so and stays until it is killed. */
const [file = ''] = process.argv.slice(2);
process.once('disconnect', () => process.exit());
const store = await SqliteEventStore.open({ file });
await store.append(`held-${randomUUID()}`, 'no-stream', [{ id: randomUUID(), type: 'held', data: Uint8Array.of(1), metadata: {} }]);
process.send?.('open');
