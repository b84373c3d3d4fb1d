import type { InjectOptions } from 'fastify';
import { aConversation, startSample, type Sample } from './sample.ts';

let sample: Sample;
beforeAll(async () => {
  sample = await startSample();
});
afterAll(async () => {
  await sample[Symbol.asyncDispose]();
});

const send = async (options: InjectOptions) => {
  const response = await sample.app.inject({ ...options, headers: { authorization: sample.person, ...options.headers } });
  return { status: response.statusCode, headers: response.headers, body: response.body === '' ? undefined : response.json(), text: response.body };
};

const post = (payload: unknown, url = '/v1/conversations') =>
  send({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload) });

/** Expects problem+json and answers the pointers of its errors. */
const refused = async (sent: ReturnType<typeof send>, status: number, code: string): Promise<readonly string[]> => {
  const { headers, body, status: found } = await sent;
  expect({ found, code: body.code, type: headers['content-type'] }).toEqual({ found: status, code, type: 'application/problem+json' });
  expect(body).toMatchObject({ status, type: `urn:leerlingdossier:problem:${code}`, title: expect.any(String), detail: expect.any(String) });
  expect(body).not.toHaveProperty('statusCode');
  expect(body.instance).toMatch(/^urn:leerlingdossier:trace:[0-9a-f]{32}$/);
  return ((body.errors ?? []) as { pointer: string }[]).map(({ pointer }) => pointer).toSorted();
};

describe('A body that fits', () => {
  it('reaches the handler as it was sent', async () => {
    expect(await post(aConversation)).toMatchObject({ status: 201, body: aConversation });
  });
});

