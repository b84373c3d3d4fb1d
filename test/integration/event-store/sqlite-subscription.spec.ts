import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable, WrongExpectedRevision, type LogItem } from '../../../src/platform/event-store/event-store.ts';
import { SqliteEventStore } from '../../../src/platform/event-store/sqlite/sqlite-event-store.ts';
import { all, appendOneByOne, checkpoints, follow, hasCaughtUp, hasRecorded, idsOf, newCategory, newEvent, newEvents, newStream, recorded } from '../../contract/event-store/fixtures.ts';
import { Workbench } from './sqlite.fixtures.ts';

const bench = Workbench.forEachTest();
const kinds = (items: readonly LogItem[]): string[] => items.map(({ kind }) => kind);

describe('a subscription to the SQLite store', () => {
  it('says that it has caught up each time that it reaches the end, and not again while nothing happens', async () => {
    const store = await bench.open();
    const stream = newStream();
    const following = follow(store, {});
    await following.until(hasCaughtUp);

    for (let revision = 0; revision < 3; revision += 1) {
      await store.append(stream, revision === 0 ? 'no-stream' : revision - 1, newEvents(1));
      await following.until((items) => kinds(items).at(-1) === 'caught-up' && hasRecorded(revision + 1)(items));
    }

    expect(kinds(await following.stop())).toEqual(['caught-up', 'recorded', 'caught-up', 'recorded', 'caught-up', 'recorded', 'caught-up']);
  });

  it('gives one checkpoint, at the end of the log, after what does not match', async () => {
    const store = await bench.open();
    const category = newCategory();
    await store.append(newStream(category), 'no-stream', newEvents(2));
    await store.append(newStream(), 'no-stream', newEvents(3));

    const following = follow(store, { filter: { streamPrefixes: [category] } });
    await following.until(hasCaughtUp);
    const items = await following.stop();
    expect(kinds(items)).toEqual(['recorded', 'recorded', 'checkpoint', 'caught-up']);
    expect(checkpoints(items)).toEqual([await store.end()]);
  });

  it('goes over a long stretch that does not match in pages, each with its checkpoint', async () => {
    const store = await bench.open();
    const category = newCategory();
    for (let count = 0; count < 5; count += 1) await store.append(newStream(), 'no-stream', newEvents(1_000));
    await store.append(newStream(category), 'no-stream', newEvents(1));

    const following = follow(store, { filter: { streamPrefixes: [category] } });
    await following.until(hasCaughtUp);
    const items = await following.stop();
    expect(checkpoints(items).map(({ commit }) => commit)).toEqual([2_000n, 4_000n]);
    expect(recorded(items)).toHaveLength(1);
  });

  it('is woken by an append: it does not wait for its look around every second', async () => {
    const store = await bench.open();
    const stream = newStream();
    const following = follow(store, {});
    const started = Date.now();

    for (let revision = 0; revision < 30; revision += 1) {
      await store.append(stream, revision === 0 ? 'no-stream' : revision - 1, newEvents(1));
      await following.until(hasRecorded(revision + 1));
    }

    // 30 looks around would take 30 s; the bound is far from both.
    expect(Date.now() - started).toBeLessThan(15_000);
    await following.stop();
  }, 40_000);

  it('accepts a checkpoint at the very end, and 0 for an empty log', async () => {
    const store = await bench.open();
    const empty = follow(store, { after: { commit: 0n, prepare: 0n } });
    await empty.until(hasCaughtUp);
    await empty.stop();

    await store.append(newStream(), 'no-stream', newEvents(1));
    const atEnd = follow(store, { after: await store.end() });
    await atEnd.until(hasCaughtUp);
    expect(kinds(await atEnd.stop())).toEqual(['caught-up']);
  });

  it('leaves no listener on the signal that it was given', async () => {
    const store = await bench.open();
    const { signal } = new AbortController();
    await appendOneByOne(store, newStream(), newEvents(3));

    const warned = jest.fn();
    process.once('warning', warned);
    for (let round = 0; round < 50; round += 1) {
      for await (const item of store.subscribe({ signal })) if (item.kind === 'caught-up') break;
    }
    await new Promise(setImmediate);
    process.off('warning', warned);
    expect(warned).not.toHaveBeenCalled();
  });
});

describe('a thread beside the one that has the store open', () => {
  it('follows its log and reads what was stored, and appends nothing', async () => {
    const store = await bench.open();
    const stream = newStream();
    await store.append(stream, 'no-stream', newEvents(2));
    const beside = SqliteEventStore.openToFollow({ file: bench.path() });
    const following = follow(beside, {});
    await following.until(hasCaughtUp);

    await store.append(stream, 1, newEvents(3));
    await following.until(hasRecorded(5));
    expect(recorded(await following.stop()).map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
    expect((await all(beside.readStream(stream, { from: 3 }))).map(({ revision }) => revision)).toEqual([3, 4]);
    await expect(beside.append(stream, 4, newEvents(1))).rejects.toThrow(StoreUnavailable);
    await beside.close();
    expect(await all(store.readStream(stream))).toHaveLength(5);
  });

  it('needs a store that was made', () => {
    expect(() => SqliteEventStore.openToFollow({ file: bench.path('none.db') })).toThrow(StoreUnavailable);
  });
});

describe('an event that someone else wrote into the file', () => {
  it('is found by the look around, and not overwritten', async () => {
    const store = await bench.open();
    const [stream, other] = [newStream(), newEvent()];
    await store.append(stream, 'no-stream', newEvents(1));
    const following = follow(store, { after: await store.end() });
    await following.until(hasCaughtUp);

    const foreign = new DatabaseSync(bench.path());
    foreign.prepare('INSERT INTO events (stream, revision, id, type, data, metadata) VALUES (1, 1, ?, ?, ?, ?)').run(other.id, other.type, other.data, '{}');
    foreign.close();

    await following.until(hasRecorded(1));
    expect(idsOf(recorded(await following.stop()))).toEqual([other.id]);
    await expect(store.append(stream, 0, newEvents(1))).rejects.toBeInstanceOf(WrongExpectedRevision);
    expect(await all(store.readStream(stream))).toHaveLength(2);
  });
});
