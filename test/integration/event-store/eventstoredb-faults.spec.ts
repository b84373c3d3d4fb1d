import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppendUncertain, StoreUnavailable, WrongExpectedRevision } from '../../../src/platform/event-store/event-store.ts';
import { EventStoreDBEventStore } from '../../../src/platform/event-store/eventstoredb/eventstoredb-event-store.ts';
import { all, follow, hasCaughtUp, hasRecorded, idsOf, newCategory, newEvents, newStream, recorded } from '../../contract/event-store/fixtures.ts';
import { EventStoreDouble } from '../../doubles/eventstoredb/event-store-double.ts';
import { selfSigned } from '../../doubles/eventstoredb/self-signed.ts';

let double: EventStoreDouble;
let store: EventStoreDBEventStore;

beforeEach(async () => {
  double = await EventStoreDouble.start({ duplicateTimeoutMs: 50 });
  store = await EventStoreDBEventStore.open({ url: double.url });
});
afterEach(async () => {
  double.clearFaults();
  double.releaseAll();
  await store.close();
  await double.stop();
});

const stored = async (stream: string): Promise<readonly string[]> => idsOf(await all(store.readStream(stream)));

describe('An append whose answer is lost', () => {
  it('is sent again as it was, and stored once', async () => {
    const stream = newStream();
    const events = newEvents(2);
    double.dropNextAnswer('append');

    expect(await store.append(stream, 'no-stream', events)).toMatchObject({ revision: 1 });
    expect(await stored(stream)).toEqual(idsOf(events));
  });

  it('is stored once, also when others have gone on', async () => {
    const stream = newStream();
    const [first, second] = [newEvents(1), newEvents(1)];
    double.dropNextAnswer('append');
    double.dropNextAnswer('append');

    await store.append(stream, 'no-stream', first);
    await store.append(stream, 0, second);
    expect(await store.append(stream, 'no-stream', first)).toMatchObject({ revision: 0 });
    expect(await stored(stream)).toEqual(idsOf([...first, ...second]));
  });

  it.each(['dropNextRequest', 'answerTwice'] as const)('is stored once after %s', async (fault) => {
    const stream = newStream();
    double[fault]('append');

    await store.append(stream, 'no-stream', newEvents(1));
    expect(await stored(stream)).toHaveLength(1);
  });

  it('is uncertain when the server stays away, and nothing is claimed', async () => {
    await double.down();

    await expect(store.append(newStream(), 'no-stream', newEvents(1))).rejects.toBeInstanceOf(AppendUncertain);
    await double.up();
    expect(await store.append(newStream(), 'no-stream', newEvents(1))).toMatchObject({ revision: 0 });
  });

  it('is still a conflict when another writer was first', async () => {
    const stream = newStream();
    await store.append(stream, 'no-stream', newEvents(1));
    double.dropNextRequest('append');

    await expect(store.append(stream, 'no-stream', newEvents(1))).rejects.toBeInstanceOf(WrongExpectedRevision);
  });
});

describe('A server that is not the leader', () => {
  it('is asked again, and the append is stored once when it leads', async () => {
    const stream = newStream();
    double.notLeader(true);
    const appending = store.append(stream, 'no-stream', newEvents(1));
    setTimeout(() => double.notLeader(false), 150);

    expect(await appending).toMatchObject({ revision: 0 });
    expect(await stored(stream)).toHaveLength(1);
  });

  it('gives no read behind a decision: that could be stale', async () => {
    await store.append(newStream(), 'no-stream', newEvents(1));
    double.notLeader(true);

    await expect(all(store.readStream(newStream()))).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.end()).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

describe('A subscription whose connection is lost', () => {
  it('goes on where it was, without a gap or a double', async () => {
    const category = newCategory();
    const stream = newStream(category);
    const events = newEvents(6);
    await store.append(stream, 'no-stream', events.slice(0, 2));
    const following = follow(store, { filter: { streamPrefixes: [category] } });
    await following.until(hasCaughtUp);

    double.cutStreams();
    await store.append(stream, 1, events.slice(2, 4));
    await following.until(hasRecorded(4));
    await double.restart();
    await store.append(stream, 3, events.slice(4));
    await following.until(hasRecorded(6));

    expect(idsOf(recorded(await following.stop()))).toEqual(idsOf(events));
  });

  it('is given up as unavailable when the server stays away: its reader decides what then', async () => {
    const following = follow(store, { filter: { streamPrefixes: [newCategory()] } });
    await following.until(hasCaughtUp);
    const failed = expect(following.until(() => false)).rejects.toBeInstanceOf(StoreUnavailable);

    await double.down();
    await failed;
    await double.up();
  }, 30_000);
});

describe('What the adapter never does', () => {
  it('takes the batch path, on which one bad request fails all', async () => {
    await Promise.all(Array.from({ length: 50 }, () => store.append(newStream(), 'no-stream', newEvents(1))));

    expect(double.calls.batchAppends).toBe(0);
    expect(double.calls.append).toBe(50);
  });

  it('says an address or a password in an error', async () => {
    const password = randomBytes(8).toString('hex');
    const wrong = EventStoreDBEventStore.open({ url: `esdb://svc:${password}@127.0.0.1:1?tls=maybe` });

    await expect(wrong).rejects.toThrow();
    await expect(wrong.catch((error: unknown) => JSON.stringify([String(error), (error as Error).cause]))).resolves.not.toContain(password);
  });
});

describe('A server with TLS and users', () => {
  let folder: string;
  let secured: EventStoreDouble;
  const addressOf = (user: string): string => `${secured.url.replace('://', `://${user}@`)}&tlsCAFile=${encodeURIComponent(join(folder, 'ca.crt'))}`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eventstoredb-tls-'));
    const tls = selfSigned();
    await writeFile(join(folder, 'ca.crt'), tls.cert);
    // A colon in a password is written %3A in an address.
    secured = await EventStoreDouble.start({ tls, users: { service: 'right:1', reader: 'right2' }, allReaders: ['service'] });
  });
  afterAll(async () => {
    await secured.stop();
    await rm(folder, { recursive: true });
  });

  it('takes the user and the certificate authority from the address', async () => {
    const own = await EventStoreDBEventStore.open({ url: addressOf('service:right%3A1') });
    const category = newCategory();
    await own.append(newStream(category), 'no-stream', newEvents(3));

    const following = follow(own, { filter: { streamPrefixes: [category] } });
    await following.until(hasRecorded(3));
    await following.stop();
    await own.close();
  });

  it.each([
    ['a wrong password', 'service:wrong'],
    ['a user who may not read the log', 'reader:right2'],
  ])('does not open with %s, and says so without waiting', async (_, user) => {
    await expect(EventStoreDBEventStore.open({ url: addressOf(user) })).rejects.toThrow('EventStoreDB did not answer (access-denied).');
  });

  it('refuses an append at once when the password was reset: the rights are asked each time', async () => {
    const own = await EventStoreDBEventStore.open({ url: addressOf('service:right%3A1') });
    secured.setUsers({ service: 'other' });

    await expect(own.append(newStream(), 'no-stream', newEvents(1))).rejects.toMatchObject({ code: 'store-unavailable' });
    secured.setUsers({ service: 'right:1', reader: 'right2' });
    await own.close();
  });
});
