import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { help, main, tokenFor } from '../../../src/cli/token.ts';
import { readConfig } from '../../../src/config.ts';
import { DEMO_TENANT, demoAccounts, demoRoles } from '../../../src/platform/auth/development.ts';
import { DevelopmentKeys } from '../../../src/platform/auth/development-keys.ts';
import { accountRef } from '../../../src/kernel/ids.ts';
import { startSample } from '../http/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'development-'));
afterAll(() => rmSync(folder, { recursive: true }));

const env = { HOME: folder, DATA_FOLDER: join(folder, 'data') };
const config = readConfig(env);

describe('Development tokens', () => {
  it.each(demoRoles)('--as %s is an account of the demo school', async (role) => {
    const { sub, iss, aud, client_id: client, organisation } = decodeJwt(await tokenFor(['--as', role], config));
    const account = demoAccounts.find((it) => it.role === role)!;
    expect({ sub, iss, aud, organisation }).toEqual({ sub: account.subject, iss: 'urn:leerlingdossier:development', aud: 'leerlingdossier', organisation: account.tenant });
    expect(accountRef(iss!, sub!)).toBe(account.account);
    expect(client === sub).toBe(role === 'school-system');
  });

  it('take another subject, organisation and duration', async () => {
    const claims = decodeJwt(await tokenFor(['--as', 'parent', '--subject', 'parent-2', '--organisation', 'x', '--hours', '2'], config));
    expect(claims).toMatchObject({ sub: 'parent-2', organisation: 'x' });
    expect(claims.exp! - claims.iat!).toBe(7_200);
  });

  it('open the service that has the key, and no other', async () => {
    await using sample = await startSample(await DevelopmentKeys.open(config));
    const me = (token: string) => sample.app.inject({ method: 'GET', url: '/v1/conversations/me', headers: { authorization: `Bearer ${token}` } });
    expect((await me(await tokenFor(['--as', 'school-system'], config))).json()).toMatchObject({ kind: 'system', tenant: DEMO_TENANT });
    expect((await me(await tokenFor(['--as', 'school-system'], readConfig({ ...env, DATA_FOLDER: join(folder, 'other') })))).statusCode).toBe(401);
  });

  it('are access tokens with a key id, signed ES256', async () => {
    expect(decodeProtectedHeader(await tokenFor(['--as', 'pupil'], config))).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: expect.any(String) });
  });

  it.each([[[]], [['--as', 'king']], [['--as', 'parent', '--hours', '0']], [['--as', 'parent', '--hours', '721']], [['--as', 'parent', '--hours', 'x']], [['--what']]])('%j is not understood', async (args) => {
    await expect(tokenFor(args, config)).rejects.toThrow();
  });
});

describe('The development key', () => {
  const key = join(config.dataFolder, 'development-key');

  it('is for its owner only', async () => {
    await DevelopmentKeys.open(config);
    expect(statSync(key).mode & 0o777).toBe(0o600);
  });

  it('that others can read is not used', async () => {
    chmodSync(key, 0o640);
    await expect(DevelopmentKeys.open(config)).rejects.toThrow('Others can read the development key');
    chmodSync(key, 0o600);
  });

  it('does not exist in production or beside an issuer', async () => {
    await expect(DevelopmentKeys.open({ ...config, environment: 'production' })).rejects.toThrow('do not exist here');
    await expect(DevelopmentKeys.open({ ...config, developmentTokens: false })).rejects.toThrow('do not exist here');
  });
});

describe('npm run token', () => {
  let printed: string[];
  let complained: string[];
  beforeEach(() => {
    printed = [];
    complained = [];
    jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
    jest.spyOn(console, 'error').mockImplementation((line: string) => void complained.push(line));
  });
  afterEach(() => jest.restoreAllMocks());

  it('prints the token and nothing else', async () => {
    expect(await main(['--as', 'teacher'], env)).toBe(0);
    expect(printed.join('\n')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('explains itself, with every account', async () => {
    expect(await main(['--help'], env)).toBe(0);
    for (const { subject } of demoAccounts) expect(help).toContain(subject);
  });

  it('refuses in production, beside an issuer, and what it does not understand', async () => {
    expect(await main(['--as', 'teacher'], { ...env, NODE_ENV: 'production' })).toBe(1);
    expect(await main(['--as', 'teacher'], { ...env, OIDC_ISSUER: 'https://login.example', OIDC_AUDIENCE: 'a' })).toBe(1);
    expect(await main(['--as', 'king'], env)).toBe(1);
    expect(printed).toEqual([]);
    expect(complained).toHaveLength(3);
  });
});
