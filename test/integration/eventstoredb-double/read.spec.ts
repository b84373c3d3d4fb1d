import { ANY, BACKWARDS, END, FORWARDS, NO_STREAM, START, type ReadStreamOptions } from '@eventstore/db-client';
import { all, anyServer, event, credentials, failure, ids, type Server } from './double.fixtures.ts';

let server: Server;
beforeAll(async () => (server = await anyServer()));
afterAll(() => server.stop());

describe('EventStoreDB: reading a stream of five events', () => {
  let stream: string;
  beforeAll(async () => {
    stream = server.stream();
    await server.append(stream, ids(5), NO_STREAM);
  });

  const read = async (options: ReadStreamOptions) => (await all(server.client.readStream(stream, options))).map((it) => Number(it.event!.revision));

  it.each<[string, ReadStreamOptions, number[]]>([
    ['from the start', { fromRevision: START }, [0, 1, 2, 3, 4]],
    ['from a revision, which is included', { fromRevision: 3n }, [3, 4]],
    ['so many', { fromRevision: 1n, maxCount: 2 }, [1, 2]],
    ['from past the end: empty, no failure', { fromRevision: 9n }, []],
    ['backwards from the end', { direction: BACKWARDS, fromRevision: END }, [4, 3, 2, 1, 0]],
    ['backwards from a revision', { direction: BACKWARDS, fromRevision: 2n }, [2, 1, 0]],
    ['backwards from past the end', { direction: BACKWARDS, fromRevision: 9n }, [4, 3, 2, 1, 0]],
    ['backwards from the start: the first event', { direction: BACKWARDS, fromRevision: START }, [0]],
    ['the last one', { direction: BACKWARDS, fromRevision: END, maxCount: 1 }, [4]],
  ])('%s', async (_, options, revisions) => {
    expect(await read(options)).toEqual(revisions);
  });

  it.each<[string, ReadStreamOptions]>([
    ['forwards from the end', { direction: FORWARDS, fromRevision: END }],
    ['no events at most', { maxCount: 0 }],
  ])('%s is an unknown error', async (_, options) => {
    const error = await failure(read(options));
    expect(error).toMatchObject({ type: 'unknown' });
    expect(error.message).toContain('Unexpected ReadStreamResult: Error');
  });

  it.each<[string, ReadStreamOptions]>([
    ['forwards', {}],
    ['backwards', { direction: BACKWARDS, fromRevision: END }],
    ['from a revision', { fromRevision: 7n }],
  ])('of a missing stream, %s, fails while it is iterated', async (_, options) => {
    const missing = server.stream();
    expect(await failure(all(server.client.readStream(missing, options)))).toMatchObject({ type: 'stream-not-found', streamName: missing });
  });
});

describe('EventStoreDB: reading $all', () => {
  let stream: string;
  let positions: { commit: bigint; prepare: bigint }[];
  beforeAll(async () => {
    stream = server.stream();
    for (let count = 0; count < 4; count += 1) await server.append(stream, ids(1), ANY);
    positions = (await all(server.client.readStream(stream))).map((it) => it.event!.position!);
  });

  /** Revisions of this stream only: a real log is never empty. */
  const ours = async (options: Parameters<Server['client']['readAll']>[0]) =>
    (await all(server.client.readAll(options))).filter((it) => it.event?.streamId === stream).map((it) => Number(it.event!.revision));

  it('forwards includes its position', async () => {
    expect(await ours({ fromPosition: positions[1]! })).toEqual([1, 2, 3]);
  });

  it('backwards excludes it', async () => {
    expect(await ours({ direction: BACKWARDS, fromPosition: positions[2]! })).toEqual([1, 0]);
  });

  it('backwards from the end begins with the last', async () => {
    expect(await ours({ direction: BACKWARDS, fromPosition: END, maxCount: 200 })).toEqual([3, 2, 1, 0]);
  });

  it('gives the position of each event twice', async () => {
    const [read] = await all(server.client.readAll({ fromPosition: positions[3]!, maxCount: 1 }));
    expect(read).toMatchObject({ commitPosition: positions[3]!.commit, event: { streamId: stream, position: positions[3] } });
  });

  it('from beyond the end is empty', async () => {
    const beyond = positions[3]!.commit + 1_000_000_000n;
    expect(await all(server.client.readAll({ fromPosition: { commit: beyond, prepare: beyond } }))).toEqual([]);
  });

  it.each<[string, bigint, bigint]>([
    ['inside a record', 1n, 1n],
    ['with a commit before the prepare', 0n, 1n],
  ])('from a position %s is an unknown error', async (_, commit, prepare) => {
    const { commit: known } = positions[1]!;
    expect(await failure(all(server.client.readAll({ fromPosition: { commit: known + commit, prepare: known + prepare } })))).toMatchObject({ type: 'unknown' });
  });

  it('has what was written a moment ago', async () => {
    const { position } = await server.client.appendToStream(stream, [event()], { expectedRevision: 3n, credentials });
    expect(await ours({ fromPosition: position! })).toEqual([4]);
  });
});
