import { createHmac } from 'node:crypto';
import { exportJWK } from 'jose';
import { accountRef } from '../../../src/kernel/ids.ts';
import { IssuerKeys } from '../../../src/platform/auth/issuer-keys.ts';
import { startSample, type Sample } from '../http/sample.ts';
import { LocalIssuer, newKey } from './issuer.ts';

const rsa = newKey('RS256');
const pss = newKey('PS256');
const ec = newKey('ES256');
const stranger = newKey('RS256', rsa.kid);
let issuer: LocalIssuer;
let elsewhere: LocalIssuer;
let sample: Sample;

beforeAll(async () => {
  issuer = await LocalIssuer.start(rsa, pss, ec);
  elsewhere = await LocalIssuer.start(stranger);
  sample = await startSample(new IssuerKeys({ issuer: issuer.url, audience: 'leerlingdossier' }));
});
afterAll(async () => {
  await sample[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
  await elsewhere[Symbol.asyncDispose]();
});

const me = (authorization?: string) => sample.app.inject({ method: 'GET', url: '/v1/conversations/me', headers: { ...(authorization !== undefined && { authorization }) } });
const refused = async (authorization?: string): Promise<void> => {
  const response = await me(authorization);
  expect(response.headers['content-type']).toBe('application/problem+json');
  expect(response.json()).toMatchObject({ status: 401, code: 'unauthenticated' });
  expect(response.headers['www-authenticate']).toBe(`Bearer realm="leerlingdossier"${authorization === undefined ? '' : ', error="invalid_token"'}`);
};

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (after: number): number => Math.floor(Date.now() / 1_000) + after;

describe('A token of the issuer tells who asks', () => {
  it.each([
    ['RS256', rsa],
    ['PS256', pss],
    ['ES256', ec],
  ])('%s', async (_, key) => {
    const exp = seconds(300);
    const response = await me(`Bearer ${await issuer.token(key, { organisation: 'tenant-1', exp })}`);
    expect(response.json()).toEqual({ account: accountRef(issuer.url, 'teacher-1'), kind: 'person', tenant: 'tenant-1', client: 'web', expiresAt: exp * 1_000 });
  });

  it('typ JWT is taken too, and the scheme in any case', async () => {
    expect((await me(`bearer ${await issuer.token(rsa, {}, { typ: 'JWT' })}`)).statusCode).toBe(200);
  });

  it('among several audiences', async () => {
    expect((await me(`Bearer ${await issuer.token(rsa, { aud: ['other', 'leerlingdossier'] })}`)).statusCode).toBe(200);
  });

  it.each([
    ['azp', { sub: 'las', azp: 'las' }],
    ['client_id', { sub: 'las', azp: undefined, client_id: 'las' }],
  ])('a system is whose subject is its own %s', async (_, claims) => {
    expect((await me(`Bearer ${await issuer.token(ec, claims)}`)).json()).toMatchObject({ kind: 'system', client: 'las' });
  });

  it('a claim cannot make a person a system', async () => {
    expect((await me(`Bearer ${await issuer.token(ec, { kind: 'system' })}`)).json()).toMatchObject({ kind: 'person' });
  });
});

describe('Any other token is refused (401)', () => {
  it('none', () => refused());

  it.each(['Basic YTpi', 'Bearer', 'Bearer a.b', 'Bearer a.b.c', `Bearer ${'a'.repeat(9_000)}.b.c`])('%.20s', (authorization) => refused(authorization));

  it.each([
    ['expired', { exp: seconds(-10) }],
    ['without end', { exp: undefined }],
    ['with an end that is no number', { exp: 'never' }],
    ['not yet valid', { nbf: seconds(60) }],
    ['for another audience', { aud: 'other' }],
    ['for no audience', { aud: undefined }],
    ['of another issuer', { iss: 'https://other.example' }],
    ['of no issuer', { iss: undefined }],
    ['without subject', { sub: undefined }],
    ['with an empty subject', { sub: '' }],
    ['with an organisation that is no id', { organisation: '../x' }],
    ['with an organisation that is no text', { organisation: ['a'] }],
  ])('%s', async (_, claims) => refused(`Bearer ${await issuer.token(rsa, claims)}`));

  it('forged with another key under a known key id', async () => refused(`Bearer ${await issuer.token(stranger)}`));

  it('with its claims changed', async () => {
    const [header, , signature] = (await issuer.token(rsa)).split('.') as [string, string, string];
    await refused(`Bearer ${header}.${encoded({ iss: issuer.url, aud: 'leerlingdossier', sub: 'administrator-1', exp: seconds(300) })}.${signature}`);
  });

  it('signed HS256 with the public key as the secret', async () => {
    for (const secret of [rsa.publicKey.export({ type: 'spki', format: 'pem' }), rsa.publicKey.export({ type: 'pkcs1', format: 'pem' }), JSON.stringify(await exportJWK(rsa.publicKey))]) {
      const signed = `${encoded({ alg: 'HS256', typ: 'at+jwt', kid: rsa.kid })}.${encoded({ iss: issuer.url, aud: 'leerlingdossier', sub: 'teacher-1', exp: seconds(300) })}`;
      await refused(`Bearer ${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`);
    }
  });

  it.each(['none', 'None', 'NONE', 'RS512', 'EdDSA', ''])('alg %s', async (alg) => {
    const [, claims, signature] = (await issuer.token(rsa)).split('.') as [string, string, string];
    await refused(`Bearer ${encoded({ alg, typ: 'at+jwt', kid: rsa.kid })}.${claims}.${signature}`);
    await refused(`Bearer ${encoded({ alg, typ: 'at+jwt', kid: rsa.kid })}.${claims}.`);
  });

  it.each(['id_token+jwt', 'logout+jwt', 'dpop+jwt'])('of type %s', async (typ) => refused(`Bearer ${await issuer.token(rsa, {}, { typ })}`));

  it('without type', async () => refused(`Bearer ${await issuer.token(rsa, {}, { typ: undefined })}`));

  it('with an extension that we do not know', async () => {
    const [, claims, signature] = (await issuer.token(rsa)).split('.') as [string, string, string];
    await refused(`Bearer ${encoded({ alg: 'RS256', typ: 'at+jwt', kid: rsa.kid, crit: ['x'], x: 1 })}.${claims}.${signature}`);
  });

  it('with the address of a key in it: nobody calls there', async () => {
    const jwk = await exportJWK(stranger.publicKey);
    await refused(`Bearer ${await issuer.token(stranger, {}, { jku: `${elsewhere.url}/jwks`, x5u: `${elsewhere.url}/jwks`, jwk })}`);
    await refused(`Bearer ${await issuer.token(stranger, { iss: elsewhere.url }, { jku: `${elsewhere.url}/jwks` })}`);
    expect(elsewhere.hits).toEqual([]);
  });
});

describe('Without a token nothing opens', () => {
  it('but what says so', async () => {
    expect((await sample.app.inject({ method: 'GET', url: '/v1/conversations/open' })).statusCode).toBe(200);
  });

  it.each(['/v1/conversations', '/v1/conversations/me', '/v1/conversations/endings/busy'])('%s is closed', async (url) => {
    expect((await sample.app.inject({ method: 'GET', url })).statusCode).toBe(401);
  });
});
