import { NO_STREAM, streamNameFilter } from '@eventstore/db-client';
import { unavailable } from '../../doubles/eventstoredb/errors.ts';
import { all, clientOf, credentials, doubleServer, event, eventually, failure, ids, pause } from './double.fixtures.ts';
import { follow } from './followed.ts';

let server: Awaited<ReturnType<typeof doubleServer>>;
beforeEach(async () => (server = await doubleServer({ duplicateTimeoutMs: 50 })));
afterEach(() => server.stop());

const filter = streamNameFilter({ prefixes: ['wanted-'] });
const revisions = async (stream: string) => (await all(server.client.readStream(stream))).map((it) => Number(it.event!.revision));

describe('The double: an append', () => {
  it('whose answer is dropped is written; the same again answers the first result', async () => {
    const sent = ids(2);
    server.double.dropNextAnswer('append');
    expect(await failure(server.append('wanted-1', sent, NO_STREAM))).toMatchObject({ type: 'unavailable', code: 14 });
    await expect(server.append('wanted-1', sent, NO_STREAM)).resolves.toMatchObject({ nextExpectedRevision: 1n });
    expect(await revisions('wanted-1')).toEqual([0, 1]);
  });

  it('whose request is dropped is not written', async () => {
    server.double.dropNextRequest('append');
    expect(await failure(server.append('wanted-1', ids(1), NO_STREAM))).toMatchObject({ type: 'unavailable', code: 14 });
    expect(server.double.events).toHaveLength(0);
  });

  it('that is held is written; a repeat meanwhile times out, another one is refused, a repeat afterwards succeeds', async () => {
    const sent = ids(1);
    const hold = server.double.holdNext('append');
    const first = server.append('wanted-1', sent, NO_STREAM);
    await hold.reached;
    expect(server.double.events).toHaveLength(1);
    const repeat = await failure(server.append('wanted-1', sent, NO_STREAM));
    expect(repeat).toMatchObject({ type: 'timeout', code: 10 });
    expect(repeat.message).toContain('Commit phase timeout');
    expect(await failure(server.append('wanted-1', ids(1), NO_STREAM))).toMatchObject({ type: 'wrong-expected-version', actualVersion: 0n });
    hold.release();
    const result = await first;
    await expect(server.append('wanted-1', sent, NO_STREAM)).resolves.toEqual(result);
    expect(server.double.events).toHaveLength(1);
  });

  it('that is held past its deadline fails and is written', async () => {
    server.double.holdNext('append');
    const late = server.client.appendToStream('wanted-1', [event()], { expectedRevision: NO_STREAM, credentials, deadline: 100 });
    expect(await failure(late)).toMatchObject({ type: 'deadline-exceeded', code: 4 });
    expect(server.double.events).toHaveLength(1);
  });

  it('that is answered twice fails for the client and is written', async () => {
    server.double.answerTwice('append');
    expect(await failure(server.append('wanted-1', ids(1), NO_STREAM))).toMatchObject({ type: 'unknown' });
    expect(server.double.events).toHaveLength(1);
  });

  it('can be given any failure, once', async () => {
    server.double.failNext('append', unavailable('Server Is Not Ready'));
    expect(await failure(server.append('wanted-1', ids(1), NO_STREAM))).toMatchObject({ type: 'unavailable', message: expect.stringContaining('Server Is Not Ready') });
    await expect(server.append('wanted-1', ids(1), NO_STREAM)).resolves.toMatchObject({ success: true });
  });

  it('without credentials takes the batch path, which is refused and counted', async () => {
    expect(await failure(server.client.appendToStream('wanted-1', [event()], { expectedRevision: NO_STREAM }))).toMatchObject({ type: 'unknown', code: 12 });
    expect(server.double.calls).toMatchObject({ append: 0, batchAppends: 1 });
    expect(server.double.events).toHaveLength(0);
  });
});

