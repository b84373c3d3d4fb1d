import { once } from 'node:events';
import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../../../src/platform/event-store/event-store.ts';
import { openForWriting } from '../../../src/platform/event-store/sqlite/database.ts';
import { all, newEvent, newEvents, newStream } from '../../contract/event-store/fixtures.ts';
import { startChild, Workbench } from './sqlite.fixtures.ts';

const bench = Workbench.forEachTest();

describe('the file of the event store', () => {
  it('is written with synchronous=FULL through a write-ahead log, also when it is opened again', () => {
    for (let round = 0; round < 2; round += 1) {
      const db = openForWriting(bench.path());
      expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
      expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
      db.close();
    }
  });

  it('is made with its folder, and is one whole file after the store is closed', async () => {
    const file = bench.path(join('new', 'folder', 'events.db'));
    const store = await bench.open({ file });
    await store.append(newStream(), 'no-stream', newEvents(3));
    await store.close();

    expect(existsSync(file)).toBe(true);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it.each<[string, (file: string) => void]>([
    ['text', (file) => { writeFileSync(file, 'a letter to the school, long enough to be no empty database file'.repeat(20)); }],
    ['another database', (file) => { new DatabaseSync(file).exec('CREATE TABLE pupil (name TEXT)'); }],
    ['a store of a later version', (file) => { openForWriting(file).exec('PRAGMA user_version = 2'); }],
  ])('is refused when it is %s', async (_, make) => {
    make(bench.path());

    await expect(bench.open()).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(bench.open()).rejects.toThrow(/does not open/);
  });

  it('is refused where nothing can be written', async () => {
    writeFileSync(bench.path('file'), '');

    await expect(bench.open({ file: bench.path(join('file', 'events.db')) })).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('holds events without data, and positions that count on without gap after refusals and a restart', async () => {
    const stream = newStream();
    const store = await bench.open();
    await store.append(stream, 'no-stream', [newEvent({ data: new Uint8Array() })]);
    await expect(store.append(stream, 7, newEvents(2))).rejects.toThrow();
    await store.append(stream, 0, newEvents(1));
    await store.close();

    const again = await bench.open();
    await again.append(stream, 1, newEvents(1));
    const log = await all(again.readAll());
    expect(log.map(({ position }) => position)).toEqual([1n, 2n, 3n].map((n) => ({ commit: n, prepare: n })));
    expect(log[0]?.data).toHaveLength(0);
  });

  it('answers a repeated part of an append with the position of the last event of that part', async () => {
    const store = await bench.open();
    const stream = newStream();
    const [a, b, c] = [newEvent(), newEvent(), newEvent()];
    await store.append(stream, 'no-stream', [a, b]);
    await store.append(stream, 1, [c]);

    expect(await store.append(stream, 'no-stream', [a])).toEqual({ revision: 0, position: { commit: 1n, prepare: 1n } });
    expect(await store.append(stream, 0, [b, c])).toEqual({ revision: 2, position: { commit: 3n, prepare: 3n } });
  });
});

describe('one store at a time has the file', () => {
  it('in this process, by whatever path it comes', async () => {
    const store = await bench.open();
    symlinkSync(bench.path(), bench.path('link.db'));

    await expect(bench.open()).rejects.toThrow(/in use/);
    await expect(bench.open({ file: bench.path('link.db') })).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await store.append(newStream(), 'no-stream', newEvents(1))).toMatchObject({ revision: 0 });
  });

  it('until it is closed', async () => {
    await (await bench.open()).close();

    expect(await (await bench.open()).end()).toBeUndefined();
  });

  it('in another process, until that one is gone, also by kill -9', async () => {
    const holder = await startChild('hold.ts', [bench.path()]);
    const refusal: unknown = await bench.open().catch((error: unknown) => error);
    const exited = once(holder, 'exit');
    holder.kill('SIGKILL');
    await exited;

    expect(refusal).toMatchObject({ code: 'store-unavailable', message: expect.stringContaining('in use') as unknown });
    expect(await all((await bench.open()).readAll())).toHaveLength(1);
  });
});
