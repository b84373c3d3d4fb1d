import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { configTable, readConfig } from '../../src/config.ts';

const FOLDER = join(import.meta.dirname, '../../docker');

interface Described {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly healthcheck?: object;
  readonly restart?: string;
}

interface Compose {
  readonly services: Readonly<Record<string, Described>>;
  readonly volumes: Readonly<Record<string, object>>;
}

const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const FILES = ['compose.production.yaml', 'compose.cluster.yaml'];
const known = new Set<string>(configTable.flatMap(({ name }) => [name, `${name}_FILE`]));

/** What Compose would make of `${NAME:?}` and `${NAME:-otherwise}`. */
const filled = (text: string): string => text.replace(/\$\{(\w+)(?::?([-?])([^}]*))?\}/g, (_, name: string, kind: string, otherwise: string) => (kind === '-' && otherwise ? otherwise : (examples[name] ?? 'given')));
const examples: Readonly<Record<string, string>> = { PUBLIC_URL: 'https://dossier.example', PROOF_ORIGIN: 'dossier.example', OIDC_ISSUER: 'https://login.example', OIDC_AUDIENCE: 'leerlingdossier' };

describe.each(FILES)('docker/%s', (file) => {
  const text = textOf(file);
  const { services, volumes } = parse(text, { merge: true }) as Compose;
  const all = Object.entries(services);
  const ours = all.filter(([, { build }]) => build !== undefined);
  const named = (mount: string): string => mount.split(':')[0] ?? '';

  it('starts our service, built from the Dockerfile that is there', () => {
    expect(ours.length).toBe(file.includes('cluster') ? 2 : 1);
    for (const [, { build }] of ours) expect(existsSync(join(resolve(FOLDER, build!.context), build!.dockerfile))).toBe(true);
  });

  it('gives it variables that it knows, and all that production demands', () => {
    for (const [, { environment = {} }] of ours) {
      expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
      const config = readConfig(Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filled(value)])));
      expect(config).toMatchObject({ environment: 'production', developmentTokens: false });
      expect(config.eventStore?.url).toMatch(/^esdb:/);
      expect(config.mongodb?.accessLogUrl).not.toBe(config.mongodb?.url);
    }
  });

  it('takes every image from a variable', () => {
    expect(all.filter(([, { image }]) => !/^\$\{[A-Z_]+_IMAGE:-.+\}$/.test(image ?? '')).map(([name]) => name)).toEqual([]);
  });

  it('has no password in it, and none by default', () => {
    const secrets = all.flatMap(([name, { environment = {} }]) => Object.entries(environment).filter(([key]) => /PASSWORD|KEY$/.test(key)).map(([key, value]) => [name, key, value] as const));
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter(([, , value]) => !/^\$\{\w+:\?\}$/.test(value))).toEqual([]);
    expect(text).not.toMatch(/changeit|:\/\/\w+:(?!\$\{\w+:\?\})[^/\s]*@/);
  });

  it('looks after the health of everything that stays', () => {
    expect(all.filter(([, { healthcheck, restart }]) => healthcheck === undefined && restart !== 'no').map(([name]) => name)).toEqual([]);
  });

  it('keeps all data on volumes, and the keys on one of their own', () => {
    const mounted = new Set(all.flatMap(([, { volumes: mounts = [] }]) => mounts.map(named)).filter((name) => !name.startsWith('.')));
    expect([...mounted].toSorted()).toEqual(Object.keys(volumes).toSorted());
    for (const [, { volumes: mounts = [], environment = {} }] of ours) {
      expect(mounts).toContain(`kek:${environment['KEK_FOLDER'] ?? ''}`);
      expect(mounts.find((mount) => mount.endsWith(`:${environment['DATA_FOLDER'] ?? ''}`))).not.toContain('kek');
    }
  });

  it('asks for no variable that the example does not name', () => {
    const asked = [...text.matchAll(/\$\{(\w+):\?\}/g)].map(([, name]) => name);
    const example = textOf('.env.example');
    expect(asked.filter((name) => !new RegExp(`^${name ?? ''}=`, 'm').test(example))).toEqual([]);
  });

  it('says that it was not run', () => {
    expect(text).toContain("Not run by the project's own tests");
  });
});

describe('docker/Dockerfile', () => {
  const text = textOf('Dockerfile');

  it('runs the built service as somebody who is not root', () => {
    expect(text).toMatch(/^USER node$/m);
    expect(text.lastIndexOf('USER ')).toBeGreaterThan(text.lastIndexOf('FROM '));
    expect(text).toMatch(/^CMD \["node", "--enable-source-maps", "dist\/main.js"\]$/m);
  });

  it('takes Node 24, and leaves what only building needs behind', () => {
    expect(text).toMatch(/^ARG NODE_IMAGE=node:24-/m);
    expect(text).toContain('npm prune --omit=dev');
  });

  it('sets only variables that the service knows', () => {
    const names = [...(/^ENV (.*)$/m.exec(text)?.[1] ?? '').matchAll(/(\w+)=/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });
});
