import { readFileSync } from 'node:fs';
import { join, relative, resolve, isAbsolute } from 'node:path';
import { accountRef } from './kernel/ids.ts';
import { demoFounders } from './platform/auth/development.ts';

export const environments = ['development', 'test', 'production'] as const;
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Everything the service takes from its environment. Frozen: nothing changes after the start. */
export interface Config {
  readonly environment: (typeof environments)[number];
  readonly host: string;
  readonly port: number;
  /** Absolute path. Databases, attachments, the development key. */
  readonly dataFolder: string;
  /** Absolute path, never inside `dataFolder`: a back-up of the data must not hold the keys that open it. */
  readonly kekFolder: string;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  /** First line of every receipt and manifest: whose they are. Stays the same for the life of the service. */
  readonly proofOrigin: string;
  readonly logLevel: (typeof logLevels)[number];
  /** The OpenID provider whose tokens count. */
  readonly oidc?: { readonly issuer: string; readonly audience: string; readonly jwksUrl?: string };
  /** No provider: tokens come from `npm run token`, signed with a key in the data folder. Never in production. */
  readonly developmentTokens: boolean;
  /** Absent: the embedded event store in `dataFolder`. The address may carry a password. */
  readonly eventStore?: { readonly url: string; readonly prefix: string };
  /** Absent: the embedded read store, key vault and access log in `dataFolder`. The addresses may carry passwords. */
  readonly mongodb?: { readonly url: string; readonly keysUrl: string; readonly accessLogUrl: string };
  /** Accounts that may found a school board: there is no board yet that could say so. */
  readonly founders: ReadonlySet<string>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** All that is wrong with the environment, at once. Never holds a value: an address may carry a password. */
export class ConfigError extends Error {
  readonly code = 'config-error';
  constructor(readonly problems: readonly string[]) {
    super(`The service cannot start with this configuration:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** The environment variables as operators read about them: the reference in the documents comes from this table. */
export const configTable = [
  { name: 'NODE_ENV', default: 'development', meaning: `${environments.join(', ')}. In production an OpenID provider and a public address are required.` },
  { name: 'HOST', default: '127.0.0.1', meaning: 'Address to listen on. 0.0.0.0 inside a container.' },
  { name: 'PORT', default: '3000', meaning: 'Port to listen on; 0 takes a free one.' },
  { name: 'DATA_FOLDER', default: './data', meaning: 'Databases and attachments of the embedded stores.' },
  { name: 'KEK_FOLDER', default: '~/.leerlingdossier/kek', meaning: 'Key encryption keys. Outside DATA_FOLDER, and backed up apart from it: who has both can read everything, who has only the data can read nothing.' },
  { name: 'PUBLIC_URL', default: 'http://HOST:PORT', meaning: 'Address under which clients reach the service; https in production.' },
  { name: 'PROOF_ORIGIN', default: 'PUBLIC_URL without https://', meaning: 'Origin in signed receipts and manifests. Choose it once: older receipts keep the name they were signed with.' },
  { name: 'OIDC_ISSUER', default: undefined, meaning: 'Issuer of access tokens (OpenID Connect). Without it only tokens of `npm run token` count; required in production.' },
  { name: 'OIDC_AUDIENCE', default: undefined, meaning: 'Audience that tokens must name. Required with OIDC_ISSUER.' },
  { name: 'OIDC_JWKS_URL', default: 'from discovery', meaning: "The issuer's public keys, where they are not on the issuer's own host." },
  { name: 'FOUNDERS', default: undefined, meaning: 'Subjects at OIDC_ISSUER of the accounts that may found a school board, separated by spaces.' },
  { name: 'LOG_LEVEL', default: 'warn', meaning: `${logLevels.join(', ')}.` },
  { name: 'EVENTSTORE_URL', default: undefined, meaning: 'EventStoreDB or KurrentDB in the place of the embedded event store: `esdb://user:password@host:2113?tls=true&tlsCAFile=…`, several hosts for a cluster.' },
  { name: 'EVENTSTORE_PREFIX', default: undefined, meaning: 'Before the name of every stream, where several services share one cluster. Letters and digits, ended by a hyphen. Choose it once.' },
  { name: 'MONGODB_URL', default: undefined, meaning: 'MongoDB in the place of the embedded read store, key vault and access log: `mongodb://user:password@host/name`. Its databases are `name-read`, `name-keys`, `name-access-log`; `leerlingdossier-…` without a name.' },
  { name: 'MONGODB_KEYS_URL', default: 'MONGODB_URL', meaning: 'The key vault alone: another server or another user.' },
  { name: 'MONGODB_ACCESS_LOG_URL', default: 'MONGODB_URL', meaning: 'The access log alone: another server, or a user who may only insert and find.' },
] as const satisfies readonly { readonly name: string; readonly default: string | undefined; readonly meaning: string }[];

type Variable = (typeof configTable)[number]['name'];

/** The environment as typed values. @throws ConfigError that lists everything that is wrong. */
export const readConfig = (env: Environment): Config => {
  const problems: string[] = [];
  const given = (name: Variable): string | undefined => env[name]?.trim() || undefined;
  const refuse = (problem: string): void => void problems.push(problem);
  /** An address with a password may lie in a file, as container secrets do: `<name>_FILE` names it. */
  const storeAddress = (name: Variable, shape: RegExp): string | undefined => {
    const file = env[`${name}_FILE`]?.trim();
    if (file && given(name)) {
      refuse(`${name} and ${name}_FILE are both given: choose one.`);
      return undefined;
    }
    const address = file ? textOf(file) : given(name);
    if (address === undefined && !file) return undefined;
    if (address !== undefined && shape.test(address)) return address;
    refuse(address === undefined ? `${name}_FILE names a file that cannot be read.` : `${name} is no address of such a server.`);
    return undefined;
  };
  /** Notes the problem and goes on with something else, so that the next one is found too. */
  const sound = <T>(value: T | undefined, otherwise: T, problem: string): T => {
    if (value === undefined) refuse(problem);
    return value ?? otherwise;
  };
  const choice = <T extends string>(name: Variable, choices: readonly T[], otherwise: T): T => {
    const value = given(name) ?? otherwise;
    return sound(choices.find((it) => it === value), otherwise, `${name} must be one of ${choices.join(', ')}.`);
  };

  const environment = choice('NODE_ENV', environments, 'development');
  const inProduction = environment === 'production';
  const logLevel = choice('LOG_LEVEL', logLevels, 'warn');
  const host = given('HOST') ?? '127.0.0.1';
  const port = sound(portOf(given('PORT') ?? '3000'), 0, 'PORT must be a whole number from 0 to 65535.');

  const address = (name: Variable, { loopback }: { readonly loopback: boolean }): string | undefined => {
    const value = given(name);
    if (value === undefined || isSafeUrl(value, loopback)) return value;
    refuse(`${name} must be an https address without user name, query or fragment${loopback ? ' (http only on this machine)' : ''}.`);
    return undefined;
  };

  const publicUrl = (address('PUBLIC_URL', { loopback: !inProduction }) ?? `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}`).replace(/\/+$/, '');
  if (inProduction && !given('PUBLIC_URL')) refuse('PUBLIC_URL is required in production: receipts and links carry it.');
  const proofOrigin = given('PROOF_ORIGIN') ?? publicUrl.replace(/^https?:\/\//, '');
  if (!/^[\x21-\x2a\x2c-\x7e]+$/.test(proofOrigin)) refuse('PROOF_ORIGIN must be printable ASCII without spaces or plus signs.');

  const dataFolder = resolve(given('DATA_FOLDER') ?? 'data');
  const kekFolder = sound(kekFolderOf(given('KEK_FOLDER'), env['HOME']), '', 'KEK_FOLDER is required: there is no home folder to keep keys in.');
  if (kekFolder && (isInside(kekFolder, dataFolder) || isInside(dataFolder, kekFolder))) {
    refuse('KEK_FOLDER and DATA_FOLDER must not lie inside each other: a back-up of the data would hold the keys to it.');
  }

  const issuer = address('OIDC_ISSUER', { loopback: !inProduction });
  const jwksUrl = address('OIDC_JWKS_URL', { loopback: !inProduction });
  const audience = given('OIDC_AUDIENCE');
  if (given('OIDC_ISSUER') && !audience) refuse('OIDC_AUDIENCE is required with OIDC_ISSUER: a token for another service must not open this one.');
  if (!given('OIDC_ISSUER')) {
    if (inProduction) refuse('OIDC_ISSUER is required in production: development tokens are not.');
    if (audience ?? given('OIDC_JWKS_URL')) refuse('OIDC_ISSUER is missing, while other OIDC variables are set.');
  }

  const eventStore = eventStoreOf(storeAddress('EVENTSTORE_URL', ESDB), given('EVENTSTORE_PREFIX') ?? '', refuse);
  const url = storeAddress('MONGODB_URL', MONGODB);
  const [keysUrl, accessLogUrl] = [storeAddress('MONGODB_KEYS_URL', MONGODB), storeAddress('MONGODB_ACCESS_LOG_URL', MONGODB)];
  if (url === undefined && (keysUrl ?? accessLogUrl) !== undefined) refuse('MONGODB_URL is missing, while other MONGODB variables are set.');
  const mongodb = url === undefined ? undefined : Object.freeze({ url, keysUrl: keysUrl ?? url, accessLogUrl: accessLogUrl ?? url });

  if (problems.length > 0) throw new ConfigError(problems);
  const oidc = issuer !== undefined && audience !== undefined ? Object.freeze({ issuer, audience, ...(jwksUrl !== undefined && { jwksUrl }) }) : undefined;
  return Object.freeze({
    environment, host, port, dataFolder, kekFolder, publicUrl, proofOrigin, logLevel, developmentTokens: oidc === undefined, founders: foundersOf(given('FOUNDERS'), issuer),
    ...(oidc && { oidc }), ...(eventStore && { eventStore }), ...(mongodb && { mongodb }),
  });
};

const foundersOf = (subjects: string | undefined, issuer: string | undefined): ReadonlySet<string> =>
  new Set(issuer === undefined ? demoFounders : (subjects ?? '').split(/\s+/).filter(Boolean).map((subject) => accountRef(issuer, subject)));

const ESDB = /^esdb(?:\+discover)?:\/\/\S+$/;
const MONGODB = /^mongodb(?:\+srv)?:\/\/\S+$/;
const PREFIX = /^(?:[a-z0-9]{1,40}-)?$/;

const eventStoreOf = (url: string | undefined, prefix: string, refuse: (problem: string) => void): Config['eventStore'] => {
  if (!PREFIX.test(prefix)) refuse('EVENTSTORE_PREFIX must be at most 40 small letters and digits, ended by a hyphen.');
  if (url === undefined && prefix !== '') refuse('EVENTSTORE_URL is missing, while EVENTSTORE_PREFIX is set.');
  return url === undefined ? undefined : Object.freeze({ url, prefix });
};

const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
};

const portOf = (text: string): number | undefined => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined);

const kekFolderOf = (given: string | undefined, home: string | undefined): string | undefined =>
  given !== undefined ? resolve(given) : home ? join(resolve(home), '.leerlingdossier', 'kek') : undefined;

const isInside = (inner: string, outer: string): boolean => {
  const path = relative(outer, inner);
  return path === '' || (!path.startsWith('..') && !isAbsolute(path));
};

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** https, or http to this machine where that is allowed; nothing in it that would end up in a log or confuse a comparison. */
export const isSafeUrl = (text: string, loopback: boolean): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const isPlain = username === '' && password === '' && search === '' && hash === '';
  return isPlain && (protocol === 'https:' || (loopback && protocol === 'http:' && LOOPBACK.has(hostname)));
};
