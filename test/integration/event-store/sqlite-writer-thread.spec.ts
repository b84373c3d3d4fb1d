import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { AppendUncertain, StoreUnavailable, type EventStore, type ExpectedRevision, type NewEvent } from '../../../src/platform/event-store/event-store.ts';
import { spawnWriter } from '../../../src/platform/event-store/sqlite/writer-thread.ts';
import type { WriterOptions } from '../../../src/platform/event-store/sqlite/writer.worker.ts';
import { all, idsOf, newEvent, newEvents, newStream } from '../../contract/event-store/fixtures.ts';
import { Workbench } from './sqlite.fixtures.ts';

const bench = Workbench.forEachTest();

/** Starts real writer threads and remembers them, so that a test can end one. */
class Writers {
  readonly started: Worker[] = [];
  fail = false;

  readonly spawn = (options: WriterOptions): Worker => {
    const worker = spawnWriter(this.fail ? { file: bench.path('.') } : options);
    this.started.push(worker);
    return worker;
  };

  async end(): Promise<void> {
    await this.started.at(-1)?.terminate();
  }
}

/** Sends the same ids with the same expected revision until the store is sure, as every caller must. */
async function appendUntilSure(store: EventStore, stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<number> {
  for (;;) {
    try {
      return (await store.append(stream, expected, events)).revision;
    } catch (error) {
      // Unavailable: the thread was ended while it started, and nothing was written.
      if (!(error instanceof AppendUncertain || error instanceof StoreUnavailable)) throw error;
    }
  }
}

describe('the writer thread, when it ends', () => {
  it('between appends, is started again by the next one', async () => {
    const writers = new Writers();
    const store = await bench.open({ spawn: writers.spawn });
    const stream = newStream();
    await store.append(stream, 'no-stream', newEvents(1));

    await writers.end();

    expect(await store.append(stream, 0, newEvents(1))).toMatchObject({ revision: 1 });
    expect(writers.started).toHaveLength(2);
  });

  it('during an append, leaves it open whether that was stored; the same again makes sure', async () => {
    const writers = new Writers();
    const store = await bench.open({ spawn: writers.spawn });
    const stream = newStream();
    const events = newEvents(2);

    const append = expect(store.append(stream, 'no-stream', events)).rejects.toBeInstanceOf(AppendUncertain);
    await new Promise(setImmediate);
    await writers.end();
    await append;

    expect(await store.append(stream, 'no-stream', events)).toMatchObject({ revision: 1 });
    expect(idsOf(await all(store.readStream(stream)))).toEqual(idsOf(events));
  });

  it('again and again under load, loses nothing and stores nothing twice', async () => {
    const writers = new Writers();
    const store = await bench.open({ spawn: writers.spawn });
    let isEnding = false;

    const writing = Array.from({ length: 32 }, async () => {
      const stream = newStream();
      const events: NewEvent[] = [];
      for (let expected: ExpectedRevision = 'no-stream'; !isEnding; ) {
        const event = newEvent();
        events.push(event);
        expected = await appendUntilSure(store, stream, expected, [event]);
      }
      return { stream, events };
    });
    for (let round = 0; round < 8; round += 1) {
      await sleep(30 + Math.random() * 60);
      await writers.end();
    }
    isEnding = true;

    for (const { stream, events } of await Promise.all(writing)) {
      expect(idsOf(await all(store.readStream(stream)))).toEqual(idsOf(events));
    }
    expect(writers.started.length).toBeGreaterThan(4);
  }, 30_000);

  it('and does not start again, makes appends unavailable until it does; reads go on', async () => {
    const writers = new Writers();
    const store = await bench.open({ spawn: writers.spawn });
    const stream = newStream();
    await store.append(stream, 'no-stream', newEvents(1));

    writers.fail = true;
    await writers.end();
    await expect(store.append(stream, 0, newEvents(1))).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await all(store.readStream(stream))).toHaveLength(1);

    writers.fail = false;
    expect(await store.append(stream, 0, newEvents(1))).toMatchObject({ revision: 1 });
  });

  it('is gone after the store is closed', async () => {
    const writers = new Writers();
    const store = await bench.open({ spawn: writers.spawn });
    const exited = once(writers.started[0] as Worker, 'exit');

    await store.close();
    await exited;
    expect(writers.started[0]?.threadId).toBe(-1);
  });
});
