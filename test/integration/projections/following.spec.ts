import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '../../../src/platform/event-store/event-store.ts';
import { foldStep } from '../../../src/platform/projections/fold-step.ts';
import type { Projections } from '../../../src/platform/projections/index.ts';
import type { Change } from '../../../src/platform/read-store/read-store.ts';
import { allOf, collected, eventually, newEvent, newFolder, newStream, openStores, projectionsOver, readable, removeFolder, tally, textOf, Writer, type Opened } from './fixtures.ts';

let stores: Opened;
let projections: Projections;

beforeEach(async () => {
  stores = await openStores(await newFolder());
  projections = projectionsOver(stores, [tally()]);
});

afterEach(async () => {
  await projections.stop();
  await stores.close();
  await removeFolder(stores.folder);
});

const writer = (stream?: string): Writer => new Writer(() => stores.eventStore, stream);
const status = () => projections.status()[0]!;

/** Starts, and waits until everything up to the position can be read. */
const follow = async (position: Position): Promise<void> => {
  projections.start();
  expect(await projections.waitFor('tally', position, 5_000)).toBe(true);
};

describe('A projection follows the log in order', () => {
  it('takes in what was there before the start and what comes after it', async () => {
    const thing = writer();
    const events = [newEvent('a'), newEvent('b'), newEvent('a')];
    await follow(await thing.append(...events));
    const later = newEvent('a');
    await projections.waitFor('tally', await thing.append(later), 5_000);

    const document = (await projections.get('tally', 'a'))!;
    expect(document.fields).toEqual({ count: 3, name: 'a' });
    expect(textOf(document)).toBe([events[0], events[2], later].map((it) => it!.id.slice(0, 8)).join(' '));
  });

  it('keeps the order across batches', async () => {
    const thing = writer();
    const events = Array.from({ length: 2_500 }, () => newEvent('a'));
    let position: Position = { commit: 0n, prepare: 0n };
    for (let from = 0; from < events.length; from += 500) position = await thing.append(...events.slice(from, from + 500));
    await follow(position);
    expect(textOf((await projections.get('tally', 'a'))!)).toBe(events.map(({ id }) => id.slice(0, 8)).join(' '));
  });

  it('leaves other streams alone, and yet comes past them', async () => {
    await writer().append(newEvent('a'));
    const position = await writer(newStream('other-')).append(newEvent('a'), newEvent('a'));
    await follow(position);
    expect((await projections.get('tally', 'a'))!.fields['count']).toBe(1);
  });

  it('removes a document that is gone, and begins it anew when it comes back', async () => {
    const thing = writer();
    await follow(await thing.append(newEvent('a'), newEvent('a'), newEvent('a', 'removed')));
    expect(await projections.get('tally', 'a')).toBeUndefined();
    await projections.waitFor('tally', await thing.append(newEvent('a')), 5_000);
    expect((await projections.get('tally', 'a'))!.fields['count']).toBe(1);
  });
});

describe('Waiting for a position (docs/architecture.md, Projections)', () => {
  it('ends when readers see it', async () => {
    const thing = writer();
    await follow(await thing.append(newEvent('a')));
    for (let round = 2; round < 30; round += 1) {
      const position = await thing.append(newEvent('a'));
      expect(await projections.waitFor('tally', position, 5_000)).toBe(true);
      expect((await projections.get('tally', 'a'))!.fields['count']).toBe(round);
    }
  });

  it('ends without it when the time is up', async () => {
    await follow(await writer().append(newEvent('a')));
    const { commit } = (await stores.eventStore.end())!;
    const started = performance.now();
    expect(await projections.waitFor('tally', { commit: commit + 1n, prepare: commit + 1n }, 60)).toBe(false);
    expect(performance.now() - started).toBeGreaterThanOrEqual(55);
  });

  it('does not wait at all for what is there', async () => {
    const position = await writer().append(newEvent('a'));
    await follow(position);
    expect(await projections.waitFor('tally', position, 0)).toBe(true);
  });
});

describe('Status', () => {
  it('is live without lag at the end of the log', async () => {
    expect(status()).toEqual({ projection: 'tally', version: 1, state: 'stopped', parked: 0 });
    const position = await writer().append(newEvent('a'));
    await follow(position);
    await eventually(() => status().state === 'live');
    expect(status()).toMatchObject({ state: 'live', lagMs: 0, checkpoint: position, parked: 0, collection: 'tally-v1-b1' });
  });
});

describe('Poison', () => {
  it('is set aside by its code, never its content, and the rest goes on', async () => {
    const thing = writer();
    const poison = await thing.append(newEvent('a'), newEvent('a', 'poison'));
    await follow(await thing.append(newEvent('a')));
    expect((await projections.get('tally', 'a'))!.fields['count']).toBe(2);
    const parked = await stores.readStore.parked(status().collection!);
    expect(parked).toEqual([{ position: poison, stream: expect.stringMatching(/^thing-/), revision: 1, reason: 'cannot-fold' }]);
    // It came in while building: what readers use counts as parked from the start.
    expect(status().parked).toBe(1);
    await projections.waitFor('tally', await thing.append(newEvent('a', 'poison')), 5_000);
    expect(status().parked).toBe(2);
  });

  it('of a failure without code is named after its class', async () => {
    const keyOf = (): never => {
      throw new RangeError('Jan');
    };
    projections = projectionsOver(stores, [tally({ keyOf })]);
    await follow(await writer().append(newEvent('a')));
    expect((await stores.readStore.parked(status().collection!)).map(({ reason }) => reason)).toEqual(['RangeError']);
  });
});