describe('The double: reads and subscriptions', () => {
  beforeEach(() => server.append('wanted-1', ids(3), NO_STREAM));

  it('all end with "unavailable" when they are cut; new ones work', async () => {
    const subscription = follow(server, { filter });
    await subscription.caughtUp();
    server.double.cutStreams();
    await eventually(() => subscription.errors.length === 1);
    expect(subscription.errors[0]).toMatchObject({ type: 'unavailable', code: 14 });
    expect(await revisions('wanted-1')).toEqual([0, 1, 2]);
  });

  it('end as they do when a real server stops in peace', async () => {
    const subscription = follow(server, { filter });
    await subscription.caughtUp();
    server.double.resetStreams();
    await eventually(() => subscription.errors.length === 1);
    expect(subscription.errors[0]).toMatchObject({ type: 'unknown', code: 13, message: expect.stringContaining('RST_STREAM') });
  });

  it('can be held', async () => {
    const hold = server.double.holdNext('read');
    const read = revisions('wanted-1');
    await hold.reached;
    hold.release();
    expect(await read).toEqual([0, 1, 2]);
  });

  it('can be cut before and after their first event', async () => {
    server.double.dropNextRequest('read');
    server.double.dropNextAnswer('read');
    expect(await failure(revisions('wanted-1'))).toMatchObject({ type: 'unavailable' });
    expect(await failure(revisions('wanted-1'))).toMatchObject({ type: 'unavailable' });
    expect(await revisions('wanted-1')).toEqual([0, 1, 2]);
  });

  it('can repeat their first event', async () => {
    server.double.answerTwice('subscribe');
    const { events } = follow(server, { filter });
    await eventually(() => events.length === 4);
    expect(events).toEqual(['wanted-1:0', 'wanted-1:0', 'wanted-1:1', 'wanted-1:2']);
  });
});

describe('The double: a node that is not the leader', () => {
  it('refuses what requires one, and says where it is', async () => {
    const leader = await doubleServer();
    try {
      server.double.notLeader({ host: '127.0.0.1', port: leader.double.port });
      const write = () => server.client.appendToStream('wanted-1', [event()], { credentials, requiresLeader: true });
      expect(await failure(write())).toMatchObject({ type: 'not-leader', leader: { address: '127.0.0.1', port: leader.double.port } });
      // The client has moved on by itself.
      await write();
      expect([server.double.events.length, leader.double.events.length]).toEqual([0, 1]);
    } finally {
      await leader.stop();
    }
  });

  it('takes what does not, and everything once it is the leader again', async () => {
    server.double.notLeader(true);
    await server.append('wanted-1', ids(1), NO_STREAM);
    expect(await failure(all(server.client.readStream('wanted-1', { requiresLeader: true })))).toMatchObject({ type: 'not-leader' });
    server.double.notLeader(false);
    expect(await all(server.client.readStream('wanted-1', { requiresLeader: true }))).toHaveLength(1);
  });
});

describe('The double: a restart', () => {
  it('on the same port keeps the log; the same client goes on', async () => {
    await server.append('wanted-1', ids(2), NO_STREAM);
    const { url } = server.double;
    await server.double.restart();
    expect(server.double.url).toBe(url);
    await eventuallyReads(2);
  });

  it('forgets what ANY is compared with, and compares exact revisions as before', async () => {
    const sent = ids(1);
    const first = await server.append('wanted-1', sent, NO_STREAM);
    await server.double.restart();
    await eventuallyReads(1);
    await expect(server.append('wanted-1', sent, NO_STREAM)).resolves.toEqual(first);
    await expect(server.append('wanted-1', sent, 'any')).resolves.toMatchObject({ nextExpectedRevision: 1n });
  });

  it('on another port is elsewhere', async () => {
    const { url } = server.double;
    await server.append('wanted-1', ids(1), NO_STREAM);
    await server.double.restart({ samePort: false });
    expect(server.double.url).not.toBe(url);
    expect(await failure(revisions('wanted-1'))).toMatchObject({ type: 'unavailable' });
    const client = clientOf(server.double.url);
    expect(await all(client.readStream('wanted-1'))).toHaveLength(1);
    await client.dispose();
  });

  it('nothing is there while it is down', async () => {
    await server.append('wanted-1', ids(1), NO_STREAM);
    await server.double.down();
    expect(await failure(server.append('wanted-1', ids(1), 0n))).toMatchObject({ type: 'unavailable', code: 14 });
    await server.double.up();
    await eventuallyReads(1);
  });

  it('on an older back-up has a shorter log, and a later checkpoint gets nothing', async () => {
    await server.append('wanted-1', ids(50), NO_STREAM);
    const [third, last] = [server.double.events[2]!.position, server.double.events[49]!.position];
    await server.double.truncateTo(third);
    await eventuallyReads(3);
    const subscription = follow(server, { fromPosition: { commit: last, prepare: last }, filter });
    await subscription.caughtUp();
    await server.append('wanted-1', ids(1), 2n);
    await pause(100);
    expect(subscription).toMatchObject({ events: [], errors: [] });
    expect(server.double.events[3]!.position).toBeLessThan(last);
  });

  /** A first call may still meet the broken connection. */
  const eventuallyReads = async (count: number): Promise<void> => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        expect(await revisions('wanted-1')).toHaveLength(count);
        return;
      } catch (error) {
        if (attempt === 20) throw error;
        await pause(50);
      }
    }
  };
});
