import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, configTable, readConfig, type Environment } from '../../../src/config.ts';
import { accountRef } from '../../../src/kernel/ids.ts';
import { developmentAccount } from '../../../src/platform/auth/development.ts';

const home = { HOME: '/home/someone' };
const production = { ...home, NODE_ENV: 'production', PUBLIC_URL: 'https://dossier.example', OIDC_ISSUER: 'https://login.example/realm', OIDC_AUDIENCE: 'leerlingdossier' };

const problemsOf = (env: Environment): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
};

describe('Configuration', () => {
  it('works without any: embedded, on this machine, development tokens', () => {
    const config = readConfig(home);
    expect(config).toEqual({
      environment: 'development',
      host: '127.0.0.1',
      port: 3_000,
      dataFolder: expect.stringMatching(/\/data$/),
      kekFolder: '/home/someone/.leerlingdossier/kek',
      publicUrl: 'http://127.0.0.1:3000',
      proofOrigin: '127.0.0.1:3000',
      logLevel: 'warn',
      developmentTokens: true,
      founders: new Set([developmentAccount('administrator-1')]),
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('reads everything', () => {
    expect(readConfig({ ...production, HOST: '0.0.0.0', PORT: '80', DATA_FOLDER: '/srv/data', KEK_FOLDER: '/srv/kek', PROOF_ORIGIN: 'dossier.example/proof', OIDC_JWKS_URL: 'https://keys.example/jwks', LOG_LEVEL: 'warn', FOUNDERS: 'a  b' })).toEqual({
      environment: 'production',
      host: '0.0.0.0',
      port: 80,
      dataFolder: '/srv/data',
      kekFolder: '/srv/kek',
      publicUrl: 'https://dossier.example',
      proofOrigin: 'dossier.example/proof',
      logLevel: 'warn',
      developmentTokens: false,
      founders: new Set(['a', 'b'].map((subject) => accountRef('https://login.example/realm', subject))),
      oidc: { issuer: 'https://login.example/realm', audience: 'leerlingdossier', jwksUrl: 'https://keys.example/jwks' },
    });
  });

  it('tells everything that is wrong at once, without the values', () => {
    const secret = 'http://admin:Kanarie@host';
    const env = { NODE_ENV: 'production', PORT: '70000', LOG_LEVEL: 'loud', EVENTSTORE_URL: secret, MONGODB_URL: secret, OIDC_AUDIENCE: 'a', PUBLIC_URL: 'http://dossier.example', PROOF_ORIGIN: 'a b' };
    expect(problemsOf(env).map((problem) => problem.split(' ')[0])).toEqual(['LOG_LEVEL', 'PORT', 'PUBLIC_URL', 'PROOF_ORIGIN', 'KEK_FOLDER', 'OIDC_ISSUER', 'OIDC_ISSUER', 'EVENTSTORE_URL', 'MONGODB_URL']);
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(problemsOf(env).join()).not.toContain('Kanarie');
  });

  it.each<[string, Environment, string]>([
    ['production without an issuer', { ...production, OIDC_ISSUER: undefined, OIDC_AUDIENCE: undefined }, 'OIDC_ISSUER is required in production'],
    ['production without a public address', { ...production, PUBLIC_URL: undefined }, 'PUBLIC_URL is required in production'],
    ['an issuer over http in production', { ...production, OIDC_ISSUER: 'http://127.0.0.1:8080' }, 'OIDC_ISSUER must be an https address'],
    ['an issuer over http elsewhere', { ...home, OIDC_ISSUER: 'http://login.example', OIDC_AUDIENCE: 'a' }, 'OIDC_ISSUER must be an https address'],
    ['an issuer with a password', { ...production, OIDC_ISSUER: 'https://a:b@login.example' }, 'OIDC_ISSUER must be an https address'],
    ['an issuer without audience', { ...production, OIDC_AUDIENCE: ' ' }, 'OIDC_AUDIENCE is required'],
    ['keys without issuer', { ...home, OIDC_JWKS_URL: 'https://keys.example' }, 'OIDC_ISSUER is missing'],
    ['keys of another protocol', { ...production, OIDC_JWKS_URL: 'file:///etc/passwd' }, 'OIDC_JWKS_URL must be'],
    ['an unknown environment', { ...home, NODE_ENV: 'prod' }, 'NODE_ENV must be one of'],
    ['keys within the data', { ...home, DATA_FOLDER: '/srv', KEK_FOLDER: '/srv/kek' }, 'must not lie inside each other'],
    ['data within the keys', { ...home, DATA_FOLDER: '/srv/kek/data', KEK_FOLDER: '/srv/kek' }, 'must not lie inside each other'],
    ['data in the home folder of the default keys', { ...home, DATA_FOLDER: '/home/someone' }, 'must not lie inside each other'],
    ['no home to keep keys in', {}, 'KEK_FOLDER is required'],
    ['another address for EventStoreDB', { ...home, EVENTSTORE_URL: 'mongodb://host' }, 'EVENTSTORE_URL is no address of such a server'],
    ['another address for MongoDB', { ...home, MONGODB_URL: 'esdb://host' }, 'MONGODB_URL is no address of such a server'],
    ['a prefix without its hyphen', { ...home, EVENTSTORE_URL: 'esdb://host', EVENTSTORE_PREFIX: 'north' }, 'EVENTSTORE_PREFIX must be'],
    ['a prefix for the embedded event store', { ...home, EVENTSTORE_PREFIX: 'north-' }, 'EVENTSTORE_URL is missing'],
    ['keys on a server while the rest is embedded', { ...home, MONGODB_KEYS_URL: 'mongodb://host' }, 'MONGODB_URL is missing'],
    ['an address in a file that is not there', { ...home, MONGODB_URL_FILE: '/nowhere/address' }, 'MONGODB_URL_FILE names a file that cannot be read'],
    ['an address given twice', { ...home, MONGODB_URL: 'mongodb://host', MONGODB_URL_FILE: import.meta.filename }, 'MONGODB_URL and MONGODB_URL_FILE are both given'],
  ])('refuses %s', (_, env, problem) => {
    expect(problemsOf(env)).toEqual([expect.stringContaining(problem)]);
  });

  it('takes the addresses of the stores, also from a file as container secrets are given', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'config-'));
    const file = join(folder, 'address');
    await writeFile(file, 'mongodb://svc:Kanarie@host/north\n');
    const { eventStore, mongodb } = readConfig({ ...home, EVENTSTORE_URL: 'esdb://host:2113?tls=false', EVENTSTORE_PREFIX: 'north-', MONGODB_URL: 'mongodb://host', MONGODB_KEYS_URL_FILE: file });
    await rm(folder, { recursive: true });

    expect(eventStore).toEqual({ url: 'esdb://host:2113?tls=false', prefix: 'north-' });
    expect(mongodb).toEqual({ url: 'mongodb://host', keysUrl: 'mongodb://svc:Kanarie@host/north', accessLogUrl: 'mongodb://host' });
  });

  it('takes an issuer over http on this machine outside production', () => {
    expect(readConfig({ ...home, OIDC_ISSUER: 'http://127.0.0.1:8080/realm', OIDC_AUDIENCE: 'a' }).developmentTokens).toBe(false);
  });

  it('is described in a table that names each variable once', () => {
    const names = configTable.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
