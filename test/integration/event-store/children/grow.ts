import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable, type ExpectedRevision } from '../../../../src/platform/event-store/event-store.ts';
import { SqliteEventStore } from '../../../../src/platform/event-store/sqlite/sqlite-event-store.ts';

/**
 * Appends 10 kB at a time to one stream, and reads the stream's end each time. Reports `stored` or `unavailable` for each,
 * until it is told to finish. Anything else is thrown, and ends the process.
 */
const [file = ''] = process.argv.slice(2);
const stream = `grow-${randomUUID()}`;
const finishing = new AbortController();
process.once('message', () => { finishing.abort(); });
process.once('disconnect', () => process.exit());

const store = await SqliteEventStore.open({ file });
for (let expected: ExpectedRevision = 'no-stream'; !finishing.signal.aborted; ) {
  try {
    const event = { id: randomUUID(), type: 'grow', data: new Uint8Array(10_000), metadata: {} };
    expected = (await store.append(stream, expected, [event])).revision;
    process.send?.('stored');
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    process.send?.('unavailable');
    await sleep(10);
  }
  for await (const { revision } of store.readStream(stream, { direction: 'backwards', limit: 1 })) {
    if (revision !== expected) throw new Error('The stream does not end where the last append did.');
  }
}
await store.close();
process.disconnect();