describe('Replay', () => {
  it('of any stretch of the log, in any batches, gives equal documents', async () => {
    const thing = writer();
    const events = Array.from({ length: 60 }, (_, index) => newEvent('abc'.charAt(index % 3), index % 7 === 6 ? 'removed' : index % 11 === 10 ? 'ignored' : 'counted'));
    await follow(await thing.append(...events));
    const before = readable(await allOf(projections, 'tally'));
    await projections.stop();

    const stored = await collected(stores.eventStore.readAll({ filter: { streamPrefixes: ['thing-'] } }));
    const collection = 'tally-v1-b1';
    const step = foldStep(tally(), stores.readStore, collection);
    const checkpoint = (await stores.readStore.checkpoint(collection))!;
    for (const [from, until] of [[0, 60], [0, 13], [13, 60], [59, 60], [30, 45], [5, 6]] as const) {
      const { changes } = await step(stored.slice(from, until));
      await stores.readStore.apply(collection, changes, stored[until - 1]!.position);
      expect(await stores.readStore.checkpoint(collection)).toEqual(checkpoint);
    }
    expect(readable(await stores.readStore.find(collection, { where: {}, limit: 100 }))).toEqual(before);
  });

  it('from a checkpoint that lies behind the documents counts nothing twice', async () => {
    const thing = writer();
    const events = Array.from({ length: 30 }, (_, index) => newEvent('abc'.charAt(index % 3), index % 13 === 12 ? 'removed' : 'counted'));
    await follow(await thing.append(...events));
    await projections.stop();
    const expected = readable(await stores.readStore.find('tally-v1-b1', { where: {}, limit: 100 }));

    // As after a crash of a store that writes documents and checkpoint one after the other.
    const collection = 'tally-v1-b9';
    const { fields, indexes } = tally();
    await stores.readStore.ensure({ name: collection, fields, indexes });
    const stored = await collected(stores.eventStore.readAll({ filter: { streamPrefixes: ['thing-'] } }));
    const step = foldStep(tally(), stores.readStore, collection);
    for (const [from, until] of [[0, 20], [7, 25], [2, 30]] as const) {
      const { changes } = await step(stored.slice(from, until));
      await stores.readStore.apply(collection, changes, stored[from]!.position);
    }
    expect(readable(await stores.readStore.find(collection, { where: {}, limit: 100 }))).toEqual(expected);
  });

  it('a late write of an old holder changes nothing', async () => {
    const thing = writer();
    await follow(await thing.append(newEvent('a')));
    const [first] = await collected(stores.eventStore.readAll());
    const late: Change[] = [{ kind: 'put', document: { id: 'a', fields: { count: 99, name: 'late' }, body: new Uint8Array(1), header: {} }, position: first!.position }];
    await projections.waitFor('tally', await thing.append(newEvent('a')), 5_000);
    const checkpoint = await stores.readStore.checkpoint('tally-v1-b1');
    await stores.readStore.apply('tally-v1-b1', [...late, { kind: 'gone', id: 'a', position: first!.position }], first!.position);
    expect((await projections.get('tally', 'a'))!.fields).toEqual({ count: 2, name: 'a' });
    expect(await stores.readStore.checkpoint('tally-v1-b1')).toEqual(checkpoint);
  });
});

describe('Restart', () => {
  it('in the middle of the log neither loses nor repeats an event', async () => {
    const thing = writer();
    const events = Array.from({ length: 300 }, () => newEvent('a'));
    projections = projectionsOver(stores, [tally()], { batchSize: 7 });
    for (const event of events) {
      await thing.append(event);
      if (events.indexOf(event) % 60 !== 59) continue;
      projections.start();
      await pause(3);
      await projections.stop();
      await stores.close();
      stores = await openStores(stores.folder);
      projections = projectionsOver(stores, [tally()], { batchSize: 7 });
    }
    await follow((await stores.eventStore.end())!);
    expect(textOf((await projections.get('tally', 'a'))!)).toBe(events.map(({ id }) => id.slice(0, 8)).join(' '));
  });
});

describe('Failure of a store', () => {
  it('is retried until it answers again', async () => {
    const { readStore } = stores;
    let failures = 5;
    const apply = readStore.apply.bind(readStore);
    readStore.apply = (...args) => (failures-- > 0 ? Promise.reject(Object.assign(new Error('no'), { code: 'read-store-unavailable' })) : apply(...args));
    const states = new Set<string>();
    projections.start();
    const position = await writer().append(newEvent('a'), newEvent('b'));
    await eventually(() => {
      states.add(`${status().state} ${status().failure ?? ''}`);
      return failures < 0;
    });
    expect(await projections.waitFor('tally', position, 5_000)).toBe(true);
    expect(states).toContain('retrying read-store-unavailable');
    expect((await projections.get('tally', 'a'))!.fields['count']).toBe(1);
    expect((await stores.readStore.parked(status().collection!))).toEqual([]);
  });
});
