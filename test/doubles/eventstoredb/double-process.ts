import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Command, Status } from './commands.ts';

const SERVER = join(import.meta.dirname, 'server.ts');

/** The double in a process of its own, so that it can be killed. Commands are answered one after the other. */
export class DoubleProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly url: string;

  /** @param args as `server.ts` takes them */
  static async start(args: readonly string[] = []): Promise<DoubleProcess> {
    const child = spawn(process.execPath, [SERVER, ...args], { stdio: 'pipe' });
    child.stderr.pipe(process.stderr);
    const lines = createInterface({ input: child.stdout });
    const [ready] = (await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => ['(ended)'])])) as [string];
    if (!ready.startsWith('ready ')) throw new Error(`The double did not start: ${ready}`);
    return new DoubleProcess(child, lines, ready.slice('ready '.length));
  }

  private constructor(child: ChildProcessWithoutNullStreams, lines: Interface, url: string) {
    this.#child = child;
    this.#lines = lines[Symbol.asyncIterator]();
    this.url = url;
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** Settles when it is done; one at a time. */
  async command(command: Command): Promise<Status> {
    this.#child.stdin.write(`${JSON.stringify(command)}\n`);
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error('The double has ended.');
    const answer = JSON.parse(value) as Status | { readonly failed: string };
    if ('failed' in answer) throw new Error(answer.failed);
    return answer;
  }

  async stop(): Promise<void> {
    await this.#end(() => this.#child.stdin.end());
  }

  /** As `kill -9`: what was answered is in its file, if it has one. */
  async kill(): Promise<void> {
    await this.#end(() => this.#child.kill('SIGKILL'));
  }

  async #end(how: () => void): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    how();
    await exit;
  }
}
