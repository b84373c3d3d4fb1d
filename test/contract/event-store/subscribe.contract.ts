import { setTimeout as sleep } from 'node:timers/promises';
import { CheckpointBeyondLog, isAfter, type LogItem } from '../../../src/platform/event-store/event-store.ts';
import { after, all, appendOneByOne, checkpoints, follow, hasCaughtUp, hasRecorded, idsOf, newCategory, newEvent, newEvents, newStream, readable, recorded, type CurrentStore } from './fixtures.ts';

export function subscribeContract(store: CurrentStore): void {
  describe('subscribe', () => {
    it('gives what was recorded, says that it has caught up, then gives what follows', async () => {
      const category = newCategory();
      const [before, live] = [newEvents(3), newEvents(2)];
      const stream = newStream(category);
      await store().append(stream, 'no-stream', before);

      const following = follow(store(), { filter: { streamPrefixes: [category] } });
      await following.until(hasCaughtUp);
      expect(idsOf(recorded(following.items))).toEqual(idsOf(before));
      await store().append(stream, 2, live);
      await following.until(hasRecorded(5));

      const items = await following.stop();
      expect(readable(recorded(items))).toEqual(readable([...before, ...live]));
      expect(items.findIndex((item) => item.kind === 'caught-up')).toBeGreaterThan(2);
    });

    it('begins strictly after a position', async () => {
      const category = newCategory();
      const filter = { streamPrefixes: [category] };
      await store().append(newStream(category), 'no-stream', newEvents(4));
      const log = await all(store().readAll({ filter }));

      const following = follow(store(), { after: log[1]?.position, filter });
      await following.until(hasCaughtUp);
      expect(idsOf(recorded(await following.stop()))).toEqual(idsOf(log.slice(2)));
    });

    it('says that it has caught up when there is nothing to give', async () => {
      const following = follow(store(), { after: await store().end(), filter: { streamPrefixes: [newCategory()] } });
      await following.until(hasCaughtUp);

      expect(recorded(await following.stop())).toEqual([]);
    });

    it('keeps the order of the log, without gaps or doubles, while many append', async () => {
      const category = newCategory();
      const filter = { streamPrefixes: [category] };
      const following = follow(store(), { after: await store().end(), filter });
      await following.until(hasCaughtUp);

      const appends = Array.from({ length: 10 }, () => appendOneByOne(store(), newStream(category), newEvents(20)));
      const others = appendOneByOne(store(), newStream(), newEvents(20));
      await Promise.all([...appends, others]);
      await following.until(hasRecorded(200));

      const seen = recorded(await following.stop());
      expect(idsOf(seen)).toEqual(idsOf(await all(store().readAll({ filter }))));
      expect(seen.every((event, at) => at === 0 || isAfter(event.position, seen[at - 1]?.position ?? event.position))).toBe(true);
    });

    it('gives large events, and more of them than it reads at once', async () => {
      const category = newCategory();
      const large = Array.from({ length: 5 }, () => newEvent({ data: new Uint8Array(400_000) }));
      const many = newEvents(1_200);
      const following = follow(store(), { after: await store().end(), filter: { streamPrefixes: [category] } });
      await appendOneByOne(store(), newStream(category), large);
      await store().append(newStream(category), 'no-stream', many);

      await following.until(hasRecorded(1_205));
      expect(idsOf(recorded(await following.stop()))).toEqual(idsOf([...large, ...many]));
    });

    it('gives each of two subscribers everything', async () => {
      const category = newCategory();
      const filter = { streamPrefixes: [category] };
      const followings = [follow(store(), { filter }), follow(store(), { filter })];
      const events = newEvents(10);

      await appendOneByOne(store(), newStream(category), events);

      for (const following of followings) {
        await following.until(hasRecorded(10));
        expect(idsOf(recorded(await following.stop()))).toEqual(idsOf(events));
      }
    });
  });

  describe('the checkpoints of a subscription', () => {
    it('move on over events that do not match', async () => {
      const start = await store().end();
      for (let count = 0; count < 20; count += 1) await store().append(newStream(), 'no-stream', newEvents(20));

      const following = follow(store(), { after: start, filter: { streamPrefixes: [newCategory()] } });
      await following.until((items) => checkpoints(items).some((position) => start === undefined || isAfter(position, start)));

      expect(recorded(await following.stop())).toEqual([]);
    });

    it('never go backwards, and a resumption from any of them misses nothing and gives nothing twice', async () => {
      const category = newCategory();
      const filter = { streamPrefixes: [category] };
      const start = await store().end();
      const following = follow(store(), { after: start, filter });
      for (let round = 0; round < 5; round += 1) {
        await store().append(newStream(category), 'no-stream', newEvents(3));
        await store().append(newStream(), 'no-stream', newEvents(100));
      }
      await following.until(hasRecorded(15));
      await following.until((items) => checkpoints(items).length > 0);
      const items = await following.stop();

      const positions = items.flatMap((item) => (item.kind === 'recorded' ? [item.event.position] : item.kind === 'checkpoint' ? [item.position] : []));
      expect(positions.every((position, at) => at === 0 || !isAfter(positions[at - 1] ?? position, position))).toBe(true);
      for (const [at, item] of items.entries()) {
        if (item.kind !== 'checkpoint') continue;
        const resumed = follow(store(), { after: item.position, filter });
        await resumed.until(hasCaughtUp);
        const missing = idsOf(await all(store().readAll({ ...after(start), filter }))).slice(recorded(items.slice(0, at)).length);
        expect(idsOf(recorded(await resumed.stop()))).toEqual(missing);
      }
    });

    it('are refused beyond the end of the log: a restored back-up, or another store', async () => {
      await store().append(newStream(), 'no-stream', newEvents(1));
      const end = await store().end();
      const beyond = (end?.commit ?? 0n) + 2n ** 40n;

      const following = follow(store(), { after: { commit: beyond, prepare: beyond } });
      await expect(following.until(hasCaughtUp)).rejects.toBeInstanceOf(CheckpointBeyondLog);
      await expect(following.stop()).rejects.toMatchObject({ code: 'checkpoint-beyond-log' });
    });
  });

  describe('the end of a subscription', () => {
    const iterator = (category: string, signal: AbortSignal): AsyncIterator<LogItem> =>
      store().subscribe({ filter: { streamPrefixes: [category] }, signal })[Symbol.asyncIterator]();

    it('comes when it is aborted while it waits', async () => {
      const following = follow(store(), { after: await store().end(), filter: { streamPrefixes: [newCategory()] } });
      await following.until(hasCaughtUp);
      await sleep(50);

      await following.stop();
    });

    it('comes when it is aborted between two events', async () => {
      const category = newCategory();
      const aborting = new AbortController();
      await store().append(newStream(category), 'no-stream', newEvents(5));

      const seen: LogItem[] = [];
      for await (const item of store().subscribe({ filter: { streamPrefixes: [category] }, signal: aborting.signal })) {
        seen.push(item);
        if (recorded(seen).length === 2) aborting.abort();
      }
      expect(recorded(seen)).toHaveLength(2);
    });

    it('comes at once when it was aborted before', async () => {
      expect(await all(store().subscribe({ signal: AbortSignal.abort() }))).toEqual([]);
    });

    it('comes when the reader leaves its loop; the store goes on', async () => {
      const category = newCategory();
      const stream = newStream(category);
      await store().append(stream, 'no-stream', newEvents(5));

      const { signal } = new AbortController();
      for await (const item of store().subscribe({ filter: { streamPrefixes: [category] }, signal })) if (item.kind === 'recorded') break;
      expect(await store().append(stream, 4, newEvents(1))).toMatchObject({ revision: 5 });
    });

    it('comes when the iterator is returned while it waits', async () => {
      const items = iterator(newCategory(), new AbortController().signal);
      for (let item = await items.next(); !item.done && item.value.kind !== 'caught-up'; ) item = await items.next();
      const waiting = items.next();
      await sleep(50);

      expect(await items.return?.()).toMatchObject({ done: true });
      expect(await waiting).toMatchObject({ done: true });
    });
  });
}
