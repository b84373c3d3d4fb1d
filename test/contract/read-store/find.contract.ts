import fc from 'fast-check';
import type { Field, Query, ReadDocument, ReadStore } from '../../../src/platform/read-store/read-store.ts';
import { at, build, ids, put, sample, TIMELINE } from './read-store.samples.ts';

const PUPIL = { where: { dossier: 'd1' } } as const;

/** @param textOrder `utf-16` only for a stand-in that compares text as its own language does, not as the server it stands for */
export function findContract(current: () => ReadStore, textOrder: 'bytes' | 'utf-16' = 'bytes'): void {
  describe('find (docs/notes.md, Folding, lists: keyset paging along a declared index)', () => {
    let store: ReadStore;

    beforeEach(async () => {
      store = current();
      await store.ensure(TIMELINE);
    });

    const filled = (...documents: ReadDocument[]) => store.apply(TIMELINE.name, documents.map((it) => put(it, at(1))), at(1));
    const find = async (query: Partial<Query>) => ids(await store.find(TIMELINE.name, { where: {}, limit: 100, ...query }));

    it('gives what equals every field of where, by id when unsorted', async () => {
      await filled(sample('c'), sample('a'), sample('b', { dossier: 'd2' }));
      expect(await find(PUPIL)).toEqual(['a', 'c']);
      expect(await find({})).toEqual(['a', 'b', 'c']);
    });

    it('tells false, zero, empty text and no value apart', async () => {
      await filled(sample('no', { closed: false }), sample('null', { closed: null }), sample('yes', { closed: true }), sample('empty', { dossier: '' }), sample('none', { dossier: null }));
      const closed = (value: Field) => find({ where: { dossier: 'd1', closed: value }, sort: { field: 'number', direction: 'ascending' } });
      expect(await closed(false)).toEqual(['no']);
      expect(await closed(true)).toEqual(['yes']);
      expect(await closed(null)).toEqual(['null']);
      expect(await find({ where: { dossier: '' } })).toEqual(['empty']);
      expect(await find({ where: { dossier: null } })).toEqual(['none']);
    });

    it('sorts by the field, then by id, both in the same direction; no value comes first', async () => {
      await filled(sample('b', { occurredOn: '2026-01-02' }), sample('a', { occurredOn: '2026-01-02' }), sample('c', { occurredOn: '2026-01-01' }), sample('d', { occurredOn: null }));
      const sorted = (direction: 'ascending' | 'descending') => find({ ...PUPIL, sort: { field: 'occurredOn', direction } });
      expect(await sorted('ascending')).toEqual(['d', 'c', 'a', 'b']);
      expect(await sorted('descending')).toEqual(['b', 'a', 'c', 'd']);
    });

    it('sorts numbers by size and text by its bytes', async () => {
      await filled(...[9, 10, -1, 0].map((n) => sample(`n${n}`, { number: n })));
      expect(await find({ sort: { field: 'number', direction: 'ascending' } })).toEqual(['n-1', 'n0', 'n9', 'n10']);
      await filled(...['é', 'z', 'Z', '\u{1f9d2}', '\uffee'].map((text) => sample(`t${text}`, { dossier: 'text', occurredOn: text })));
      expect(await find({ where: { dossier: 'text' }, sort: { field: 'occurredOn', direction: 'ascending' } })).toEqual(['tZ', 'tz', 'té', ...(textOrder === 'bytes' ? ['t\uffee', 't\u{1f9d2}'] : ['t\u{1f9d2}', 't\uffee'])]);
    });

    it('takes both ends of a range, and no row without value', async () => {
      await filled(...[1, 2, 3, 4].map((n) => sample(`n${n}`, { number: n })), sample('none', { number: null }));
      const ranged = (range: NonNullable<Query['range']>) => find({ sort: { field: 'number', direction: 'descending' }, range });
      expect(await ranged({ from: 2, until: 3 })).toEqual(['n3', 'n2']);
      expect(await ranged({ from: 3 })).toEqual(['n4', 'n3']);
      expect(await ranged({ until: 2 })).toEqual(['n2', 'n1']);
      expect(await ranged({})).toEqual(['n4', 'n3', 'n2', 'n1', 'none']);
    });

    it('begins strictly beyond a row, also when that row is gone', async () => {
      await filled(...['a', 'b', 'c'].map((id) => sample(id)));
      const after = { value: '2026-01-01', id: 'b' };
      expect(await find({ ...PUPIL, sort: { field: 'occurredOn', direction: 'ascending' }, after })).toEqual(['c']);
      expect(await find({ ...PUPIL, sort: { field: 'occurredOn', direction: 'descending' }, after })).toEqual(['a']);
      expect(await find({ ...PUPIL, after: { value: null, id: 'aa' } })).toEqual(['b', 'c']);
    });

    it.each<[string, Partial<Query>]>([
      ['fields without an index', { where: { closed: true } }],
      ['only the beginning of an index', { where: { dossier: 'd1', closed: true } }],
      ['a sort field that is not the last of an index', { where: { dossier: 'd1' }, sort: { field: 'closed', direction: 'ascending' } }],
      ['an undeclared field', { where: { nothing: 1 } }],
      ['a value of another type', { where: { dossier: 7 } }],
      ['an operator as a value', { where: { dossier: { $ne: '' } as unknown as Field } }],
      ['an absent value', { where: { dossier: undefined as unknown as Field } }],
      ['a range without sort', { ...PUPIL, range: { from: 'a' } }],
      ['a range from no value', { ...PUPIL, sort: { field: 'occurredOn', direction: 'ascending' }, range: { from: null } }],
      ['a range of another type', { ...PUPIL, sort: { field: 'occurredOn', direction: 'ascending' }, range: { from: 7 } }],
      ['a page after a value of another type', { ...PUPIL, sort: { field: 'occurredOn', direction: 'ascending' }, after: { value: 7, id: 'a' } }],
      ['a limit of nothing', { limit: 0 }],
      ['a limit that is not whole', { limit: 1.5 }],
    ])('refuses %s: an error of the programmer', async (_, query) => {
      await expect(find(query)).rejects.toThrow(TypeError);
    });

    it('gives each row exactly once over all pages, in order, in both directions', async () => {
      let number = 100;
      await fc.assert(
        fc.asyncProperty(pages, async ({ documents, limit, direction, range }) => {
          const { name } = build((number += 1));
          await store.ensure(build(number));
          await store.apply(name, documents.map((it) => put(it, at(1))), at(1));
          const query = { ...PUPIL, sort: { field: 'occurredOn', direction }, ...(range && { range }), limit };
          expect(await allPages(store, name, query)).toEqual(ids(inOrder(documents, direction, range, comparable[textOrder])));
        }),
        { numRuns: 60 },
      );
    }, 60_000);
  });
}

