import { ANY, BACKWARDS, END, eventTypeFilter, NO_STREAM, START, streamNameFilter, type Position } from '@eventstore/db-client';
import { all, anyServer, credentials, doubleServer, event, eventually, ids, pause, type Server } from './double.fixtures.ts';
import { follow, type Followed } from './followed.ts';

const only = (...prefixes: string[]) => streamNameFilter({ prefixes });
const lastPosition = async (server: Server): Promise<Position> =>
  (await all(server.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 })))[0]!.event!.position;

describe('EventStoreDB: a subscription to $all by stream prefix', () => {
  let server: Server;
  let open: Followed[];
  beforeAll(async () => (server = await anyServer()));
  beforeEach(() => void (open = []));
  afterEach(() => Promise.all(open.map((it) => it.subscription.unsubscribe())));
  afterAll(() => server.stop());

  const followed = (options: Parameters<typeof follow>[1]): Followed => {
    const subscription = follow(server, options);
    open.push(subscription);
    return subscription;
  };
  const wrote = async (count: number): Promise<string> => {
    const stream = server.stream();
    for (let written = 0; written < count; written += 1) await server.append(stream, ids(1), ANY);
    return stream;
  };

  it('is confirmed, gives what is there, is caught up, and goes on live', async () => {
    const stream = await wrote(3);
    const subscription = followed({ fromPosition: START, filter: only(stream) });
    await subscription.caughtUp();
    await server.append(stream, ids(2), 2n);
    await eventually(() => subscription.events.length === 5);
    expect(subscription.events).toEqual([0, 1, 2, 3, 4].map((it) => `${stream}:${String(it)}`));
    expect(subscription.signals).toEqual(['confirmation', 'caughtUp']);
    expect(subscription.subscription.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is caught up without any event', async () => {
    const subscription = followed({ fromPosition: START, filter: only(server.stream()) });
    await subscription.caughtUp();
    expect(subscription.events).toEqual([]);
  });

  it('begins after its position', async () => {
    const stream = await wrote(3);
    const [, second] = await all(server.client.readStream(stream));
    const subscription = followed({ fromPosition: second!.event!.position!, filter: only(stream) });
    await subscription.caughtUp();
    await eventually(() => subscription.events.length === 1);
    expect(subscription.events).toEqual([`${stream}:2`]);
  });

  it('from the end gives what comes later', async () => {
    const stream = await wrote(1);
    const subscription = followed({ fromPosition: END, filter: only(stream) });
    await subscription.caughtUp();
    await server.append(stream, ids(1), 0n);
    await eventually(() => subscription.events.length === 1);
    expect(subscription.events).toEqual([`${stream}:1`]);
  });

  it('takes several prefixes, an expression, or the type of the event', async () => {
    const [one, other, third] = [await wrote(1), await wrote(1), await wrote(1)];
    const expected = [`${one}:0`, `${other}:0`];
    const by = [only(one, other), streamNameFilter({ regex: `^(${one}|${other})$` })].map((filter) => followed({ fromPosition: START, filter }));
    const byType = followed({ fromPosition: START, filter: eventTypeFilter({ prefixes: ['Tri'] }) });
    for (const it of [...by, byType]) await it.caughtUp();
    await eventually(() => by.every((it) => it.events.length === 2) && byType.events.includes(`${third}:0`));
    expect(by.map((it) => it.events)).toEqual([expected, expected]);
  });

  it('without any prefix gives nothing', async () => {
    await wrote(1);
    const subscription = followed({ fromPosition: START, filter: streamNameFilter({ prefixes: [] }) });
    await subscription.caughtUp();
    expect(subscription.events).toEqual([]);
  });

  it('with an expression that is none fails unconfirmed', async () => {
    const subscription = followed({ filter: streamNameFilter({ regex: '(' }) });
    await eventually(() => subscription.errors.length === 1);
    expect(subscription.errors[0]).toMatchObject({ type: 'unknown' });
    expect(subscription.signals).toEqual([]);
  });

  it('from a position inside a record is confirmed and then fails', async () => {
    const stream = await wrote(3);
    const [first] = await all(server.client.readStream(stream));
    const inside = first!.event!.position!.commit + 1n;
    const subscription = followed({ fromPosition: { commit: inside, prepare: inside }, filter: only(stream) });
    await eventually(() => subscription.errors.length === 1);
    expect(subscription.signals).toEqual(['confirmation']);
    expect(subscription.errors[0]).toMatchObject({ type: 'unknown', code: 3 });
    expect(subscription.errors[0]!.message).toContain('Trying to read from an invalid position');
  });

  it('from beyond the end of the log is confirmed and caught up, and gives nothing, and does not fail', async () => {
    const stream = await wrote(1);
    const beyond = (await lastPosition(server)).commit + 1_000_000_000n;
    const subscription = followed({ fromPosition: { commit: beyond, prepare: beyond }, filter: only(stream) });
    await subscription.caughtUp();
    await server.append(stream, ids(2), 0n);
    await pause(200);
    expect(subscription).toMatchObject({ signals: ['confirmation', 'caughtUp'], events: [], errors: [] });
  });

  it('resumed from any checkpoint misses nothing and repeats nothing', async () => {
    const [wanted, noise] = [server.stream(), server.stream()];
    await wrote(1);
    const start = await lastPosition(server);
    for (const [stream, count] of [[noise, 100], [wanted, 3], [noise, 70], [wanted, 40], [noise, 64], [wanted, 1]] as const) {
      await server.append(stream, ids(count), ANY);
    }
    const subscription = followed({ fromPosition: start, filter: only(wanted) });
    await subscription.caughtUp();
    await eventually(() => subscription.events.length === 44);
    expect(subscription.checkpoints.length).toBeGreaterThan(5);
    for (const checkpoint of subscription.checkpoints) {
      const rest = subscription.events.filter((_, index) => subscription.positions[index]!.commit > checkpoint.commit);
      const resumed = follow(server, { fromPosition: checkpoint, filter: only(wanted) });
      await resumed.caughtUp();
      await eventually(() => resumed.events.length >= rest.length);
      expect(resumed.events).toEqual(rest);
      await resumed.subscription.unsubscribe();
    }
  });
});

describe('EventStoreDB: checkpoints', () => {
  let server: Awaited<ReturnType<typeof doubleServer>>;
  // Counted exactly: that needs a log in which nobody else writes.
  beforeEach(async () => (server = await doubleServer()));
  afterEach(() => server.stop());

  const at = (index: number): bigint => server.double.events[index]!.position;

  it('a window without a match gives the position where it began, without a prepare position', async () => {
    await server.append('noise-1', ids(70), NO_STREAM);
    const { checkpoints, caughtUp } = follow(server, { filter: only('wanted-') });
    await caughtUp();
    // 32 + 32 + the 6 up to the end.
    expect(checkpoints).toEqual([
      { commit: 0n, prepare: 0n },
      { commit: at(32), prepare: 0n },
      { commit: at(64), prepare: 0n },
    ]);
  });

  it('the first of them repeats where the subscription began', async () => {
    await server.append('noise-1', ids(70), NO_STREAM);
    const from = { commit: at(9), prepare: at(9) };
    const { checkpoints, caughtUp } = follow(server, { fromPosition: from, filter: only('wanted-') });
    await caughtUp();
    expect(checkpoints).toEqual([from, { commit: at(41), prepare: 0n }]);
  });

  it('a window with matches gives the position of the last of them', async () => {
    await server.append('wanted-1', ids(3), NO_STREAM);
    await server.append('noise-1', ids(40), NO_STREAM);
    const { checkpoints, caughtUp } = follow(server, { filter: only('wanted-') });
    await caughtUp();
    expect(checkpoints).toEqual([
      { commit: at(2), prepare: at(2) },
      { commit: at(32), prepare: 0n },
    ]);
  });

  it('a last window that is just full leads to one at the end of the log; the event that comes there is still delivered', async () => {
    await server.append('noise-1', ids(32), NO_STREAM);
    const first = follow(server, { filter: only('wanted-') });
    await first.caughtUp();
    const checkpoint = first.checkpoints.at(-1)!;
    await server.append('wanted-1', ids(1), NO_STREAM);
    expect(checkpoint).toEqual({ commit: at(32), prepare: 0n });

    const resumed = follow(server, { fromPosition: checkpoint, filter: only('wanted-') });
    await eventually(() => resumed.events.length === 1);
    await eventually(() => first.events.length === 1);
  });

  it('one without a prepare position gives the event at that very position to a wider filter', async () => {
    await server.append('noise-1', ids(40), NO_STREAM);
    const narrow = follow(server, { filter: only('wanted-') });
    await narrow.caughtUp();
    const wide = follow(server, { fromPosition: narrow.checkpoints[1]!, filter: only('noise-') });
    await wide.caughtUp();
    await eventually(() => wide.events.length === 8);
    expect(wide.events[0]).toBe('noise-1:32');
  });

  it('come every so many windows of so many events', async () => {
    await server.append('noise-1', ids(95), NO_STREAM);
    await server.append('wanted-1', ids(1), NO_STREAM);
    const filter = streamNameFilter({ prefixes: ['wanted-'], maxSearchWindow: 10, checkpointInterval: 3 });
    const { checkpoints, caughtUp } = follow(server, { filter });
    await caughtUp();
    // After 30, 60 and 90 events the window that began 10 earlier, and one more at the end of the log.
    expect(checkpoints.map(({ commit }) => commit)).toEqual([at(20), at(50), at(80), at(95)]);
  });

  it('live ones have a prepare position: one for 40 events without a match', async () => {
    const subscription = follow(server, { filter: only('wanted-') });
    await subscription.caughtUp();
    const before = subscription.checkpoints.length;
    for (let count = 0; count < 40; count += 1) await server.append('noise-1', ids(1), ANY);
    await server.append('wanted-1', ids(1), NO_STREAM);
    await eventually(() => subscription.events.length === 1);
    expect(subscription.checkpoints.slice(before)).toEqual([{ commit: at(31), prepare: at(31) }]);
  });
});

describe('EventStoreDB: other subscriptions', () => {
  let server: Server;
  beforeAll(async () => (server = await anyServer()));
  afterAll(() => server.stop());

  it('to $all without a filter has everything, in order', async () => {
    const [one, other] = [server.stream(), server.stream()];
    await server.append(one, ids(1), NO_STREAM);
    const seen: string[] = [];
    const subscription = server.client.subscribeToAll({ fromPosition: START });
    subscription.on('data', ({ event }) => event !== undefined && [one, other].includes(event.streamId) && seen.push(`${event.streamId}:${String(event.revision)}`));
    subscription.on('error', () => {});
    await server.append(other, ids(1), NO_STREAM);
    await server.append(one, ids(1), 0n);
    await eventually(() => seen.length === 3);
    expect(seen).toEqual([`${one}:0`, `${other}:0`, `${one}:1`]);
    await subscription.unsubscribe();
  });

  it('to one stream begins after its revision, and may come before the stream', async () => {
    const stream = server.stream();
    const seen: bigint[][] = [[], []];
    let caughtUp = 0;
    const early = server.client.subscribeToStream(stream);
    early.on('data', ({ event }) => seen[0]!.push(event!.revision)).on('caughtUp', () => (caughtUp += 1)).on('error', () => {});
    await eventually(() => caughtUp === 1);
    await server.append(stream, ids(3), NO_STREAM);
    const late = server.client.subscribeToStream(stream, { fromRevision: 0n });
    late.on('data', ({ event }) => seen[1]!.push(event!.revision)).on('error', () => {});
    await eventually(() => seen[0]!.length === 3 && seen[1]!.length === 2);
    expect(seen).toEqual([[0n, 1n, 2n], [1n, 2n]]);
    await Promise.all([early.unsubscribe(), late.unsubscribe()]);
  });
});

describe('The double waits for a slow reader', () => {
  it('sends no more than the connection holds, and all in the end', async () => {
    const server = await doubleServer();
    try {
      const [kilobytes, count] = [4, 2_000];
      const large = () => event(undefined, Object.fromEntries(Array.from({ length: kilobytes * 128 }, (_, it) => [String(it).padStart(4), it])));
      for (let written = 0; written < count; written += 100) {
        await server.client.appendToStream('wanted-1', Array.from({ length: 100 }, large), { credentials });
      }
      const subscription = server.client.subscribeToAll({ filter: only('wanted-') });
      let seen = 0;
      for await (const _ of subscription) {
        seen += 1;
        if (seen === 1) {
          await pause(200);
          expect(server.double.calls.eventsSent).toBeLessThan(200);
        }
        if (seen === count) break;
      }
      await subscription.unsubscribe();
    } finally {
      await server.stop();
    }
  });

  it('who is caught up again afterwards', async () => {
    const server = await doubleServer();
    try {
      const slow = follow(server, { filter: only('wanted-') });
      await slow.caughtUp();
      // One append of more than a live subscriber is held for.
      await server.append('wanted-1', ids(500), NO_STREAM);
      await eventually(() => slow.events.length === 500);
      expect(new Set(slow.events).size).toBe(500);
      await eventually(() => slow.signals.filter((it) => it === 'caughtUp').length === 2);
    } finally {
      await server.stop();
    }
  });
});
