import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadStoreUnavailable, UnknownCollection, type Query } from '../../../src/platform/read-store/read-store.ts';
import { walks } from '../../../src/platform/read-store/sqlite/find.ts';
import { SqliteReadStore } from '../../../src/platform/read-store/sqlite/sqlite-read-store.ts';
import { readStoreContract } from './read-store.contract.ts';
import { at, ids, plain, put, sample, TIMELINE } from './read-store.samples.ts';

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'read-store-'));

describe('The read store on SQLite', () => {
  readStoreContract(async () => {
    const home = await folder();
    return {
      open: () => SqliteReadStore.open({ file: join(home, 'deep', 'read.db') }),
      remove: () => rm(home, { recursive: true }),
    };
  });

  describe('its file', () => {
    let home: string;
    let file: string;

    beforeEach(async () => {
      home = await folder();
      file = join(home, 'read.db');
    });
    afterEach(() => rm(home, { recursive: true }));

    it.each<[string, Partial<Query>]>([
      ['the first page', {}],
      ['the next page', { after: { value: '2026-01-01', id: 'a' } }],
      ['the next page of rows without value', { after: { value: null, id: 'a' } }],
      ['a range', { range: { from: '2026-01-01', until: '2026-02-01' } }],
      ['the next page of a range', { range: { from: '2026-01-01' }, after: { value: '2026-01-01', id: 'a' } }],
    ])('walks along the index for %s, in both directions, without sorting (docs/notes.md, Folding, lists)', async (_, page) => {
      const store = await SqliteReadStore.open({ file });
      await store.ensure(TIMELINE);
      const db = new DatabaseSync(file);
      for (const direction of ['ascending', 'descending'] as const) {
        for (const { condition, order } of walks(TIMELINE, { where: { dossier: 'd1' }, sort: { field: 'occurredOn', direction }, limit: 9, ...page })) {
          const plan = JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN SELECT body FROM "c:timeline-v1-b1" WHERE ${condition} ORDER BY ${order} LIMIT ?`).all());
          expect(plan).toContain('i:timeline-v1-b1:dossier:occurredOn');
          expect(plan).not.toMatch(/TEMP B-TREE|SCAN/);
        }
      }
      db.close();
      await store.close();
    });

    it('refuses a batch that does not fit on the disk as a whole, and goes on with what it has (docs/architecture.md, Projections: documents and checkpoint in one transaction)', async () => {
      const store = await SqliteReadStore.open({ file, maxPageCount: 80 });
      await store.ensure(TIMELINE);
      await store.apply(TIMELINE.name, [put(sample('small'), at(1))], at(1));
      const large = Array.from({ length: 500 }, (_, n) => put({ ...sample(`large-${n}`), body: new Uint8Array(2_000) }, at(2)));
      await expect(store.apply(TIMELINE.name, large, at(2))).rejects.toThrow(ReadStoreUnavailable);
      expect(ids(await store.find(TIMELINE.name, { where: {}, limit: 9 }))).toEqual(['small']);
      expect(await store.checkpoint(TIMELINE.name)).toEqual(at(1));
      await store.close();
    });

    it('applies all of a batch or nothing when a document is refused', async () => {
      const store = await SqliteReadStore.open({ file });
      await store.ensure(TIMELINE);
      await expect(store.apply(TIMELINE.name, [put(sample('a'), at(1)), put(sample('b', { dossier: 7 }), at(1))], at(1))).rejects.toThrow(TypeError);
      expect(await store.count(TIMELINE.name)).toBe(0);
      await store.close();
    });

    it('is shared with a second process: a dropped collection is unknown there too', async () => {
      const store = await SqliteReadStore.open({ file });
      await store.ensure(TIMELINE);
      await store.apply(TIMELINE.name, [put(sample('a'), at(1))], at(1));
      const other = await SqliteReadStore.open({ file });
      expect(plain(await other.get(TIMELINE.name, 'a'))).toEqual(plain(sample('a')));
      await store.drop(TIMELINE.name);
      await expect(other.get(TIMELINE.name, 'a')).rejects.toThrow(UnknownCollection);
      await expect(other.apply(TIMELINE.name, [put(sample('late'), at(2))], at(2))).rejects.toThrow(UnknownCollection);
      await other.close();
      await store.close();
    });

    it('is left alone when it is something else', async () => {
      await writeFile(file, 'not a database, but more than a header of one hundred bytes: '.repeat(40));
      await expect(SqliteReadStore.open({ file })).rejects.toThrow(ReadStoreUnavailable);
      const other = join(home, 'other.db');
      new DatabaseSync(other).exec('CREATE TABLE x (y); PRAGMA application_id = 7;');
      await expect(SqliteReadStore.open({ file: other })).rejects.toThrow(ReadStoreUnavailable);
    });
  });
});
