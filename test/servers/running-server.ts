import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A server in a process of its own, for the whole run of the tests. */
export interface RunningServer {
  readonly url: string;
  stop(): void;
}

/** Starts a program that says "ready <url>" once it listens. @throws Error when it ends before that */
export const startServer = async (program: string, args: readonly string[]): Promise<RunningServer> => {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^ready (\S+)$/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return { url, stop: () => child.kill('SIGKILL') };
  }
  throw new Error(`A server for the tests did not start: ${program}.`);
};
