import { setTimeout as sleep } from 'node:timers/promises';
import { isAfter, type NewEvent } from '../../../src/platform/event-store/event-store.ts';
import { after, all, appendOneByOne, idsOf, newCategory, newEvent, newEvents, newStream, readable, type CurrentStore } from './fixtures.ts';

type Range = NonNullable<Parameters<ReturnType<CurrentStore>['readStream']>[1]>;

const RANGES: [Range, number[]][] = [
  [{}, [0, 1, 2, 3, 4]],
  [{ from: 0 }, [0, 1, 2, 3, 4]],
  [{ from: 3 }, [3, 4]],
  [{ from: 4 }, [4]],
  [{ from: 5 }, []],
  [{ limit: 2 }, [0, 1]],
  [{ from: 2, limit: 2 }, [2, 3]],
  [{ from: 4, limit: 2 }, [4]],
  [{ limit: 0 }, []],
  [{ direction: 'backwards' }, [4, 3, 2, 1, 0]],
  [{ direction: 'backwards', from: 2 }, [2, 1, 0]],
  [{ direction: 'backwards', from: 0 }, [0]],
  [{ direction: 'backwards', from: 9 }, [4, 3, 2, 1, 0]],
  [{ direction: 'backwards', limit: 2 }, [4, 3]],
  [{ direction: 'backwards', from: 2, limit: 2 }, [2, 1]],
  [{ direction: 'backwards', limit: 0 }, []],
];