describe('A body that does not fit is refused with every mistake at once (400)', () => {
  it('names each field by its JSON pointer', async () => {
    const body = { ...aConversation, occurredOn: '2026-02-31', extra: 1, held: 'yes', present: [{ personId: 'x', role: 'parent', role2: 1 }], place: undefined };
    expect(await refused(post(body), 400, 'invalid-request')).toEqual(['/extra', '/held', '/occurredOn', '/place', '/present/0/personId', '/present/0/role2']);
  });

  it.each([
    ['an unknown field', { extra: 1 }, ['/extra']],
    ['an unknown field with a name that every object has', { toString: 1 }, ['/toString']],
    ['an unknown field whose name is not shown', { 'Jan Jansen': 1 }, ['']],
    ['a number where text belongs', { report: 5 }, ['/report']],
    ['an array where text belongs', { place: { name: ['a'] } }, ['/place/name']],
    ['an object where text belongs', { place: { name: { $ne: null } } }, ['/place/name']],
    ['an object where a date belongs', { occurredOn: {} }, ['/occurredOn']],
    ['an array where an object belongs', { place: [] }, ['/place']],
    ['an empty list where an object in a list belongs', { present: [[]] }, ['/present']],
    ['an empty list where one is needed', { present: [] }, ['/present']],
    ['too many in a list', { present: Array.from({ length: 4 }, () => aConversation.present[0]) }, ['/present']],
    ['null for an optional field', { occurredTime: null }, ['/occurredTime']],
    ['null for an optional object', { online: null }, ['/online']],
    ['null for a required field', { held: null }, ['/held']],
    ['a day that does not exist', { occurredOn: '2025-02-29' }, ['/occurredOn']],
    ['a time that does not exist', { occurredTime: '24:00' }, ['/occurredTime']],
    ['a UUID in capitals', { goals: ['0B8F7A52-6A5D-4F0E-9A53-0D1F3A9C2B17'] }, ['/goals']],
    ['a UUID as URN', { goals: ['urn:uuid:0b8f7a52-6a5d-4f0e-9a53-0d1f3a9c2b17'] }, ['/goals']],
    ['empty text', { report: ' \n' }, ['/report']],
    ['text that is too long', { report: 'a'.repeat(20_001) }, ['/report']],
    ['a fraction', { place: { name: 'a', room: 1.5 } }, ['/place/room']],
    ['a segment about nobody in particular', { report: [{ text: 'a', person: 'p' }] }, ['/report']],
    ['a segment with something else in it', { report: [{ text: 'a', html: 'b' }] }, ['/report']],
  ])('%s', async (_, change, pointers) => {
    expect(await refused(post({ ...aConversation, ...change }), 400, 'invalid-request')).toEqual(pointers);
  });

  it.each([['null'], ['[]'], ['"text"'], ['5'], ['true']])('%s instead of an object', async (body) => {
    expect(await refused(post(body), 400, 'invalid-request')).toEqual(['']);
  });

  it('shows nothing of what was sent, in value or in name', async () => {
    const canary = 'Kanarie-7f3a';
    const { text } = await post({ ...aConversation, [`${canary} naam`]: 1, report: { [canary]: canary }, occurredOn: canary, held: canary, present: [canary], goals: [canary] });
    expect(text).not.toContain(canary);
  });

  it('answers a body of very many wrong parts without explaining each', async () => {
    const started = performance.now();
    expect(await refused(post({ ...aConversation, present: Array.from({ length: 100_000 }, () => ({})) }), 400, 'invalid-request')).toEqual(['/present']);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('A body that is not plain JSON is refused (400)', () => {
  it.each([
    ['broken JSON', '{"a":'],
    ['nothing at all', ''],
    ['a name twice', '{"name":"a","name":"b"}'],
    ['a name twice, once escaped', '{"name":"a","na\\u006de":"b"}'],
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['__proto__ deep inside', '{"a":[{"\\u005f_proto__":1}]}'],
    ['constructor', '{"constructor":{"prototype":{}}}'],
    ['a lone surrogate', '{"name":"\\ud800"}'],
    ['NUL', '{"name":"\\u0000"}'],
    ['NUL in a name', '{"\\u0000":1}'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['endless nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('%s', async (_, body) => {
    await refused(post(body), 400, 'malformed-json');
  });

  it('takes a byte order mark and quotes, colons and backslashes in text', async () => {
    const body = { ...aConversation, report: 'Zij zei: "{\\"a\\": \\\\ 1}" : "b": \\' };
    expect(await post(`\uFEFF${JSON.stringify(body)}`)).toMatchObject({ status: 201, body });
  });
});

describe('What Fastify or node refuses is a problem too', () => {
  it('10 MB (413)', async () => {
    await refused(post({ ...aConversation, report: 'a'.repeat(10_000_000) }), 413, 'body-too-large');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data; boundary=x'])('%s (415)', async (type) => {
    await refused(send({ method: 'POST', url: '/v1/conversations', headers: { 'content-type': type }, payload: 'a=b' }), 415, 'unsupported-media-type');
  });

  it('an address that cannot be decoded (400)', async () => {
    await refused(send({ method: 'GET', url: '/v1/%zz' }), 400, 'undecodable-url');
  });

  it('an address that leads nowhere (404)', async () => {
    await refused(send({ method: 'GET', url: '/v1/nowhere/123' }), 404, 'not-found');
    await refused(send({ method: 'DELETE', url: '/v1/conversations' }), 404, 'not-found');
  });
});

describe('Query parameters', () => {
  const find = (query: string) => send({ method: 'GET', url: `/v1/conversations?${query}` });

  it('become what they stand for', async () => {
    const { body } = await find('limit=20&open=true&until=2026-09-01&classes=consent&classes=health');
    expect(body.query).toEqual({ limit: 20, open: true, until: '2026-09-01', classes: ['consent', 'health'] });
    expect((await find('classes=health')).body.query).toEqual({ classes: ['health'] });
  });

  it.each(['limit=0', 'limit=1e1', 'limit=', 'limit=1&limit=2', 'open=1', 'until=2026-02-31', 'classes=other', 'other=1', 'limit[$ne]=1', '__proto__=1'])('%s is refused', async (query) => {
    await refused(find(query), 400, 'invalid-query');
  });
});

describe('W-04: no BSN, onderwijsnummer or ECK iD comes in (UAVG 46)', () => {
  const bsn = '123456782';

  it.each([
    ['in free text', { report: `BSN ${bsn}.` }, ['/report']],
    ['in groups', { report: 'nummer 123.456.782' }, ['/report']],
    ['in a segment', { report: [{ text: 'a' }, { text: `(${bsn})` }] }, ['/report/1/text']],
    ['deep in a list', { present: [{ ...aConversation.present[0], note: bsn }] }, ['/present/0/note']],
    ['as a number', { place: { name: 'a', room: Number(bsn) } }, ['/place/room']],
    ['in a name', { [bsn]: 1 }, ['']],
    ['in an unknown field', { x: { y: bsn } }, ['/x/y']],
    ['an ECK iD', { report: 'https://ketenid.nl/201703/abc' }, ['/report']],
  ])('%s', async (_, change, pointers) => {
    const sent = post({ ...aConversation, ...change });
    expect(await refused(sent, 400, 'citizen-number')).toEqual(pointers);
    expect((await sent).text).not.toContain(bsn);
  });

  it('nor in an address or an Idempotency-Key', async () => {
    await refused(send({ method: 'GET', url: `/v1/conversations?limit=${bsn}` }), 400, 'citizen-number');
    await refused(send({ method: 'GET', url: `/v1/conversations/endings/${bsn}` }), 400, 'citizen-number');
    await refused(send({ method: 'GET', url: '/v1/conversations', headers: { 'idempotency-key': bsn } }), 400, 'citizen-number');
  });

  it('except where the handler looks item by item', async () => {
    expect((await post({ a: bsn }, '/v1/conversations/items')).status).toBe(201);
  });
});
