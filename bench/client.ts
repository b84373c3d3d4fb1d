import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Amount } from './options.ts';
import { medianOf } from './report.ts';
import { conversationBody } from './facts.ts';
import { demand, type Measures } from './scenario.ts';
import type { SeededDossier, World } from './world.ts';

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

/** The latency that this part of all requests does not exceed. */
export const p99Of = (latencies: readonly number[], part = 0.99): number => latencies.toSorted((a, b) => a - b)[Math.floor(latencies.length * part)] ?? NaN;

/**
 * A request every so many milliseconds until it is over, whether the ones before are answered or not. A latency counts from
 * the moment at which the request was to be sent, so that a service which stands still is seen to do so.
 */
export const paced = async ({ port, templates, first, status }: Omit<Load, 'count'>, everyMs: number, isOver: () => boolean): Promise<readonly number[]> => {
  const idle = await Promise.all(templates.map(async ({ bytes, write }) => ({ connection: await Connection.open(port, status), own: Buffer.from(bytes), write })));
  const all = [...idle];
  const latencies: number[] = [];
  const under: Promise<void>[] = [];
  const since = performance.now();
  try {
    for (let number = 0; !isOver(); number += 1) {
      const due = since + number * everyMs;
      await pause(Math.max(0, due - performance.now()));
      while (idle.length === 0) await pause(1);
      const free = idle.shift() as (typeof all)[number];
      free.write?.(free.own, first + number);
      under.push(
        free.connection.send(free.own).then(() => {
          latencies.push(performance.now() - due);
          idle.push(free);
        }),
      );
    }
    await Promise.all(under);
    return latencies;
  } finally {
    for (const { connection } of all) connection.close();
  }
};

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

/** Too short for a citizen number, which no request may hold. */
const KEY = '0000000';
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());

/** A request of its own for every number: the next dossier, a new idempotency key. Everything that changes keeps its length. */
export const factRequests = ({ dossiers, tokens }: World): readonly Template[] => {
  const [sample = { id: '', mother: '', pupil: '' }] = dossiers;
  const body = conversationBody(sample, today());
  return Array.from({ length: CONNECTIONS }, (_, at) => {
    const token = tokens[at % tokens.length] ?? '';
    const bytes = request('POST', `/v1/dossiers/${sample.id}/conversations`, { authorization: `Bearer ${token}`, 'idempotency-key': KEY }, body);
    const places = { id: bytes.indexOf(sample.id), mother: bytes.indexOf(sample.mother), pupil: bytes.indexOf(sample.pupil), key: bytes.indexOf(`: ${KEY}`) + 2 };
    return {
      bytes,
      write: (own, number) => {
        const dossier = dossiers[number % dossiers.length] as SeededDossier;
        own.write(dossier.id, places.id, 'latin1');
        own.write(dossier.mother, places.mother, 'latin1');
        own.write(dossier.pupil, places.pupil, 'latin1');
        own.write(String(number).padStart(KEY.length, '0'), places.key, 'latin1');
      },
    };
  });
};
