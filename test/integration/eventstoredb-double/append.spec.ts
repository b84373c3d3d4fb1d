import { ANY, binaryEvent, NO_STREAM, STREAM_EXISTS, type AppendExpectedRevision } from '@eventstore/db-client';
import { all, anyServer, credentials, event, failure, ids, type Server } from './double.fixtures.ts';

let server: Server;
beforeAll(async () => (server = await anyServer()));
afterAll(() => server.stop());

const idsIn = async (stream: string): Promise<string[]> => (await all(server.client.readStream(stream))).map((it) => it.event!.id);

const wrongVersion = (expectedVersion: unknown, actualVersion: unknown) =>
  expect.objectContaining({ type: 'wrong-expected-version', message: '', code: undefined, expectedVersion, actualVersion });

describe('EventStoreDB: an append answers the revision and position of its last event', () => {
  it('on a new and on an existing stream', async () => {
    const stream = server.stream();
    const first = await server.append(stream, ids(3), NO_STREAM);
    const second = await server.append(stream, ids(1), 2n);
    expect([first, second]).toEqual([
      { success: true, nextExpectedRevision: 2n, position: expect.anything() },
      { success: true, nextExpectedRevision: 3n, position: expect.anything() },
    ]);
    const read = await all(server.client.readStream(stream));
    expect(read.map((it) => it.event!.revision)).toEqual([0n, 1n, 2n, 3n]);
    expect([read[2]!.event!.position, read[3]!.event!.position]).toEqual([first.position, second.position]);
  });

  it('with positions that ascend with gaps, commit and prepare alike', async () => {
    const stream = server.stream();
    await server.append(stream, ids(5), NO_STREAM);
    const positions = (await all(server.client.readStream(stream))).map((it) => it.event!.position!);
    expect(positions.every(({ commit, prepare }) => commit === prepare)).toBe(true);
    expect(positions.every(({ commit }, index) => index === 0 || commit > positions[index - 1]!.commit + 1n)).toBe(true);
  });

  it('STREAM_EXISTS on a stream that is there', async () => {
    const stream = server.stream();
    await server.append(stream, ids(1), ANY);
    await expect(server.append(stream, ids(1), STREAM_EXISTS)).resolves.toMatchObject({ nextExpectedRevision: 1n });
  });

  it.each<[string, AppendExpectedRevision, number, unknown]>([
    ['NO_STREAM on a stream that is there', NO_STREAM, 3, 2n],
    ['a stale revision', 1n, 3, 2n],
    ['a revision ahead', 3n, 3, 2n],
    ['a revision of a missing stream', 0n, 0, 'no_stream'],
    ['STREAM_EXISTS on a missing stream', STREAM_EXISTS, 0, 'no_stream'],
  ])('refuses %s', async (_, expected, present, actual) => {
    const stream = server.stream();
    if (present > 0) await server.append(stream, ids(present), NO_STREAM);
    const error = await failure(server.append(stream, ids(1), expected));
    expect(error).toEqual(wrongVersion(expected, actual));
    expect(error['streamName']).toBe(stream);
  });

  it('one of two different appends with NO_STREAM at once is refused at once', async () => {
    const stream = server.stream();
    const outcomes = await Promise.allSettled([server.append(stream, ids(1), NO_STREAM), server.append(stream, ids(1), NO_STREAM)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((it) => it.status === 'rejected')?.reason).toEqual(wrongVersion('no_stream', 0n));
  });
});

describe('EventStoreDB: an append without events', () => {
  it('"succeeds" with NO_STREAM and makes no stream', async () => {
    const stream = server.stream();
    await expect(server.append(stream, [], NO_STREAM)).resolves.toMatchObject({ success: true, nextExpectedRevision: 0n });
    expect(await failure(all(server.client.readStream(stream)))).toMatchObject({ type: 'stream-not-found' });
    expect(await failure(server.append(stream, ids(1), 0n))).toEqual(wrongVersion(0n, 'no_stream'));
    await expect(server.append(stream, ids(1), NO_STREAM)).resolves.toMatchObject({ nextExpectedRevision: 0n });
  });

  it('leaves the revision of a stream as it is, and refuses a wrong one', async () => {
    const stream = server.stream();
    await server.append(stream, ids(2), NO_STREAM);
    await expect(server.append(stream, [], 1n)).resolves.toMatchObject({ nextExpectedRevision: 1n });
    await expect(server.append(stream, [], ANY)).resolves.toMatchObject({ nextExpectedRevision: 1n });
    expect(await failure(server.append(stream, [], 0n))).toEqual(wrongVersion(0n, 1n));
  });
});

describe('EventStoreDB: a repeated append, [a,b] written at 0 and 1', () => {
  type Row = [string, AppendExpectedRevision, bigint | 'refused'];

  /** `after`: [c] follows at 2. */
  const rows: { title: string; after: boolean; cases: Row[] }[] = [
    {
      title: 'sent directly after',
      after: false,
      cases: [
        ['ab', NO_STREAM, 1n],
        ['ab', ANY, 1n],
        ['ab', STREAM_EXISTS, 1n],
        ['a', NO_STREAM, 0n],
        ['a', ANY, 0n],
        ['b', 0n, 1n],
        ['b', ANY, 1n],
        ['ba', ANY, 0n],
        ['b', NO_STREAM, 'refused'],
        ['ab', 5n, 'refused'],
        ['abe', NO_STREAM, 'refused'],
        ['abe', ANY, 'refused'],
        ['ba', NO_STREAM, 'refused'],
        ['ae', NO_STREAM, 'refused'],
        ['eb', NO_STREAM, 'refused'],
        ['e', NO_STREAM, 'refused'],
      ],
    },
    {
      title: 'sent after [c] was appended',
      after: true,
      cases: [
        ['ab', NO_STREAM, 1n],
        ['ab', ANY, 1n],
        ['ab', STREAM_EXISTS, 1n],
        ['a', NO_STREAM, 0n],
        ['a', ANY, 0n],
        ['b', 0n, 1n],
        ['b', ANY, 1n],
        ['abc', NO_STREAM, 2n],
        ['bc', 0n, 2n],
        ['ba', ANY, 0n],
        ['b', NO_STREAM, 'refused'],
        ['ab', 1n, 'refused'],
        ['be', 1n, 'refused'],
        ['ab', 5n, 'refused'],
        ['abe', NO_STREAM, 'refused'],
        ['abe', ANY, 'refused'],
        ['ba', NO_STREAM, 'refused'],
        ['ae', NO_STREAM, 'refused'],
        ['e', NO_STREAM, 'refused'],
      ],
    },
  ];

  const written = async (after: boolean) => {
    const [a, b, c, e] = ids(4) as [string, string, string, string];
    const stream = server.stream();
    const first = await server.append(stream, [a, b], NO_STREAM);
    if (after) await server.append(stream, [c], 1n);
    const named = { a, b, c, e };
    return { stream, first, before: after ? [a, b, c] : [a, b], pick: (letters: string) => Array.from(letters, (it) => named[it as 'a']) };
  };

  describe.each(rows)('$title', ({ after, cases }) => {
    it.each(cases)('[%s] expecting %s: %s', async (letters, expected, answer) => {
      const { stream, before, pick } = await written(after);
      const read = await all(server.client.readStream(stream));
      if (answer === 'refused') {
        expect(await failure(server.append(stream, pick(letters), expected))).toEqual(wrongVersion(expected, after ? 2n : 1n));
      } else {
        // The revision of the repeat's last event, not the current one, and where that event is.
        const { position } = read[Number(answer)]!.event!;
        await expect(server.append(stream, pick(letters), expected)).resolves.toEqual({ success: true, nextExpectedRevision: answer, position });
      }
      expect(await idsIn(stream)).toEqual(before);
    });
  });

  it.each<[string, AppendExpectedRevision, boolean]>([
    ['ab', 1n, false],
    ['be', 1n, false],
    ['ea', ANY, false],
    ['ab', 2n, true],
    ['ea', ANY, true],
  ])('[%s] expecting %s is written again: behind the head nothing is compared, and with ANY the first id decides', async (letters, expected, after) => {
    const { stream, before, pick } = await written(after);
    await server.append(stream, pick(letters), expected);
    expect(await idsIn(stream)).toEqual([...before, ...pick(letters)]);
  });

  it('is stored in another stream', async () => {
    const { pick } = await written(false);
    const other = server.stream();
    await server.append(other, pick('ab'), NO_STREAM);
    expect(await idsIn(other)).toEqual(pick('ab'));
  });

  it('other data under the same id is a silent success', async () => {
    const stream = server.stream();
    const [id] = ids(1);
    const write = (data: Record<string, number>) => server.client.appendToStream(stream, [event(id, data)], { expectedRevision: NO_STREAM, credentials });
    const first = await write({ n: 1 });
    await expect(write({ n: 2 })).resolves.toEqual(first);
    const [read] = await all(server.client.readStream(stream));
    expect(read?.event?.data).toEqual({ n: 1 });
  });

  it('one id twice in one append is stored twice', async () => {
    const stream = server.stream();
    const [id] = ids(1) as [string];
    await server.append(stream, [id, id], NO_STREAM);
    expect(await idsIn(stream)).toEqual([id, id]);
  });
});

describe('EventStoreDB: what is written comes back', () => {
  it('bytes, metadata, names and a lower-case id', async () => {
    const stream = `${server.stream()} ü\n`;
    const [id] = ids(1) as [string];
    const written = binaryEvent({ id: id.toUpperCase(), type: '$ü', data: new Uint8Array([0, 255]), metadata: { $correlationId: 'x' } as never });
    const before = Date.now();
    await server.client.appendToStream(stream, [written, event()], { expectedRevision: NO_STREAM, credentials });
    const [binary, json] = (await all(server.client.readStream(stream))).map((it) => it.event!);
    expect(binary).toMatchObject({ streamId: stream, id, revision: 0n, type: '$ü', isJson: false, metadata: { $correlationId: 'x' } });
    expect(Buffer.from(binary!.data as Uint8Array)).toEqual(Buffer.from([0, 255]));
    expect(json).toMatchObject({ isJson: true, data: { n: 1 }, metadata: undefined });
    expect(Math.abs(binary!.created.getTime() - before)).toBeLessThan(60_000);
  });

  it.each([
    ['an id that is none', event('none')],
    ['an empty type', { ...event(), type: '' }],
  ])('%s is an unknown error', async (_, wrong) => {
    const appended = server.client.appendToStream(server.stream(), [wrong], { expectedRevision: NO_STREAM, credentials });
    expect(await failure(appended)).toMatchObject({ type: 'unknown' });
  });

  describe('up to 1 MiB of data in one append', () => {
    const bytes = (size: number) => binaryEvent({ type: 'Tried', data: new Uint8Array(size) });
    const appendOf = (...sizes: number[]) =>
      server.client.appendToStream(server.stream(), sizes.map(bytes), { expectedRevision: NO_STREAM, credentials });

    it('takes exactly that', () => expect(appendOf(1_048_576)).resolves.toMatchObject({ success: true }));

    it.each([
      ['one byte more', [1_048_577]],
      ['one byte more in two events', [1_000_000, 48_577]],
      ['5 MiB', [5 * 1_048_576]],
    ])('refuses %s', async (_, sizes) => {
      expect(await failure(appendOf(...sizes))).toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: 1_048_576, code: 3 });
    });

    it('refuses a message of 17 MiB as an unknown error', async () => {
      expect(await failure(appendOf(17 * 1_048_576))).toMatchObject({ type: 'unknown', code: 8 });
    });
  });
});
