import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_STREAM, START, type Credentials } from '@eventstore/db-client';
import { EventStoreDouble } from '../../doubles/eventstoredb/event-store-double.ts';
import { selfSigned } from '../../doubles/eventstoredb/self-signed.ts';
import { all, clientOf, credentials, event, failure } from './double.fixtures.ts';

describe('The double is found', () => {
  let double: EventStoreDouble;
  beforeAll(async () => (double = await EventStoreDouble.start()));
  afterAll(() => double.stop());

  it.each([
    ['directly', () => double.url],
    ['by discovery', () => `esdb+discover://127.0.0.1:${String(double.port)}?tls=false`],
    ['by the gossip of several hosts, of which one is away', () => `esdb://127.0.0.1:1,127.0.0.1:${String(double.port)}?tls=false`],
  ])('%s', async (_, url) => {
    const client = clientOf(url());
    await client.appendToStream(`wanted-${_}`, [event()], { expectedRevision: NO_STREAM, credentials });
    expect(await all(client.readStream(`wanted-${_}`))).toHaveLength(1);
    await client.dispose();
  });

  it('nowhere when it has stopped', async () => {
    const gone = await EventStoreDouble.start();
    await gone.stop();
    const client = clientOf(gone.url);
    expect(await failure(all(client.readStream('wanted-1')))).toMatchObject({ type: 'unavailable', code: 14 });
    await client.dispose();
  });
});

describe('The double with TLS and users', () => {
  const folder = mkdtempSync(join(tmpdir(), 'double-'));
  const authority = join(folder, 'ca.pem');
  const reader: Credentials = { username: 'reader', password: 'right:1' };
  const writer: Credentials = { username: 'writer', password: 'right:2' };
  let double: EventStoreDouble;
  let client: ReturnType<typeof clientOf>;
  beforeAll(async () => {
    const tls = selfSigned();
    writeFileSync(authority, tls.cert);
    double = await EventStoreDouble.start({ tls, users: { reader: 'right:1', writer: 'right:2' }, allReaders: ['reader'] });
    client = clientOf(`${double.url}&tlsCAFile=${encodeURIComponent(authority)}`);
  });
  afterAll(async () => {
    await client.dispose();
    await double.stop();
    rmSync(folder, { recursive: true });
  });

  const append = (as: Credentials) => client.appendToStream(`wanted-${as.username}`, [event()], { credentials: as });

  it('takes a user it knows, per call', async () => {
    await append(writer);
    expect(await all(client.readStream('wanted-writer', { credentials: writer }))).toHaveLength(1);
  });

  it.each([
    ['a wrong password', { username: 'writer', password: 'wrong' }],
    ['an unknown user', { username: 'constructor', password: 'x' }],
  ])('answers %s with "unauthenticated"', async (_, as) => {
    expect(await failure(append(as))).toMatchObject({ type: 'access-denied', code: 16 });
  });

  it('answers a call without user with "access denied"', async () => {
    expect(await failure(all(client.readStream('wanted-writer')))).toMatchObject({ type: 'access-denied', code: 7 });
  });

  it('lets only some read $all', async () => {
    const read = (as: Credentials) => all(client.readAll({ fromPosition: START, credentials: as }));
    await expect(read(reader)).resolves.toBeInstanceOf(Array);
    expect(await failure(read(writer))).toMatchObject({ type: 'access-denied', code: 7 });
  });

  it('minds a change of users at the next call', async () => {
    double.setUsers({ reader: 'right:1' });
    expect(await failure(append(writer))).toMatchObject({ type: 'access-denied', code: 16 });
    double.setUsers({ reader: 'right:1', writer: 'right:2' });
    await append(writer);
  });

  it.each([
    ['that does not know the authority', () => double.url],
    ['that speaks no TLS', () => `esdb://127.0.0.1:${String(double.port)}?tls=false`],
  ])('is unavailable to a client %s', async (_, url) => {
    const stranger = clientOf(url());
    expect(await failure(all(stranger.readStream('wanted-1', { credentials: reader })))).toMatchObject({ type: 'unavailable', code: 14 });
    await stranger.dispose();
  });
});
