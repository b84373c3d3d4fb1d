import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position } from '../../../src/platform/event-store/event-store.ts';
import { ProjectionNotReady, RebuildRunning, UnknownProjection, type FoldProjection, type Projections, type RunnerSettings } from '../../../src/platform/projections/index.ts';
import { allOf, eventually, newEvent, newFolder, openStores, projectionsOver, readable, removeFolder, tally, Writer, type Opened } from './fixtures.ts';

let stores: Opened;
let started: Projections[];

beforeEach(async () => {
  stores = await openStores(await newFolder());
  started = [];
});

afterEach(async () => {
  for (const projections of started) await projections.stop();
  await stores.close();
  await removeFolder(stores.folder);
});

const writer = (): Writer => new Writer(() => stores.eventStore);
const made = (changes: Partial<FoldProjection> = {}, settings: Partial<RunnerSettings> = {}): Projections => {
  const projections = projectionsOver(stores, [tally(changes)], settings);
  started.push(projections);
  return projections;
};
const following = async (position: Position, changes: Partial<FoldProjection> = {}, settings: Partial<RunnerSettings> = {}): Promise<Projections> => {
  const projections = made(changes, settings);
  projections.start();
  expect(await projections.waitFor('tally', position, 5_000)).toBe(true);
  return projections;
};
const stateOf = (projections: Projections) => projections.status()[0]!.state;
const collections = () => stores.readStore.collections('tally');

describe('The first start', () => {
  it('builds everything before anybody can read', async () => {
    const projections = made();
    await expect(projections.find('tally', { where: {}, limit: 1 })).rejects.toThrow(ProjectionNotReady);
    await following(await writer().append(newEvent('a')));
    expect(await projections.get('tally', 'a')).toMatchObject({ fields: { count: 1 } });
    expect(await collections()).toEqual(['tally-v1-b1']);
  });

  it('can be asked of an empty log', async () => {
    const projections = made();
    projections.start();
    await eventually(() => stateOf(projections) === 'live');
    expect(await allOf(projections, 'tally')).toEqual([]);
  });

  it('goes on with a build that was interrupted', async () => {
    await writer().append(...Array.from({ length: 50 }, (_, index) => newEvent(String(index))));
    const first = made({}, { batchSize: 5 });
    const { readStore } = stores;
    const apply = readStore.apply.bind(readStore);
    // The third batch never comes through.
    let batches = 0;
    readStore.apply = async (...args) => {
      batches += 1;
      if (batches > 2) throw Object.assign(new Error('no'), { code: 'read-store-unavailable' });
      return apply(...args);
    };
    first.start();
    await eventually(() => batches > 3);
    await first.stop();
    readStore.apply = apply;
    expect(await readStore.active('tally')).toBeUndefined();
    expect(await readStore.count('tally-v1-b1')).toBe(10);
    await following((await stores.eventStore.end())!);
    expect(await collections()).toEqual(['tally-v1-b1']);
    expect(await stores.readStore.count('tally-v1-b1')).toBe(50);
  });

  it('of an unknown name is an error that names the known ones', async () => {
    expect(() => made().waitFor('nobody', { commit: 1n, prepare: 1n }, 1)).toThrow(new UnknownProjection(['tally']));
  });
});

describe('A raised version', () => {
  const second: Partial<FoldProjection> = { version: 2, fields: { count: 'integer' }, indexes: [['count']], evolve: (document) => ({ fields: { count: Number(document?.fields['count'] ?? 0) + 1 }, body: new Uint8Array(1), header: {} }) };

  it('is built beside what is read, then read, and the old one dropped', async () => {
    const position = await writer().append(newEvent('a'), newEvent('a'));
    await (await following(position)).stop();
    const projections = await following(position, second);
    expect((await projections.get('tally', 'a'))!.fields).toEqual({ count: 2 });
    await eventually(async () => (await collections()).join() === 'tally-v2-b2');
  });

  it('is not read as the old one, nor the old one as the new', async () => {
    const position = await writer().append(newEvent('a'));
    const old = await following(position);
    const projections = made(second);
    await expect(projections.get('tally', 'a')).rejects.toThrow(ProjectionNotReady);
    expect((await old.get('tally', 'a'))!.fields).toEqual({ count: 1, name: 'a' });
  });

  it('taken back is built again under a number of its own', async () => {
    const position = await writer().append(newEvent('a'));
    await (await following(position)).stop();
    await (await following(position, second)).stop();
    await following(position);
    await eventually(async () => (await collections()).join() === 'tally-v1-b3');
  });
});

