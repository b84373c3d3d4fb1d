import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { CpuTimes } from './client.ts';
import type { Measures } from './scenario.ts';

const ROOT = join(import.meta.dirname, '..');

/** The service as it is deployed. */
export const SERVICE = join(ROOT, 'dist/main.js');
export const benchFile = (path: string): string => join(import.meta.dirname, path);

type Environment = Readonly<Record<string, string>>;

type Child = ChildProcessByStdio<null, Readable, Readable>;

const running = new Set<Child>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A node process without anything of this machine's configuration. */
const start = (args: readonly string[], env: Environment): { readonly child: Child; readonly complaint: () => string } => {
  const { PATH = '', TMPDIR } = process.env;
  const child = spawn(process.execPath, args, { env: { PATH, ...(TMPDIR !== undefined && { TMPDIR }), NODE_OPTIONS: '--disable-warning=ExperimentalWarning', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors = `${errors}${chunk.toString()}`.slice(-4_000)));
  child.once('exit', () => running.delete(child));
  return { child, complaint: () => errors };
};

/** A server in a process of its own, which says on a line where it listens. */
export class Server {
  readonly #child: Child;
  readonly port: number;

  private constructor(child: Child, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async open(file: string, args: readonly string[] = [], env: Environment = {}): Promise<Server> {
    const { child, complaint } = start([file, ...args], env);
    for await (const line of createInterface({ input: child.stdout })) {
      const port = /listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (port === undefined) continue;
      child.stdout.resume();
      return new Server(child, Number(port));
    }
    throw new Error(`${file} did not start.\n${complaint()}`);
  }

  /** Processor time so far, as Linux counts it; from outside, so that the service need not know that it is measured. */
  readonly cpu = (): CpuTimes | undefined => {
    const pid = String(this.#child.pid);
    const timeOf = (task: string): number => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
    try {
      return { main: timeOf(pid), all: readdirSync(`/proc/${pid}/task`).reduce((sum, task) => sum + timeOf(task), 0) };
    } catch {
      return undefined;
    }
  };

  /** Resident memory in MiB. */
  memory(): Measures {
    try {
      const [, pages] = readFileSync(`/proc/${String(this.#child.pid)}/statm`, 'utf8').split(' ');
      return { MiB: Number(pages) / 256 };
    } catch {
      return {};
    }
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) throw new Error('A server ended before its time.');
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}

/** Runs a job of this folder in a process of its own. @returns what it wrote: its measures as JSON */
export const runJob = async (job: string, args: readonly string[], env: Environment = {}): Promise<Measures> => {
  const { child, complaint } = start(['--expose-gc', benchFile(`jobs/${job}.ts`), ...args], env);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The job ${job} failed.\n${complaint()}`);
  return output.trim() === '' ? {} : (JSON.parse(output) as Measures);
};
