import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DevelopmentKeys } from '../../src/platform/auth/development-keys.ts';
import { School, type Place, type Send } from './school.ts';

const ROOT = join(import.meta.dirname, '../..');
const MAIN = join(ROOT, 'dist/main.js');

const running = new Set<ChildProcess>();

// A story that failed halfway leaves a service behind, which would go on for ever.
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** The service as it is delivered, in a process of its own: it can be killed, and its files limited. */
export class ServiceProcess {
  /** Everything it said on stdout and stderr. */
  said = '';

  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start({ env: ofPlace }: Place): Promise<ServiceProcess> {
    // A test of what is delivered needs it to be built; `npm test` has done so.
    if (!existsSync(MAIN)) execFileSync(process.execPath, [join(ROOT, 'node_modules/.bin/nest'), 'build'], { cwd: ROOT });
    const { PATH, HOME, TMPDIR } = process.env;
    const env = { PATH, HOME, TMPDIR, HOST: '127.0.0.1', LOG_LEVEL: 'trace', ...ofPlace };
    const child = spawn(process.execPath, ['--enable-source-maps', MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    child.once('exit', () => running.delete(child));
    let said = '';
    let found: ServiceProcess | undefined;
    const keep = (chunk: Buffer): void => {
      if (found) found.said += chunk.toString();
      else said += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /listens on (\S+)/.exec(line)?.[1];
      if (url === undefined) continue;
      found = new ServiceProcess(child, url);
      found.said = said;
      child.stdout.resume();
      return found;
    }
    throw new Error(`The service did not start.\n${said}`);
  }

  readonly send: Send = async ({ method, url, headers, payload }) => {
    const response = await fetch(this.url + url, { method, headers, ...(payload !== undefined && { body: payload }) });
    return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
  };

  /** At once, as a power cut. */
  async kill(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    expect(await exited).toEqual([null, 'SIGKILL']);
  }

  /** As an operator does. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exited;
  }

  /** No file may grow beyond this many bytes, as on a full disk (Linux only). */
  limitFiles(bytes: number | 'unlimited'): void {
    execFileSync('prlimit', [`--pid=${String(this.child.pid)}`, `--fsize=${bytes}:`]);
  }
}

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** A school whose requests go wherever the test sends them now; the clock is the real one. */
export const schoolAt = async (place: Place, where: { send: Send }): Promise<School> => {
  const keys = await DevelopmentKeys.open(place.config);
  return new School(keys, (request) => where.send(request), () => AMSTERDAM.format(new Date()));
};
