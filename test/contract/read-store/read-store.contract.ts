import type { ReadStore } from '../../../src/platform/read-store/read-store.ts';
import { ReadStoreUnavailable, UnknownCollection } from '../../../src/platform/read-store/read-store.ts';
import { findContract } from './find.contract.ts';
import { guardContract } from './guard.contract.ts';
import { at, build, gone, plain, put, sample, TIMELINE, type Place } from './read-store.samples.ts';

/** What every read store does. @param fresh makes an empty place for one test */
export function readStoreContract(fresh: () => Promise<Place>, textOrder?: 'bytes' | 'utf-16'): void {
  let place: Place;
  let store: ReadStore;

  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
  });

  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  const reopened = async (): Promise<ReadStore> => {
    await store.close();
    store = await place.open();
    return store;
  };

  describe('documents (docs/architecture.md, Projections: clear search fields, sealed body)', () => {
    beforeEach(() => store.ensure(TIMELINE));

    it('comes back as it was put, byte for byte', async () => {
      const document = { ...sample('a', { occurredOn: null, number: -7, closed: true }), body: Uint8Array.from({ length: 256 }, (_, n) => n) };
      await store.apply(TIMELINE.name, [put(document, at(1))], at(1));
      expect(plain(await store.get(TIMELINE.name, 'a'))).toEqual(plain(document));
    });

    it('may have an empty body and an empty header', async () => {
      const document = { ...sample('a'), body: new Uint8Array(), header: {} };
      await store.apply(TIMELINE.name, [put(document, at(1))], at(1));
      expect(plain(await store.get(TIMELINE.name, 'a'))).toEqual(plain(document));
    });

    it('is undefined when it was never put', async () => {
      expect(await store.get(TIMELINE.name, 'nobody')).toBeUndefined();
    });

    it('gives many at once, those that exist, each by its id', async () => {
      await store.apply(TIMELINE.name, ['a', 'b', 'c'].map((id) => put(sample(id), at(1))), at(1));
      const found = await store.getMany(TIMELINE.name, ['c', 'nobody', 'a', 'a']);
      expect([...found.keys()].sort()).toEqual(['a', 'c']);
      expect(plain(found.get('c'))).toEqual(plain(sample('c')));
      expect((await store.getMany(TIMELINE.name, [])).size).toBe(0);
    });

    it('keeps text as it is: quotes, operators and zero bytes are text', async () => {
      const odd = ['"; DROP TABLE x; --', '{"$gt":""}', '$where', 'a\0b', 'ë漢🧒', ''];
      await store.apply(TIMELINE.name, odd.map((text, n) => put(sample(`x${text}`, { dossier: text, number: n }), at(1))), at(1));
      for (const text of odd) {
        const found = await store.find(TIMELINE.name, { where: { dossier: text }, limit: 10 });
        expect(found.map(plain)).toEqual([plain(sample(`x${text}`, { dossier: text, number: odd.indexOf(text) }))]);
      }
    });

    it.each([
      ['a field that is not declared', sample('a', { extra: 'x' })],
      ['a missing field', { ...sample('a'), fields: { dossier: 'd1' } }],
      ['a number where text belongs', sample('a', { dossier: 7 })],
      ['a number that is not whole', sample('a', { number: 1.5 })],
      ['a number that JSON cannot carry', sample('a', { number: 2 ** 53 })],
      ['an empty id', sample('')],
    ])('refuses %s, and the checkpoint stays behind', async (_, wrong) => {
      await expect(store.apply(TIMELINE.name, [put(sample('good'), at(1)), put(wrong, at(2))], at(2))).rejects.toThrow(TypeError);
      expect(await store.checkpoint(TIMELINE.name)).toBeUndefined();
    });

    it('counts what is there, not what is gone', async () => {
      await store.apply(TIMELINE.name, [put(sample('a'), at(1)), put(sample('b'), at(1)), gone('a', at(2)), gone('never', at(2))], at(2));
      expect(await store.count(TIMELINE.name)).toBe(1);
    });

    it('is still there after a restart', async () => {
      await store.apply(TIMELINE.name, [put(sample('a'), at(1))], at(1));
      expect(plain(await (await reopened()).get(TIMELINE.name, 'a'))).toEqual(plain(sample('a')));
      expect(await store.checkpoint(TIMELINE.name)).toEqual(at(1));
    });
  });

  describe('collections (docs/architecture.md, Projections: a build never reuses a collection name)', () => {
    it('is made once, also after a restart, whatever the order of fields and indexes', async () => {
      await store.ensure(TIMELINE);
      await store.apply(TIMELINE.name, [put(sample('a'), at(1))], at(1));
      const fields = Object.fromEntries(Object.entries(TIMELINE.fields).reverse());
      await (await reopened()).ensure({ ...TIMELINE, fields, indexes: [...TIMELINE.indexes].reverse() });
      expect(await store.count(TIMELINE.name)).toBe(1);
    });

    it.each([
      ['another type', { ...TIMELINE, fields: { ...TIMELINE.fields, number: 'text' as const } }],
      ['one field more', { ...TIMELINE, fields: { ...TIMELINE.fields, extra: 'text' as const } }],
      ['one index less', { ...TIMELINE, indexes: TIMELINE.indexes.slice(1) }],
    ])('refuses the same name with %s', async (_, other) => {
      await store.ensure(TIMELINE);
      await expect(store.ensure(other)).rejects.toThrow(TypeError);
    });

    it.each([
      ['no build in its name', { ...TIMELINE, name: 'timeline' }],
      ['a quote in its name', { ...TIMELINE, name: 'time"line-v1-b1' }],
      ['a field with a dot', { ...TIMELINE, fields: { 'a.b': 'text' as const }, indexes: [] }],
      ['a field with a dollar', { ...TIMELINE, fields: { $gt: 'text' as const }, indexes: [] }],
      ['two fields that differ in case only', { ...TIMELINE, fields: { dueOn: 'text' as const, dueon: 'text' as const }, indexes: [] }],
      ['an index on an undeclared field', { ...TIMELINE, indexes: [['nothing']] }],
      ['an index without fields', { ...TIMELINE, indexes: [[]] }],
      ['an index that names a field twice', { ...TIMELINE, indexes: [['dossier', 'dossier']] }],
    ])('refuses a spec with %s', async (_, wrong) => {
      await expect(store.ensure(wrong)).rejects.toThrow(TypeError);
    });

    it('is unknown until made, for every question', async () => {
      const nowhere = 'timeline-v9-b9';
      await expect(store.get(nowhere, 'a')).rejects.toThrow(UnknownCollection);
      await expect(store.getMany(nowhere, ['a'])).rejects.toThrow(UnknownCollection);
      await expect(store.find(nowhere, { where: {}, limit: 1 })).rejects.toThrow(UnknownCollection);
      await expect(store.count(nowhere)).rejects.toThrow(UnknownCollection);
      await expect(store.checkpoint(nowhere)).rejects.toThrow(UnknownCollection);
      await expect(store.parked(nowhere)).rejects.toThrow(UnknownCollection);
      await expect(store.apply(nowhere, [], at(1))).rejects.toThrow(UnknownCollection);
      await expect(store.switchTo('timeline', nowhere)).rejects.toThrow(UnknownCollection);
    });

    it('is rebuilt beside the one that is read, then switched to; the old one stays until dropped', async () => {
      await store.ensure(build(1));
      expect(await store.active('timeline')).toBeUndefined();
      await store.switchTo('timeline', 'timeline-v1-b1');
      await store.ensure(build(2));
      expect(await store.active('timeline')).toBe('timeline-v1-b1');
      await store.switchTo('timeline', 'timeline-v1-b2');
      expect(await store.active('timeline')).toBe('timeline-v1-b2');
      expect([...(await (await reopened()).collections('timeline'))].sort()).toEqual(['timeline-v1-b1', 'timeline-v1-b2']);
      await store.drop('timeline-v1-b1');
      expect(await store.collections('timeline')).toEqual(['timeline-v1-b2']);
      expect(await store.active('timeline')).toBe('timeline-v1-b2');
    });

    it('belongs to one projection, also where one name begins with the other', async () => {
      await store.ensure(build(1));
      await store.ensure({ ...TIMELINE, name: 'timeline-of-school-v1-b1' });
      expect(await store.collections('timeline')).toEqual(['timeline-v1-b1']);
      await expect(store.switchTo('timeline', 'timeline-of-school-v1-b1')).rejects.toThrow(TypeError);
    });

    it('leaves nothing when dropped: no documents, checkpoint, parked events; twice is safe', async () => {
      await store.ensure(TIMELINE);
      await store.apply(TIMELINE.name, [put(sample('a'), at(1))], at(1));
      await store.drop(TIMELINE.name);
      await store.drop(TIMELINE.name);
      await expect(store.get(TIMELINE.name, 'a')).rejects.toThrow(UnknownCollection);
      await expect(store.apply(TIMELINE.name, [put(sample('late'), at(2))], at(2))).rejects.toThrow(UnknownCollection);
    });

    it('never gets the name of a dropped one', async () => {
      await store.ensure(TIMELINE);
      await store.drop(TIMELINE.name);
      await expect((await reopened()).ensure(TIMELINE)).rejects.toThrow(TypeError);
    });

    it('is not dropped while it is read', async () => {
      await store.ensure(TIMELINE);
      await store.switchTo('timeline', TIMELINE.name);
      await expect(store.drop(TIMELINE.name)).rejects.toThrow(TypeError);
    });
  });

  guardContract(() => store);
  findContract(() => store, textOrder);

  describe('leases (docs/architecture.md, Projections: one active runner)', () => {
    it('goes to the first who asks and is renewed by the one who has it', async () => {
      expect(await store.lease('timeline', 'first', 1_000, 10_000)).toBe(true);
      expect(await store.lease('timeline', 'second', 1_000, 10_500)).toBe(false);
      expect(await store.lease('timeline', 'first', 1_000, 10_900)).toBe(true);
      expect(await store.lease('timeline', 'second', 1_000, 11_899)).toBe(false);
    });

    it('can be taken at the moment it ends, not a millisecond before; the late holder cannot take it back', async () => {
      await store.lease('timeline', 'first', 1_000, 10_000);
      expect(await store.lease('timeline', 'second', 1_000, 10_999)).toBe(false);
      expect(await store.lease('timeline', 'second', 1_000, 11_000)).toBe(true);
      expect(await store.lease('timeline', 'first', 1_000, 11_500)).toBe(false);
      expect(await store.lease('timeline', 'first', 1_000, 10_500)).toBe(false);
    });

    it('is not shortened by a clock that lags', async () => {
      await store.lease('timeline', 'first', 1_000, 10_000);
      expect(await store.lease('timeline', 'first', 1_000, 9_000)).toBe(true);
      expect(await store.lease('timeline', 'second', 1_000, 10_500)).toBe(false);
    });

    it('is released by its holder only, and each runner has its own', async () => {
      await store.lease('timeline', 'first', 1_000, 10_000);
      expect(await store.lease('obligations', 'second', 1_000, 10_000)).toBe(true);
      await store.release('timeline', 'second');
      expect(await store.lease('timeline', 'second', 1_000, 10_001)).toBe(false);
      await store.release('timeline', 'first');
      expect(await store.lease('timeline', 'second', 1_000, 10_001)).toBe(true);
    });
  });

  describe('parked events (docs/architecture.md, Projections: set aside with an alarm, so that the projection goes on)', () => {
    const poison = (n: number) => ({ position: at(n), stream: 'dossier-t_1', revision: n, reason: 'unknown-version' });

    it('is listed in the order of the log, each event once, per collection', async () => {
      await store.ensure(build(1));
      await store.ensure(build(2));
      await store.park('timeline-v1-b1', poison(9));
      await store.park('timeline-v1-b1', poison(3));
      await store.park('timeline-v1-b1', { ...poison(9), reason: 'again' });
      expect(await (await reopened()).parked('timeline-v1-b1')).toEqual([poison(3), poison(9)]);
      expect(await store.parked('timeline-v1-b2')).toEqual([]);
    });
  });

  it('answers ReadStoreUnavailable once closed; closing twice is safe', async () => {
    await store.ensure(TIMELINE);
    await store.close();
    await store.close();
    await expect(store.get(TIMELINE.name, 'a')).rejects.toThrow(ReadStoreUnavailable);
    await expect(store.apply(TIMELINE.name, [], at(1))).rejects.toThrow(ReadStoreUnavailable);
  });
}
