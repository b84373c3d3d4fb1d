import { randomUUID } from 'node:crypto';
import { EventStoreDBEventStore } from '../../../src/platform/event-store/eventstoredb/eventstoredb-event-store.ts';
import { EventStoreDouble } from '../../doubles/eventstoredb/event-store-double.ts';
import { newCategory, newEvents } from '../../contract/event-store/fixtures.ts';

const EVENTS = 200_000;
const PER_STREAM = 500;
/** Read before the first measurement: until then buffers and caches fill. */
const WARM_UP = 50_000;
const MAX_GROWTH_BYTES = 48 * 1024 * 1024;

describe('200,000 events through one subscription', () => {
  it('take no more memory at the end than at the beginning', async () => {
    const double = await EventStoreDouble.start();
    const store = await EventStoreDBEventStore.open({ url: double.url });
    const category = newCategory();
    for (let written = 0; written < EVENTS; written += PER_STREAM) await store.append(category + randomUUID(), 'no-stream', newEvents(PER_STREAM));

    let count = 0;
    let before = 0;
    let highest = 0;
    const { signal } = new AbortController();
    for await (const item of store.subscribe({ filter: { streamPrefixes: [category] }, signal })) {
      if (item.kind === 'caught-up') break;
      if (item.kind !== 'recorded') continue;
      count += 1;
      if (count % 10_000 !== 0) continue;
      globalThis.gc?.();
      const { heapUsed, arrayBuffers, external } = process.memoryUsage();
      if (count === WARM_UP) before = heapUsed + arrayBuffers + external;
      if (count > WARM_UP) highest = Math.max(highest, heapUsed + arrayBuffers + external);
    }

    await store.close();
    await double.stop();
    expect(count).toBe(EVENTS);
    expect(highest - before).toBeLessThan(MAX_GROWTH_BYTES);
  });
});
