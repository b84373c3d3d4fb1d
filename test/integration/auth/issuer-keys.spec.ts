import { IssuerKeys } from '../../../src/platform/auth/issuer-keys.ts';
import { IdentityProviderUnavailable } from '../../../src/platform/http/errors.ts';
import { startSample } from '../http/sample.ts';
import { LocalIssuer, newKey } from './issuer.ts';

const first = newKey('ES256');
const second = newKey('ES256');
const audience = 'leerlingdossier';
const DISCOVERY = '/.well-known/openid-configuration';

describe('Keys of an issuer', () => {
  it('are fetched once and kept as one KeyObject per key', async () => {
    await using issuer = await LocalIssuer.start(first, second);
    const keys = new IssuerKeys({ issuer: issuer.url, audience });
    const found = await Promise.all([first, second, first].map(({ kid }) => keys.keyFor({ alg: 'ES256', kid })));
    expect(found[0]).toBe(found[2]);
    expect(found[0]!.equals(first.publicKey)).toBe(true);
    expect(issuer.hits).toEqual([DISCOVERY, '/jwks']);
  });

  it('come from the configured address when there is one', async () => {
    await using issuer = await LocalIssuer.start(first);
    await using other = await LocalIssuer.start(second);
    const keys = new IssuerKeys({ issuer: issuer.url, audience, jwksUrl: `${other.url}/jwks` });
    expect((await keys.keyFor({ alg: 'ES256', kid: second.kid })).equals(second.publicKey)).toBe(true);
    expect(issuer.hits).toEqual([]);
  });

  it('rotate: a new key is found, one that is gone counts no more once the keys are fetched again', async () => {
    await using issuer = await LocalIssuer.start(first);
    const keys = new IssuerKeys({ issuer: issuer.url, audience }, { coolDownMs: 0 });
    await using sample = await startSample(keys);
    const me = async (key: typeof first) => (await sample.app.inject({ method: 'GET', url: '/v1/conversations/me', headers: { authorization: `Bearer ${await issuer.token(key)}` } })).statusCode;
    expect([await me(first), await me(second)]).toEqual([200, 401]);
    issuer.keys = [second];
    expect([await me(second), await me(first)]).toEqual([200, 401]);
  });

  it('made-up key ids ask the issuer no more than once in the cool-down', async () => {
    await using issuer = await LocalIssuer.start(first);
    const keys = new IssuerKeys({ issuer: issuer.url, audience });
    await keys.keyFor({ alg: 'ES256', kid: first.kid });
    for (let count = 0; count < 20; count += 1) await expect(keys.keyFor({ alg: 'ES256', kid: `made-up-${String(count)}` })).rejects.toThrow('key');
    expect(issuer.hits.filter((path) => path === '/jwks')).toHaveLength(1);
  });

  it('that are too short do not count', async () => {
    const short = newKey('RS256', 'short', 1_024);
    await using issuer = await LocalIssuer.start(short);
    await expect(new IssuerKeys({ issuer: issuer.url, audience }).keyFor({ alg: 'RS256', kid: 'short' })).rejects.toThrow('short key');
  });

  it('of one sort do not check signatures of another', async () => {
    await using issuer = await LocalIssuer.start(first);
    await expect(new IssuerKeys({ issuer: issuer.url, audience }).keyFor({ alg: 'RS256', kid: first.kid })).rejects.toThrow();
  });
});

describe('An issuer that does not behave is not followed', () => {
  const elsewhere = 'http://127.0.0.1:9/jwks';
  const said = (document: object) => ({ status: 200, body: JSON.stringify(document) });

  it.each<[string, (url: string) => LocalIssuer['answers']]>([
    ['its keys are on another host', (url) => ({ [DISCOVERY]: said({ issuer: url, jwks_uri: elsewhere }) })],
    ['its keys are in a file', (url) => ({ [DISCOVERY]: said({ issuer: url, jwks_uri: 'file:///etc/passwd' }) })],
    ['it calls itself otherwise', (url) => ({ [DISCOVERY]: said({ issuer: `${url}/`, jwks_uri: `${url}/jwks` }) })],
    ['it says nothing', () => ({ [DISCOVERY]: said({}) })],
    ['it is no JSON', () => ({ [DISCOVERY]: { status: 200, body: '<html>' } })],
    ['it is very long', (url) => ({ [DISCOVERY]: said({ issuer: url, jwks_uri: `${url}/jwks`, x: 'a'.repeat(70_000) }) })],
    ['it redirects its document', () => ({ [DISCOVERY]: { status: 302, location: elsewhere } })],
    ['it redirects its keys', () => ({ '/jwks': { status: 302, location: elsewhere } })],
    ['it is broken', () => ({ [DISCOVERY]: { status: 500 } })],
    ['its keys are no keys', () => ({ '/jwks': said({ keys: 'x' }) })],
  ])('%s', async (_, answers) => {
    await using issuer = await LocalIssuer.start(first);
    issuer.answers = answers(issuer.url);
    await expect(new IssuerKeys({ issuer: issuer.url, audience }).keyFor({ alg: 'ES256', kid: first.kid })).rejects.toThrow(IdentityProviderUnavailable);
  });

  it('while it is away the answer is 503, not 401; when it is back it works', async () => {
    await using issuer = await LocalIssuer.start(first);
    issuer.answers = { [DISCOVERY]: { status: 500 } };
    await using sample = await startSample(new IssuerKeys({ issuer: issuer.url, audience }));
    const authorization = `Bearer ${await issuer.token(first)}`;
    const me = () => sample.app.inject({ method: 'GET', url: '/v1/conversations/me', headers: { authorization } });
    const away = await me();
    expect(away.json()).toMatchObject({ status: 503, code: 'identity-provider-unavailable' });
    expect(away.headers['retry-after']).toBe('5');
    issuer.answers = {};
    expect((await me()).statusCode).toBe(200);
  });
});
