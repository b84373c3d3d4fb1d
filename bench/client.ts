import { connect, type Socket } from 'node:net';
import type { Amount } from './options.ts';
import { medianOf } from './report.ts';
import { demand, type Measures } from './scenario.ts';

/** A request as bytes. Each connection has a copy of its own, which `write` changes before it is sent again. */
export interface Template {
  readonly bytes: Buffer;
  readonly write?: (bytes: Buffer, number: number) => void;
}

export interface Load {
  readonly port: number;
  /** One connection each: it sends its next request when the answer to the last one is in. */
  readonly templates: readonly Template[];
  /** How many requests, all connections together; they are numbered from `first`. */
  readonly count: number;
  readonly first: number;
  /** The only status that is right. */
  readonly status: number;
}

export const CONNECTIONS = 32;

interface Outcome {
  readonly seconds: number;
  /** Milliseconds, one per answer. */
  readonly latencies: readonly number[];
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** One keep-alive connection: tells how long the body of an answer still is, and reads nothing of it. */
class Connection {
  readonly #socket: Socket;
  readonly #status: number;
  #left = 0;
  #head: Buffer = Buffer.alloc(0);
  #answered: (() => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  private constructor(socket: Socket, status: number) {
    this.#socket = socket;
    this.#status = status;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', (error) => this.#failed?.(error));
    socket.on('close', () => this.#failed?.(new Error('The service closed the connection.')));
  }

  static open(port: number, status: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket, status)));
      socket.once('error', reject);
    });
  }

  send(bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
      this.#socket.write(bytes);
    });
  }

  close(): void {
    this.#failed = undefined;
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    let body = chunk.length;
    if (this.#left === 0) {
      const received = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
      const end = received.indexOf(HEAD_END);
      if (end < 0) {
        this.#head = received;
        return;
      }
      this.#head = Buffer.alloc(0);
      const head = received.toString('latin1', 0, end);
      const status = Number(head.slice(9, 12));
      if (status !== this.#status) {
        this.#failed?.(new Error(`The service answered ${String(status)}: ${received.toString('utf8', end + 4)}`));
        return;
      }
      this.#left = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
      if (Number.isNaN(this.#left)) this.#failed?.(new Error('An answer without a length.'));
      body = received.length - end - HEAD_END.length;
    }
    this.#left -= body;
    if (this.#left === 0) this.#answered?.();
  }
}

const runLoad = async ({ port, templates, count, first, status }: Load): Promise<Outcome> => {
  const connections = await Promise.all(templates.map(() => Connection.open(port, status)));
  const latencies: number[] = [];
  let sent = 0;
  const client = async (connection: Connection, { bytes, write }: Template): Promise<void> => {
    const own = Buffer.from(bytes);
    while (sent < count) {
      write?.(own, first + sent);
      sent += 1;
      const since = performance.now();
      await connection.send(own);
      latencies.push(performance.now() - since);
    }
  };
  const since = performance.now();
  try {
    await Promise.all(connections.map((connection, at) => client(connection, templates[at] as Template)));
    return { seconds: (performance.now() - since) / 1_000, latencies };
  } finally {
    for (const connection of connections) connection.close();
  }
};

/** Nanoseconds of processor time so far; undefined where the system does not tell. */
export interface CpuTimes {
  readonly main: number;
  readonly all: number;
}

/**
 * Sends the warm-up, then what is measured: answers per second, latencies in ms, processor time per request in µs of the
 * main thread and of the whole process.
 */
export const measured = async (load: Omit<Load, 'count' | 'first'>, { warmUp, count }: Amount, cpu: () => CpuTimes | undefined): Promise<Measures> => {
  await runLoad({ ...load, count: warmUp, first: 0 });
  const before = cpu();
  const { seconds, latencies } = await runLoad({ ...load, count, first: warmUp });
  const after = cpu();
  demand(latencies.length === count, `${String(latencies.length)} answers to ${String(count)} requests`);
  const sorted = latencies.toSorted((a, b) => a - b);
  return {
    'req/s': count / seconds,
    p50: medianOf(sorted),
    p99: sorted[Math.floor(count * 0.99)] ?? NaN,
    ...(before && after && { main: (after.main - before.main) / 1_000 / count, all: (after.all - before.all) / 1_000 / count }),
  };
};

/** The bytes of a request. */
export const request = (method: 'GET' | 'POST', path: string, headers: Readonly<Record<string, string>>, body = ''): Buffer => {
  const length = method === 'POST' ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) } : {};
  const lines = Object.entries({ host: '127.0.0.1', ...headers, ...length }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`${method} ${path} HTTP/1.1`, ...lines, '', body].join('\r\n'));
};
