import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { databaseUrl } from '../test/servers/mongodb.ts';

/** The service in a process of its own, on a temporary data folder and a free port; played over HTTP only. */

const ROOT = join(import.meta.dirname, '..');

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is something else. */
  readonly body: unknown;
}

export interface Request {
  readonly token: string;
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export class Stage {
  readonly #service: ChildProcess;
  /** Temporary; gone after the demo. */
  readonly folder: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly url: string;

  private constructor(service: ChildProcess, folder: string, env: NodeJS.ProcessEnv, url: string) {
    this.#service = service;
    this.folder = folder;
    this.#env = env;
    this.url = url;
  }

  /**
   * @param external on the servers at EVENTSTORE_URL and MONGODB_URL instead of embedded stores
   * @param movingClock the same service with a clock that `moveTo` sets
   */
  static async open({ external = false, movingClock = false } = {}): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'leerlingdossier-demo-'));
    // Nothing of this machine's own configuration: the demo is the same everywhere.
    const { PATH, HOME, TMPDIR } = process.env;
    const env = { PATH, HOME, TMPDIR, HOST: '127.0.0.1', PORT: '0', PROOF_ORIGIN: 'demo.leerlingdossier', DATA_FOLDER: join(folder, 'data'), KEK_FOLDER: join(folder, 'kek'), ...(external && serversOf(process.env)) };
    const program = movingClock ? join(import.meta.dirname, 'moving-service.ts') : join(ROOT, 'dist/main.js');
    const service = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], { env, stdio: ['ignore', 'pipe', 'pipe', ...(movingClock ? (['ipc'] as const) : [])] });
    let errors = '';
    service.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const listening = (async () => {
      for await (const line of createInterface({ input: service.stdout as Readable })) {
        const url = /listens on (\S+)/.exec(line)?.[1];
        if (url) return url;
      }
      throw new Error(`De dienst startte niet.\n${errors}`);
    })();
    const url = await listening;
    service.stdout?.resume();
    return new Stage(service, folder, env, url);
  }

  /** A development token, as `npm run token` prints it. */
  token(as: string, subject: string, organisation?: string): string {
    const place = organisation === undefined ? [] : ['--organisation', organisation];
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, 'dist/cli/token.js'), '--as', as, '--subject', subject, ...place], { env: this.#env, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  }

  /** From now on it is noon of this Dutch calendar date. */
  async moveTo(day: string): Promise<void> {
    const moved = once(this.#service, 'message');
    this.#service.send(`${day}T11:00:00.000Z`);
    await moved;
  }

  async call({ token, method, path, body, headers = {} }: Request): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: jsonOf(text) };
  }

  async close(): Promise<void> {
    if (this.#service.exitCode === null) {
      this.#service.kill('SIGTERM');
      await once(this.#service, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** With databases and streams of this run alone. */
const serversOf = ({ EVENTSTORE_URL, MONGODB_URL }: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const run = `demo${randomBytes(4).toString('hex')}`;
  return { ...(EVENTSTORE_URL !== undefined && { EVENTSTORE_URL, EVENTSTORE_PREFIX: `${run}-` }), ...(MONGODB_URL !== undefined && { MONGODB_URL: databaseUrl(MONGODB_URL, run) }) };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A CloudEvent of this folder with the ids of this run in the place of `{{names}}`. */
export const cloudEvent = (file: string, ids: Readonly<Record<string, string>>): unknown => {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`${file} names ${name}, which this run does not know yet.`);
    return id;
  });
  return JSON.parse(text);
};

/** The verifier, as `npm run verify` runs it: apart from the service. */
export const verify = (copy: string, key: string, receipt?: string): { readonly ok: boolean; readonly text: string } => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, 'src/proof/cli/verify.ts'), copy, '--key', key, ...(receipt === undefined ? [] : ['--receipt', receipt])], { encoding: 'utf8' });
  return { ok: status === 0, text: `${stdout}${stderr}`.trim() };
};
