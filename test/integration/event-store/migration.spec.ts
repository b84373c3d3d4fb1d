import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '../../../src/platform/event-store/event-store.ts';
import { migrate, MigrationMismatch } from '../../../src/platform/event-store/migration.ts';
import { SqliteEventStore } from '../../../src/platform/event-store/sqlite/sqlite-event-store.ts';
import { all, newEvent, newEvents, newStream, readable } from '../../contract/event-store/fixtures.ts';

let folder: string;
let from: EventStore;
let to: EventStore;

const open = (name: string): Promise<EventStore> => SqliteEventStore.open({ file: join(folder, name) });
const quiet = (): void => undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migration-'));
  from = await open('from.db');
  to = await open('to.db');
});
afterEach(async () => {
  await from.close();
  await to.close();
  await rm(folder, { recursive: true });
});

/** Three streams, written in turn. */
const written = async (): Promise<string[]> => {
  const streams = [newStream(), newStream(), newStream()];
  for (let revision = 0; revision < 4; revision += 1) {
    for (const stream of streams) await from.append(stream, revision === 0 ? 'no-stream' : 2 * revision - 1, newEvents(2));
  }
  return streams;
};

describe('Moving to another event store', () => {
  it('keeps ids, order, types, bytes and metadata of every stream and of the log', async () => {
    await written();

    expect(await migrate(from, to, quiet)).toEqual({ streams: 3, copied: 24, present: 0 });
    expect((await all(to.readAll())).map(({ stream, revision }) => ({ stream, revision }))).toEqual((await all(from.readAll())).map(({ stream, revision }) => ({ stream, revision })));
    expect(readable(await all(to.readAll()))).toEqual(readable(await all(from.readAll())));
  });

  it('moves large events and long runs within the bounds of one append', async () => {
    const stream = newStream();
    await from.append(stream, 'no-stream', newEvents(1_200));
    for (let at = 0; at < 4; at += 1) await from.append(stream, 1_199 + at, [newEvent({ data: new Uint8Array(600_000).fill(at) })]);

    expect(await migrate(from, to, quiet)).toMatchObject({ copied: 1_204 });
  });

  it('goes on where it stopped, and a second time copies nothing', async () => {
    const [first] = await written();
    const half = await all(from.readStream(first!, { limit: 3 }));
    await to.append(first!, 'no-stream', half.map(({ id, type, data, metadata }) => ({ id, type, data, metadata })));

    expect(await migrate(from, to, quiet)).toEqual({ streams: 3, copied: 21, present: 3 });
    expect(await migrate(from, to, quiet)).toEqual({ streams: 3, copied: 0, present: 24 });
  });

  it('leaves the source as it was, and what else is in the target', async () => {
    await written();
    const before = readable(await all(from.readAll()));
    const other = newStream();
    await to.append(other, 'no-stream', newEvents(2));

    await migrate(from, to, quiet);

    expect(readable(await all(from.readAll()))).toEqual(before);
    expect(await all(to.readStream(other))).toHaveLength(2);
  });

  it.each<[string, (stream: string) => Promise<unknown>]>([
    ['holds other events under the same stream', (stream) => to.append(stream, 'no-stream', newEvents(8))],
    ['holds other bytes under the same ids', async (stream) => to.append(stream, 'no-stream', (await all(from.readStream(stream))).map(({ id, type, metadata }) => newEvent({ id, type, metadata, data: new Uint8Array(3) })))],
    ['holds more events than the source', async (stream) => to.append(stream, 'no-stream', [...(await all(from.readStream(stream))), newEvent()])],
  ])('is refused where the target %s', async (_, spoil) => {
    const [first] = await written();
    await spoil(first!);

    await expect(migrate(from, to, quiet)).rejects.toMatchObject({ code: 'migration-mismatch', streams: [first] });
  });

  it('says which streams differ, and nothing of what is in them', () => {
    expect(new MigrationMismatch(['a', 'b', 'c', 'd']).message).toBe('4 streams differ between source and target; the first: a, b, c.');
  });
});
