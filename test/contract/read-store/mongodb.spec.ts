import { MongoClient } from 'mongodb';
import { MongoReadStore } from '../../../src/platform/read-store/mongodb/mongo-read-store.ts';
import { UnknownCollection } from '../../../src/platform/read-store/read-store.ts';
import { mongodbUrl, newDatabaseUrl, NO_MONGODB } from '../../servers/mongodb.ts';
import { removeStores } from '../../servers/stores.ts';
import { readStoreContract } from './read-store.contract.ts';
import { at, gone, ids, plain, put, sample, TIMELINE } from './read-store.samples.ts';

const isThere = mongodbUrl() !== undefined;
/** The stand-in is written in Java, and compares text as Java does. */
const textOrder = process.env['MONGODB_URL'] === undefined ? 'utf-16' : 'bytes';

(isThere ? describe : describe.skip)(`The read store on MongoDB${isThere ? '' : ` (${NO_MONGODB})`}`, () => {
  readStoreContract(async () => {
    const url = newDatabaseUrl();
    return { open: () => MongoReadStore.open({ url }), remove: () => removeStores({ MONGODB_URL: url }) };
  }, textOrder);

  describe('its database', () => {
    let url: string;
    let store: MongoReadStore;
    let client: MongoClient;

    beforeEach(async () => {
      url = newDatabaseUrl();
      store = await MongoReadStore.open({ url });
      await store.ensure(TIMELINE);
      client = new MongoClient(url, { useBigInt64: true });
    });
    afterEach(async () => {
      await store.close();
      await client.close();
      await removeStores({ MONGODB_URL: url });
    });
    const raw = () => client.db(`${client.options.dbName}-read`).collection<{ _id: string }>(TIMELINE.name);

    it('keeps positions as 64-bit integers, and of what is gone only its place', async () => {
      await store.apply(TIMELINE.name, [put(sample('a'), at(1)), put(sample('b'), at(2))], at(2));
      await store.apply(TIMELINE.name, [gone('b', at(3))], at(3));
      expect(await raw().findOne({ _id: 'a' })).toMatchObject({ position: at(1), gone: false });
      expect(await raw().findOne({ _id: 'b' })).toEqual({ _id: 'b', position: at(3), gone: true });
    });

    it('has the declared indexes from the start', async () => {
      const keys = (await raw().indexes()).map(({ key }) => Object.keys(key).join());
      for (const index of TIMELINE.indexes) expect(keys).toContain(['gone', ...index.map((field) => `fields.${field}`), '_id'].join());
    });

    it('takes more changes at once than one bulk write holds', async () => {
      const many = Array.from({ length: 2_500 }, (_, n) => put(sample(`d${String(n).padStart(5, '0')}`), at(n)));
      await store.apply(TIMELINE.name, many, at(2_500));
      await store.apply(TIMELINE.name, many.map((change, n) => (change.kind === 'put' ? put(change.document, at(n + 1)) : change)), at(2_501));
      expect(await store.count(TIMELINE.name)).toBe(2_500);
    });

    it('of two processes that write the same documents at once, the furthest position stays, whoever was first', async () => {
      const other = await MongoReadStore.open({ url });
      const names = Array.from({ length: 200 }, (_, n) => `d${String(n)}`);
      const write = (writer: MongoReadStore, position: number) => writer.apply(TIMELINE.name, names.map((id) => put(sample(id, { number: position }), at(position))), at(position));
      await Promise.all([write(store, 2), write(other, 5), write(store, 3), write(other, 4)]);
      expect(ids(await store.find(TIMELINE.name, { where: {}, sort: { field: 'number', direction: 'ascending' }, range: { until: 4 }, limit: 300 }))).toEqual([]);
      expect(await store.count(TIMELINE.name)).toBe(200);
      await other.close();
    });

    it('a late write to a dropped collection is refused and leaves nothing', async () => {
      const late = await MongoReadStore.open({ url });
      await late.apply(TIMELINE.name, [put(sample('a'), at(1))], at(1));
      await store.drop(TIMELINE.name);
      await expect(late.apply(TIMELINE.name, [put(sample('b'), at(2))], at(2))).rejects.toThrow(UnknownCollection);
      expect(await raw().countDocuments({})).toBe(0);
      await expect(late.get(TIMELINE.name, 'a')).rejects.toThrow(UnknownCollection);
      await late.close();
    });

    it('is shared: what one process wrote, the other finds', async () => {
      const other = await MongoReadStore.open({ url });
      await store.apply(TIMELINE.name, [put(sample('a'), at(1))], at(1));
      expect(plain(await other.get(TIMELINE.name, 'a'))).toEqual(plain(sample('a')));
      await other.close();
    });

    it('an operator in the place of a value is a mistake, and never asked', async () => {
      const where = { dossier: { $gt: '' } as unknown as string };
      await expect(store.find(TIMELINE.name, { where, limit: 1 })).rejects.toThrow(TypeError);
    });
  });
});
