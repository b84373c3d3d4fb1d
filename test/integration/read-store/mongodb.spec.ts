import { Binary, Collection, Int32, Long, MongoClient, MongoServerError } from 'mongodb';
import { walks } from '../../../src/platform/read-store/mongodb/find.ts';
import { MongoReadStore } from '../../../src/platform/read-store/mongodb/mongo-read-store.ts';
import { ReadStoreUnavailable, UnknownCollection } from '../../../src/platform/read-store/read-store.ts';
import { at, build, gone, put, sample, TIMELINE } from '../../contract/read-store/read-store.samples.ts';
import { mongodbUrl, newDatabaseUrl, NO_MONGODB } from '../../servers/mongodb.ts';
import { removeStores } from '../../servers/stores.ts';

/** What only this adapter has; what it shares with the others is in test/contract/read-store. */

const suite = mongodbUrl() === undefined ? describe.skip : describe;

suite(`The read store on MongoDB, inside${mongodbUrl() === undefined ? ` (${NO_MONGODB})` : ''}`, () => {
  let url: string;
  let store: MongoReadStore;
  let other: MongoReadStore;
  let client: MongoClient;

  beforeEach(async () => {
    url = newDatabaseUrl();
    store = await MongoReadStore.open({ url });
    other = await MongoReadStore.open({ url });
    await store.ensure(TIMELINE);
    client = new MongoClient(url, { promoteValues: false, useBigInt64: false });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    for (const it of [store, other, client]) await it.close();
    await removeStores({ MONGODB_URL: url });
  });

  const database = () => client.db(`${client.options.dbName}-read`);
  const stored = (id: string) => database().collection<{ _id: string }>(TIMELINE.name).findOne({ _id: id });
  const names = async () => (await database().listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  const numbers = async (...ids: string[]) => [...(await store.getMany(TIMELINE.name, ids)).values()].map(({ fields }) => fields['number']);

  /** Once, just before the next call of this kind reaches the server. */
  const justBefore = (method: 'bulkWrite' | 'createIndex', work: () => Promise<unknown>) => {
    const original = Collection.prototype[method] as (...given: unknown[]) => Promise<never>;
    return jest.spyOn(Collection.prototype, method).mockImplementationOnce(async function (this: unknown, ...given: unknown[]) {
      await work();
      return original.apply(this, given);
    });
  };

  it('stores positions as 64-bit integers, numbers as numbers, the header as text and the body as bytes', async () => {
    await store.apply(TIMELINE.name, [put(sample('a'), { commit: 1n, prepare: 0n })], { commit: 1n, prepare: 0n });
    expect(await stored('a')).toEqual({
      _id: 'a',
      position: { commit: Long.fromNumber(1), prepare: Long.fromNumber(0) },
      gone: false,
      fields: { dossier: 'd1', occurredOn: '2026-01-01', number: new Int32(1), closed: false },
      header: JSON.stringify(sample('a').header),
      body: new Binary(sample('a').body),
    });
    const entry = await database().collection<{ _id: string; checkpoint: unknown }>('catalog').findOne({ _id: TIMELINE.name });
    expect(entry?.checkpoint).toEqual({ commit: Long.fromNumber(1), prepare: Long.fromNumber(0) });
  });

  it('leaves exactly the place of what is gone', async () => {
    await store.apply(TIMELINE.name, [put(sample('a'), at(1)), gone('a', at(2))], at(2));
    const place = { commit: Long.fromBigInt(at(2).commit), prepare: Long.fromBigInt(at(2).prepare) };
    expect(await stored('a')).toEqual({ _id: 'a', position: place, gone: true });
  });

  it('takes any text as a key of the header', async () => {
    const header = { 'a.b': '1', $set: '2', '': '3' };
    await store.apply(TIMELINE.name, [put({ ...sample('a'), header }, at(1))], at(1));
    expect((await store.get(TIMELINE.name, 'a'))?.header).toEqual(header);
  });

  it('writes at most 1,000 changes at a time', async () => {
    const bulk = jest.spyOn(Collection.prototype, 'bulkWrite');
    await store.apply(TIMELINE.name, Array.from({ length: 2_500 }, (_, n) => put(sample(`d${n}`), at(n))), at(2_500));
    expect(bulk.mock.calls.map(([writes]) => writes.length)).toEqual([1_000, 1_000, 500]);
    expect(bulk.mock.calls.every(([, options]) => options?.ordered === false)).toBe(true);
    expect(await store.count(TIMELINE.name)).toBe(2_500);
  });

  it('another writer adds the same documents in between: of each the furthest position stays', async () => {
    const bulk = justBefore('bulkWrite', () => other.apply(TIMELINE.name, [put(sample('a', { number: 9 }), at(9)), put(sample('b', { number: 1 }), at(1))], at(1)));
    await store.apply(TIMELINE.name, ['a', 'b', 'c'].map((id) => put(sample(id, { number: 5 }), at(5))), at(5));
    expect(bulk).toHaveBeenCalledTimes(3);
    expect(await numbers('a', 'b', 'c')).toEqual([9, 5, 5]);
  });

  it('another writer moves a known document further in between: the write changes nothing', async () => {
    await store.apply(TIMELINE.name, [put(sample('a', { number: 1 }), at(1))], at(1));
    justBefore('bulkWrite', () => other.apply(TIMELINE.name, [put(sample('a', { number: 9 }), at(9))], at(9)));
    await store.apply(TIMELINE.name, [put(sample('a', { number: 5 }), at(5))], at(5));
    expect(await numbers('a')).toEqual([9]);
    expect(await store.checkpoint(TIMELINE.name)).toEqual(at(9));
  });

  it('gives up a race that does not end, and the checkpoint stays behind', async () => {
    const bulk = jest.spyOn(Collection.prototype, 'bulkWrite').mockRejectedValue(new MongoServerError({ code: 11000, message: 'E11000' }));
    await expect(store.apply(TIMELINE.name, [put(sample('a'), at(1))], at(1))).rejects.toThrow(ReadStoreUnavailable);
    expect(bulk).toHaveBeenCalledTimes(5);
    expect(await store.checkpoint(TIMELINE.name)).toBeUndefined();
  });

  it('a wrong checkpoint is refused before anything is written', async () => {
    const wrong = { commit: 1, prepare: 1 } as unknown as ReturnType<typeof at>;
    await expect(store.apply(TIMELINE.name, [put(sample('a'), at(1))], wrong)).rejects.toThrow(TypeError);
    expect(await store.count(TIMELINE.name)).toBe(0);
  });

  it('a late write after a drop is refused, and leaves no collection', async () => {
    justBefore('bulkWrite', () => other.drop(TIMELINE.name));
    await expect(store.apply(TIMELINE.name, [put(sample('a'), at(1))], at(1))).rejects.toThrow(UnknownCollection);
    expect(await names()).not.toContain(TIMELINE.name);
    expect(await store.collections('timeline')).toEqual([]);
  });

  it('a build dropped while it is made is refused, and leaves no collection', async () => {
    justBefore('createIndex', () => other.drop('timeline-v1-b2'));
    await expect(store.ensure(build(2))).rejects.toThrow(TypeError);
    expect(await names()).not.toContain('timeline-v1-b2');
  });

  it('two processes make the same build at once: with one spec both have it, with two only one', async () => {
    await Promise.all([store.ensure(build(2)), other.ensure(build(2))]);
    const made = await Promise.allSettled([store.ensure(build(3)), other.ensure({ ...build(3), indexes: [] })]);
    expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(made.find((it) => it.status === 'rejected')?.reason).toBeInstanceOf(TypeError);
  });

  it.each(['ascending', 'descending'] as const)('begins the next page, %s, at the last row and not at the first of the index (docs/notes.md, Folding, lists)', (direction) => {
    const after = { value: '2026-01-01', id: 'a' };
    const [walk] = walks(TIMELINE, { where: { dossier: 'd1' }, sort: { field: 'occurredOn', direction }, after, limit: 9 });
    expect(walk?.filter.$and).toContainEqual({ 'fields.occurredOn': { [direction === 'ascending' ? '$gte' : '$lte']: after.value } });
  });

  it.each([
    ['where', { where: { dossier: { $gt: '' } as unknown as string } }],
    ['an end of a range', { where: {}, sort: { field: 'number', direction: 'ascending' as const }, range: { from: { $gt: 0 } as unknown as number } }],
    ['the row before', { where: {}, sort: { field: 'number', direction: 'ascending' as const }, after: { value: { $gt: 0 } as unknown as number, id: 'a' } }],
    ['the id before', { where: {}, after: { value: null, id: { $gt: '' } as unknown as string } }],
  ])('an operator in %s is a mistake, and never asked', async (_, query) => {
    await store.get(TIMELINE.name, 'a'); // from here on it knows the spec, and need not ask for it
    const asked = jest.spyOn(Collection.prototype, 'find');
    await expect(store.find(TIMELINE.name, { ...query, limit: 1 })).rejects.toThrow(TypeError);
    expect(asked).not.toHaveBeenCalled();
  });

  it('lets go of the server when it does not open', async () => {
    jest.spyOn(Collection.prototype, 'createIndex').mockRejectedValue(new MongoServerError({ code: 13, message: 'not authorized' }));
    const close = jest.spyOn(MongoClient.prototype, 'close');
    await expect(MongoReadStore.open({ url })).rejects.toThrow(ReadStoreUnavailable);
    expect(close).toHaveBeenCalled();
  });
});

// Needs no server.
describe('The read store on MongoDB, without a server', () => {
  it('answers ReadStoreUnavailable within the time that the address gives, and says nothing of the address', async () => {
    const begun = performance.now();
    const opened = MongoReadStore.open({ url: 'mongodb://user:secret@127.0.0.1:1/nobody?serverSelectionTimeoutMS=200' });
    await expect(opened).rejects.toThrow(ReadStoreUnavailable);
    await expect(opened).rejects.toThrow(/^(?!.*(?:secret|127\.0\.0\.1)).*$/);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
