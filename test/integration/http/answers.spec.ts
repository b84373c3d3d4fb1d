import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { API_VERSION } from '../../../src/platform/http/version.ts';
import { aConversation, startSample, type Sample } from './sample.ts';

let sample: Sample;
beforeAll(async () => {
  sample = await startSample();
  await sample.app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await sample[Symbol.asyncDispose]();
});

const get = (url: string, headers: Record<string, string> = {}) => sample.app.inject({ method: 'GET', url, headers: { authorization: sample.person, ...headers } });
const command = (headers: Record<string, string>) => sample.app.inject({ method: 'POST', url: '/v1/conversations/commands', payload: { name: 'Lokaal 3' }, headers });

describe('How each ending of the application is told', () => {
  it.each([
    ['refused', 409, 'parent-not-present'],
    ['forbidden', 403, 'forbidden'],
    ['not-found', 404, 'not-found'],
    ['precondition-failed', 412, 'precondition-failed'],
    ['idempotency-key-reused', 409, 'idempotency-key-reused'],
    ['since-erased', 409, 'since-erased'],
    ['busy', 409, 'busy'],
    ['store-unavailable', 503, 'store-unavailable'],
    ['append-uncertain', 503, 'append-uncertain'],
    ['key-missing', 503, 'key-missing'],
    ['access-log-unavailable', 503, 'access-log-unavailable'],
    ['internal', 500, 'internal'],
  ])('%s: %i %s', async (name, status, code) => {
    const response = await get(`/v1/conversations/endings/${name}`);
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(response.json()).toMatchObject({ status, code, type: `urn:leerlingdossier:problem:${code}` });
    expect(response.json()).not.toHaveProperty('statusCode');
    expect(response.body).not.toContain('secret');
    expect(response.headers['retry-after'] !== undefined).toBe(status === 503 || code === 'busy');
  });

  it('a refusal names every broken rule, the first one also above', async () => {
    const first = { code: 'parent-not-present', rule: 'W-17', ground: 'bron 004', detail: 'Deze afspraak is niet vastgelegd.' };
    const second = { ...first, code: 'evaluation-too-early', rule: 'W-19' };
    expect((await get('/v1/conversations/endings/refused')).json()).toMatchObject({ ...first, rejections: [{ ...first, recordable: true }, second] });
  });

  it('who may not is told by which rule', async () => {
    expect((await get('/v1/conversations/endings/forbidden')).json()).toMatchObject({ rule: 'AD-3', ground: 'AVG 5', detail: 'U mag dit niet lezen.' });
  });
});

describe('An error in another shape', () => {
  it('becomes a problem', async () => {
    const response = await get('/v1/conversations/foreign');
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(response.json()).toMatchObject({ status: 503, code: 'unavailable' });
    expect(response.body).not.toMatch(/secret|statusCode/);
  });
});

describe('Every answer', () => {
  it.each(['/v1/conversations', '/v1/conversations/endings/not-found', '/v1/nowhere', '/v1/%zz', '/v1/openapi.json'])('%s has the version, is not stored and is not sniffed', async (url) => {
    expect((await get(url)).headers).toMatchObject({ 'api-version': API_VERSION, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });

  it('may not be framed or run', async () => {
    expect((await get('/v1/conversations')).headers).toMatchObject({ 'content-security-policy': "default-src 'none';frame-ancestors 'none'", 'referrer-policy': 'no-referrer' });
  });

  it('has the version of package.json', () => {
    expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ version: API_VERSION });
  });
});

describe('What a request says about itself', () => {
  it('is read from its headers', async () => {
    const response = await command({ authorization: sample.person, 'idempotency-key': 'k 1', 'if-match': '"abc"', prefer: 'respond-async, wait=99', purpose: 'care' });
    expect(response.json().context).toMatchObject({ idempotencyKey: 'k 1', ifMatch: '"abc"', waitSeconds: 30, purpose: 'care' });
  });

  it('leaves out what was not said', async () => {
    expect(Object.keys((await command({ authorization: sample.person })).json().context).toSorted()).toEqual(['traceId', 'traceparent']);
  });

  it('never takes a trace from the client', async () => {
    const theirs = 'a'.repeat(32);
    const { context } = (await command({ authorization: sample.person, traceparent: `00-${theirs}-${'b'.repeat(16)}-01`, 'x-request-id': theirs, 'request-id': theirs })).json();
    expect(context.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(context.traceId).not.toBe(theirs);
    expect(context.traceparent).toMatch(new RegExp(`^00-${context.traceId as string}-[0-9a-f]{16}-01$`));
  });

  it.each([
    ['idempotency-key', ''],
    ['idempotency-key', 'a'.repeat(201)],
    ['idempotency-key', 'é'],
    ['if-match', '*'],
    ['if-match', 'W/"abc"'],
    ['if-match', '"a", "b"'],
    ['if-match', 'abc'],
    ['purpose', 'curiosity'],
  ])('a wrong %s is refused: %s', async (name, value) => {
    const response = await command({ authorization: sample.person, [name]: value });
    expect(response.json()).toMatchObject({ status: 400, code: 'invalid-header', errors: [{ pointer: `/${name}` }] });
  });

  it('a system names each command; a person may', async () => {
    expect((await command({ authorization: sample.system })).json()).toMatchObject({ status: 400, code: 'idempotency-key-required' });
    expect((await command({ authorization: sample.system, 'idempotency-key': '1' })).statusCode).toBe(201);
    expect((await command({ authorization: sample.person })).statusCode).toBe(201);
  });

  it('except where the message names itself', async () => {
    const response = await sample.app.inject({ method: 'POST', url: '/v1/conversations', payload: aConversation, headers: { authorization: sample.system } });
    expect(response.statusCode).toBe(201);
  });
});

describe('CloudEvents', () => {
  const items = async (type: string, payload: string) =>
    (await sample.app.inject({ method: 'POST', url: '/v1/conversations/items', headers: { authorization: sample.system, 'content-type': type }, payload })).json();

  it('arrive parsed; what is not taken yet is refused, not half understood', async () => {
    expect(await items('application/cloudevents+json', '{"id":"1"}')).toEqual({ body: { id: '1' } });
    expect(await items('application/cloudevents-batch+json; charset=utf-8', '[{"id":"1"}]')).toEqual({ body: [{ id: '1' }] });
    expect(await items('application/x-ndjson', '{"id":"1"}\n')).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  });
});

describe('What is no HTTP', () => {
  const raw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect((sample.app.getHttpServer().address() as AddressInfo).port, '127.0.0.1', () => socket.write(text));
      let received = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk)).on('close', () => resolve(received)).on('error', reject);
    });

  it.each([
    ['no request line', 'nonsense\r\n\r\n', 400, 'malformed-request'],
    ['a header without end', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ['two lengths', 'POST /v1/conversations HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400, 'malformed-request'],
    ['length and chunks', 'POST /v1/conversations HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400, 'malformed-request'],
  ])('%s is a problem too', async (_, text, status, code) => {
    const [head, body] = (await raw(text)).split('\r\n\r\n') as [string, string];
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
    expect(head).toContain('content-type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });
});