export function readContract(store: CurrentStore): void {
  describe('readStream', () => {
    it.each(RANGES)('of five events with %j gives the revisions %j', async (range, revisions) => {
      const stream = newStream();
      await store().append(stream, 'no-stream', newEvents(5));

      const events = await all(store().readStream(stream, range));
      expect(events.map((event) => event.revision)).toEqual(revisions);
    });

    it.each(['forwards', 'backwards'] as const)('of a missing stream gives nothing, %s', async (direction) => {
      expect(await all(store().readStream(newStream(), { direction }))).toEqual([]);
    });

    it('gives only its own stream, not one whose name goes on', async () => {
      const stream = newStream();
      const own = newEvents(2);
      await store().append(stream, 'no-stream', own);
      await store().append(`${stream}-more`, 'no-stream', newEvents(2));

      expect(idsOf(await all(store().readStream(stream)))).toEqual(idsOf(own));
    });

    it('sees at once what was just stored', async () => {
      const stream = newStream();
      for (let revision = 0; revision < 20; revision += 1) {
        await store().append(stream, revision === 0 ? 'no-stream' : revision - 1, newEvents(1));
        expect(await all(store().readStream(stream))).toHaveLength(revision + 1);
      }
    });

    it.each(['forwards', 'backwards'] as const)('of a long stream has no gap and nothing double, %s', async (direction) => {
      const stream = newStream();
      const events = newEvents(1_200);
      for (let from = 0; from < 1_200; from += 400) await store().append(stream, from === 0 ? 'no-stream' : from - 1, events.slice(from, from + 400));

      const stored = await all(store().readStream(stream, { direction }));
      expect(idsOf(stored)).toEqual(idsOf(direction === 'forwards' ? events : events.toReversed()));
    });

    it('of large events gives them all', async () => {
      const stream = newStream();
      const events = Array.from({ length: 8 }, (_, byte) => newEvent({ data: new Uint8Array(400_000).fill(byte) }));
      await appendOneByOne(store(), stream, events);

      expect(idsOf(await all(store().readStream(stream)))).toEqual(idsOf(events));
      expect(idsOf(await all(store().readStream(stream, { direction: 'backwards', limit: 5 })))).toEqual(idsOf(events.toReversed().slice(0, 5)));
    });

    it('can be left early', async () => {
      const stream = newStream();
      await store().append(stream, 'no-stream', newEvents(5));

      for await (const event of store().readStream(stream)) if (event.revision === 1) break;
      expect(await all(store().readStream(stream))).toHaveLength(5);
    });
  });

  describe('readAll', () => {
    const written = async (category: string, streams: number, perStream: number): Promise<NewEvent[]> => {
      const names = Array.from({ length: streams }, () => newStream(category));
      const events: NewEvent[] = [];
      for (let revision = 0; revision < perStream; revision += 1) {
        for (const name of names) {
          const event = newEvent();
          events.push(event);
          await store().append(name, revision === 0 ? 'no-stream' : revision - 1, [event]);
        }
      }
      return events;
    };

    it('gives the events of all streams in the order in which they were stored', async () => {
      const start = await store().end();
      const category = newCategory();
      const events = await written(category, 3, 4);

      const log = await all(store().readAll(after(start)));
      const own = log.filter((event) => event.stream.startsWith(category));
      expect(readable(own)).toEqual(readable(events));
      expect(log.every((event, at) => at === 0 || isAfter(event.position, log[at - 1]?.position ?? event.position))).toBe(true);
    });

    it('begins strictly after a position', async () => {
      const category = newCategory();
      const filter = { streamPrefixes: [category] };
      const events = await written(category, 2, 3);
      const log = await all(store().readAll({ filter }));

      for (const [at, { position }] of log.entries()) {
        expect(idsOf(await all(store().readAll({ after: position, filter })))).toEqual(idsOf(events.slice(at + 1)));
      }
    });

    it('gives no more than its limit, and can be continued from there', async () => {
      const category = newCategory();
      const filter = { streamPrefixes: [category] };
      const events = await written(category, 2, 3);

      const first = await all(store().readAll({ filter, limit: 4 }));
      const rest = await all(store().readAll({ filter, limit: 4, ...after(first.at(-1)?.position) }));
      expect(idsOf(first)).toEqual(idsOf(events.slice(0, 4)));
      expect(idsOf(rest)).toEqual(idsOf(events.slice(4)));
    });

    it('takes a prefix literally, and any one of several', async () => {
      const [one, other, third] = [newCategory(), newCategory(), newCategory()];
      const events = [...(await written(`${one}a_b%`, 1, 1)), ...(await written(other, 1, 1))];
      await written(`${one}axbz`, 1, 1);
      await written(third, 1, 1);

      expect(idsOf(await all(store().readAll({ filter: { streamPrefixes: [`${one}a_b%`, other] } })))).toEqual(idsOf(events));
    });

    it('with an empty list of prefixes gives nothing', async () => {
      await written(newCategory(), 1, 1);

      expect(await all(store().readAll({ filter: { streamPrefixes: [] } }))).toEqual([]);
    });

    it('after the end of the log gives nothing', async () => {
      await written(newCategory(), 1, 1);

      expect(await all(store().readAll(after(await store().end())))).toEqual([]);
    });

    it('of large events gives them all, whether their streams are filtered or not', async () => {
      const start = await store().end();
      const category = newCategory();
      const events = Array.from({ length: 8 }, () => newEvent({ data: new Uint8Array(400_000) }));
      await appendOneByOne(store(), newStream(category), events);

      const log = await all(store().readAll(after(start)));
      expect(idsOf(log.filter((event) => event.stream.startsWith(category)))).toEqual(idsOf(events));
      expect(idsOf(await all(store().readAll({ ...after(start), filter: { streamPrefixes: [category] } })))).toEqual(idsOf(events));
    });

    it('of many events gives them all', async () => {
      const start = await store().end();
      const category = newCategory();
      const appends = Array.from({ length: 3 }, () => newEvents(400));
      for (const events of appends) await store().append(newStream(category), 'no-stream', events);

      const filter = { streamPrefixes: [category] };
      expect(idsOf(await all(store().readAll({ ...after(start), filter })))).toEqual(idsOf(appends.flat()));
      expect(await all(store().readAll({ ...after(start), filter, limit: 1_100 }))).toHaveLength(1_100);
    });

    it('has no gap and nothing double while others append', async () => {
      const category = newCategory();
      const start = await store().end();
      const writing = Promise.all(Array.from({ length: 8 }, () => written(category, 1, 25)));

      const seen: string[] = [];
      let last = start;
      while (seen.length < 200) {
        await sleep(1);
        for await (const event of store().readAll({ ...after(last), filter: { streamPrefixes: [category] } })) {
          seen.push(event.id);
          last = event.position;
        }
      }

      expect(seen.toSorted()).toEqual(idsOf((await writing).flat()).toSorted());
    });
  });

  describe('end', () => {
    it('is the position of the last event, and moves with each append', async () => {
      const stream = newStream();
      await store().append(stream, 'no-stream', newEvents(2));
      const first = await store().end();
      await store().append(stream, 1, newEvents(2));
      const second = await store().end();

      const stored = await all(store().readStream(stream));
      expect(first && second && isAfter(second, first)).toBe(true);
      expect(second && stored.every(({ position }) => !isAfter(position, second))).toBe(true);
    });
  });
}