describe('A rebuild', () => {
  it('gives the same documents as the first build', async () => {
    const thing = writer();
    let position = await thing.append(newEvent('a'));
    for (let round = 0; round < 40; round += 1) position = await thing.append(newEvent('abcdef'.charAt(round % 6), round % 9 === 8 ? 'removed' : 'counted'));
    const projections = await following(position);
    const before = readable(await allOf(projections, 'tally'));
    expect(await projections.rebuild('tally')).toEqual({ collection: 'tally-v1-b2', documents: before.length, parked: 0 });
    expect(readable(await allOf(projections, 'tally'))).toEqual(before);
    expect(await collections()).toEqual(['tally-v1-b2']);
    await projections.waitFor('tally', await thing.append(newEvent('z')), 5_000);
    expect(await projections.get('tally', 'z')).toBeDefined();
  });

  it('switches readers at once: nobody ever misses what could be read a moment ago', async () => {
    const thing = writer();
    const names = Array.from({ length: 400 }, (_, index) => `n${String(index)}`);
    const projections = await following(await thing.append(...names.map((name) => newEvent(name))));
    const isDone = { value: false };
    const readers = Array.from({ length: 3 }, async () => {
      let [least, reads] = [400, 0];
      for (; !isDone.value; reads += 1) {
        const found = (await allOf(projections, 'tally')).length;
        expect(found).toBeGreaterThanOrEqual(least);
        least = found;
        await nextTurn();
      }
      return reads;
    });
    const writing = (async () => {
      for (let round = 0; !isDone.value; round += 1) {
        const name = `later${String(round)}`;
        const position = await thing.append(newEvent(name));
        expect(await projections.waitFor('tally', position, 5_000)).toBe(true);
        expect(await projections.get('tally', name)).toBeDefined();
      }
    })();
    for (let round = 0; round < 4; round += 1) await projections.rebuild('tally');
    isDone.value = true;
    expect(Math.min(...(await Promise.all(readers)))).toBeGreaterThan(3);
    await writing;
    expect(await collections()).toEqual(['tally-v1-b5']);
  });

  it('holds everything that the one before held, when it takes its place', async () => {
    const thing = writer();
    const projections = await following(await thing.append(newEvent('a')));
    const { readStore } = stores;
    const [apply, switchTo] = [readStore.apply.bind(readStore), readStore.switchTo.bind(readStore)];
    readStore.apply = async (collection, ...rest) => {
      await apply(collection, ...rest);
      if (collection !== 'tally-v1-b2') return;
      // The new build has reached the end of the log; before it knows, something comes in that readers of the old one see.
      readStore.apply = apply;
      expect(await projections.waitFor('tally', await thing.append(newEvent('b')), 5_000)).toBe(true);
    };
    const counts: number[] = [];
    readStore.switchTo = async (name, collection) => {
      for (const it of ['tally-v1-b1', collection]) counts.push(await readStore.count(it));
      await switchTo(name, collection);
    };
    await projections.rebuild('tally');
    expect(counts).toEqual([2, 2]);
  });

  it('is followed by who was just asking the one before', async () => {
    const projections = await following(await writer().append(newEvent('a')));
    const { readStore } = stores;
    const get = readStore.get.bind(readStore);
    readStore.get = async (...args) => {
      readStore.get = get;
      await projections.rebuild('tally');
      return get(...args);
    };
    expect(await projections.get('tally', 'a')).toMatchObject({ fields: { count: 1 } });
  });

  it('happens once at a time', async () => {
    const projections = await following(await writer().append(newEvent('a')));
    const other = made();
    const [first, second] = await Promise.allSettled([projections.rebuild('tally'), other.rebuild('tally')]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: new RebuildRunning() });
  });

  it('that fails leaves readers what they have, and its name is not used again', async () => {
    const position = await writer().append(newEvent('a'));
    const projections = await following(position);
    const { apply } = stores.readStore;
    stores.readStore.apply = () => Promise.reject(Object.assign(new Error('no'), { code: 'read-store-unavailable' }));
    await expect(projections.rebuild('tally')).rejects.toThrow('no');
    stores.readStore.apply = apply;
    expect(await stores.readStore.active('tally')).toBe('tally-v1-b1');
    expect((await projections.rebuild('tally')).collection).toBe('tally-v1-b3');
    expect(await collections()).toEqual(['tally-v1-b3']);
  });

  it('by another process is followed', async () => {
    const thing = writer();
    const projections = await following(await thing.append(newEvent('a')), {}, { leaseMs: 150 });
    const { collection } = await made().rebuild('tally');
    await eventually(() => projections.status()[0]!.collection === collection);
    const position = await thing.append(newEvent('b'));
    expect(await projections.waitFor('tally', position, 5_000)).toBe(true);
    expect(await projections.get('tally', 'b')).toBeDefined();
  });
});

describe('A checkpoint beyond the log (a restored older back-up, or another store)', () => {
  beforeEach(async () => {
    const thing = writer();
    const projections = await following(await thing.append(newEvent('a'), newEvent('b'), newEvent('c')));
    await projections.stop();
    await stores.close();
    stores = await openStores(stores.folder, 'restored.db');
    await writer().append(newEvent('only'));
  });

  it('stops the projection and demands a rebuild; nothing wrong is shown', async () => {
    const projections = made();
    projections.start();
    await eventually(() => stateOf(projections) === 'rebuild-needed');
    expect(projections.status()[0]).toMatchObject({ failure: 'checkpoint-beyond-log' });
    await expect(projections.get('tally', 'a')).rejects.toThrow(ProjectionNotReady);
    expect(await projections.waitFor('tally', { commit: 1n, prepare: 1n }, 5_000)).toBe(false);
  });

  it('is over once it was rebuilt', async () => {
    const projections = made();
    projections.start();
    await eventually(() => stateOf(projections) === 'rebuild-needed');
    await projections.rebuild('tally');
    await eventually(() => stateOf(projections) === 'live');
    expect((await allOf(projections, 'tally')).map(({ id }) => id)).toEqual(['only']);
    const position = await writer().append(newEvent('more'));
    expect(await projections.waitFor('tally', position, 5_000)).toBe(true);
  });
});
