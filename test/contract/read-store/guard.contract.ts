import fc from 'fast-check';
import { isAfter } from '../../../src/platform/event-store/event-store.ts';
import type { Change, ReadDocument, ReadStore } from '../../../src/platform/read-store/read-store.ts';
import { at, build, gone, plain, put, sample, TIMELINE } from './read-store.samples.ts';

/** Delivery is at least once and late; the effect is once (docs/architecture.md, Projections). */
export function guardContract(current: () => ReadStore): void {
  describe('the position guard (docs/architecture.md, Projections: position <, checkpoint after the changes)', () => {
    let store: ReadStore;

    beforeEach(async () => {
      store = current();
      await store.ensure(TIMELINE);
    });

    const apply = (change: Change, checkpoint = change.position) => store.apply(TIMELINE.name, [change], checkpoint);

    it('replaces a document by a later one', async () => {
      await apply(put(sample('a', { number: 1 }), at(1)));
      await apply(put(sample('a', { number: 2 }), at(2)));
      expect((await store.get(TIMELINE.name, 'a'))?.fields['number']).toBe(2);
    });

    it('changes nothing by a write at the stored position or before it', async () => {
      await apply(put(sample('a', { number: 5 }), at(5)));
      await apply(put(sample('a', { number: 55 }), at(5)));
      await apply(put(sample('a', { number: 4 }), at(4)));
      await apply(gone('a', at(5)));
      expect((await store.get(TIMELINE.name, 'a'))?.fields['number']).toBe(5);
    });

    it('keeps a deletion against late writes, and lets a later event bring the document back', async () => {
      await apply(put(sample('a'), at(1)));
      await apply(gone('a', at(5)));
      await apply(put(sample('a'), at(4)));
      expect(await store.get(TIMELINE.name, 'a')).toBeUndefined();
      expect((await store.getMany(TIMELINE.name, ['a'])).size).toBe(0);
      expect(await store.find(TIMELINE.name, { where: { dossier: 'd1' }, limit: 9 })).toEqual([]);
      await apply(put(sample('a'), at(6)));
      expect(plain(await store.get(TIMELINE.name, 'a'))).toEqual(plain(sample('a')));
    });

    it('keeps a deletion that came before the document', async () => {
      await apply(gone('a', at(5)));
      await apply(put(sample('a'), at(4)));
      expect(await store.get(TIMELINE.name, 'a')).toBeUndefined();
    });

    it('tells two positions apart that one JS number could not', async () => {
      const position = 2n ** 62n;
      await apply(put(sample('a', { number: 1 }), { commit: position, prepare: position }));
      await apply(put(sample('a', { number: 2 }), { commit: position + 1n, prepare: position + 1n }));
      expect((await store.get(TIMELINE.name, 'a'))?.fields['number']).toBe(2);
      expect(await store.checkpoint(TIMELINE.name)).toEqual({ commit: position + 1n, prepare: position + 1n });
    });

    it('keeps the checkpoint as it was given, both numbers (docs/architecture.md, The event store port)', async () => {
      expect(await store.checkpoint(TIMELINE.name)).toBeUndefined();
      await store.apply(TIMELINE.name, [], { commit: 70n, prepare: 0n });
      expect(await store.checkpoint(TIMELINE.name)).toEqual({ commit: 70n, prepare: 0n });
    });

    it('never moves the checkpoint backwards, and never by the prepare position alone', async () => {
      await store.apply(TIMELINE.name, [], { commit: 70n, prepare: 70n });
      await store.apply(TIMELINE.name, [], { commit: 69n, prepare: 69n });
      await store.apply(TIMELINE.name, [], { commit: 70n, prepare: 0n });
      expect(await store.checkpoint(TIMELINE.name)).toEqual({ commit: 70n, prepare: 70n });
    });

    it('refuses a position that is not two bigints', async () => {
      const numbers = { commit: 1, prepare: 1 } as unknown as ReturnType<typeof at>;
      await expect(apply(put(sample('a'), numbers), at(1))).rejects.toThrow(TypeError);
      await expect(store.apply(TIMELINE.name, [], numbers)).rejects.toThrow(TypeError);
    });

    it('takes thousands of changes in one batch', async () => {
      const changes = Array.from({ length: 5_000 }, (_, n) => put(sample(`doc-${n}`, { number: n }), at(n)));
      await store.apply(TIMELINE.name, changes, at(5_000));
      expect(await store.count(TIMELINE.name)).toBe(5_000);
    });

    it('ends in the same documents and checkpoint, however often and in whatever order batches come', async () => {
      let number = 100;
      await fc.assert(
        fc.asyncProperty(replays, async ({ history, batches }) => {
          const { name } = build((number += 1));
          await store.ensure(build(number));
          for (const batch of batches) await store.apply(name, batch, batch.at(-1)?.position ?? at(0));
          await store.apply(name, history, at(1_000));
          await store.apply(name, batches.flat(), at(999));
          const found = await store.find(name, { where: {}, limit: 100 });
          expect(found.map(plain)).toEqual([...expected(history).values()].map(plain).sort(byId));
          expect(await store.checkpoint(name)).toEqual(at(1_000));
        }),
        { numRuns: 40 },
      );
    }, 60_000);
  });
}

const byId = (a: unknown, b: unknown): number => ((a as ReadDocument).id < (b as ReadDocument).id ? -1 : 1);

/** What the documents must be: of each id the change with the latest position. */
function expected(history: readonly Change[]): ReadonlyMap<string, ReadDocument> {
  const latest = new Map<string, Change>();
  for (const change of history) {
    const id = change.kind === 'put' ? change.document.id : change.id;
    const known = latest.get(id);
    if (known === undefined || isAfter(change.position, known.position)) latest.set(id, change);
  }
  return new Map([...latest].flatMap(([id, change]) => (change.kind === 'put' ? [[id, change.document] as const] : [])));
}

/** A log of at most 30 events on five documents, and batches cut from it with repeats, in any order. */
const replays = fc
  .array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), deletes: fc.boolean() }), { minLength: 1, maxLength: 30 })
  .map((events) => events.map(({ id, deletes }, n): Change => (deletes ? gone(id, at(n + 1)) : put(sample(id, { number: n + 1 }), at(n + 1)))))
  .chain((history) =>
    fc.record({
      history: fc.constant(history),
      batches: fc.array(fc.array(fc.constantFrom(...history), { maxLength: 12 }), { maxLength: 6 }),
    }),
  );