async function allPages(store: ReadStore, collection: string, query: Query): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let after: Query['after']; ; ) {
    const page = await store.find(collection, after === undefined ? query : { ...query, after });
    seen.push(...ids(page));
    const last = page.at(-1);
    if (last === undefined) return seen;
    expect(page.length).toBeLessThanOrEqual(query.limit);
    after = { value: last.fields['occurredOn'] ?? null, id: last.id };
  }
}

/** Bytes whose order is the order of the text. */
const comparable = { bytes: (it: string) => Buffer.from(it), 'utf-16': (it: string) => Buffer.from(it, 'utf16le').swap16() };

/** What the store must give, sorted here in memory. */
function inOrder(documents: readonly ReadDocument[], direction: string, range: Query['range'], bytes: (text: string) => Buffer): readonly ReadDocument[] {
  const value = (it: ReadDocument): Buffer | null => (typeof it.fields['occurredOn'] === 'string' ? bytes(it.fields['occurredOn']) : null);
  const end = (it: Field | undefined): Buffer | undefined => (typeof it === 'string' ? bytes(it) : undefined);
  const [from, until] = [end(range?.from), end(range?.until)];
  const within = (it: Buffer | null): boolean =>
    range === undefined || (it !== null && (from === undefined || from.compare(it) <= 0) && (until === undefined || until.compare(it) >= 0));
  const sorted = documents
    .filter((it) => it.fields['dossier'] === 'd1' && within(value(it)))
    .sort((a, b) => compare(value(a), value(b)) || bytes(a.id).compare(bytes(b.id)));
  return direction === 'ascending' ? sorted : sorted.reverse();
}

const compare = (a: Buffer | null, b: Buffer | null): number => (a === null || b === null ? Number(a !== null) - Number(b !== null) : a.compare(b));

const text = fc.oneof(fc.constantFrom('2026-01-01', '2026-01-02', 'é', '\u{1f9d2}'), fc.string({ unit: 'binary', maxLength: 4 }));

const document = fc
  .record({ id: fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }), dossier: fc.constantFrom('d1', 'd1', 'd1', 'd2'), occurredOn: fc.option(text) })
  .map(({ id, ...fields }) => sample(id, fields));

const pages = fc.record({
  documents: fc.uniqueArray(document, { selector: ({ id }) => id, maxLength: 25 }),
  limit: fc.integer({ min: 1, max: 7 }),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
  range: fc.option(fc.oneof(text.map((from) => ({ from })), text.map((until) => ({ until })), fc.tuple(text, text).map(([from, until]) => ({ from, until }))), { nil: undefined }),
});
