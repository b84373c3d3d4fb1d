import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { ProcessLock } from '../../sqlite/process-lock.ts';
import { checkAppend } from '../check-append.ts';
import { EventStore, StoreUnavailable, type Appended, type ExpectedRevision, type LogFilter, type LogItem, type NewEvent, type Position, type StoredEvent } from '../event-store.ts';
import { AppendQueue } from './append-queue.ts';
import { LogReader } from './log-reader.ts';
import { RecentLog } from './recent-log.ts';
import { subscription, type SubscriptionOptions } from './subscription.ts';
import { Tail } from './tail.ts';
import { spawnWriter, WriterThread } from './writer-thread.ts';
import type { WriterOptions } from './writer.worker.ts';

export interface SqliteEventStoreOptions {
  /** Path of the database file. It and its folder are made when absent; beside it lie `-wal`, `-shm` and `.lock`. */
  readonly file: string;
  /** Upper bound of the file in pages of 4,096 bytes; beyond it appends fail with StoreUnavailable. */
  readonly maxPageCount?: number;
  /** How the writer thread is started; tests put themselves in between to end it. */
  readonly spawn?: (options: WriterOptions) => Worker;
}

interface StreamRange {
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

interface LogRange {
  readonly after?: Position;
  readonly filter?: LogFilter;
  readonly limit?: number;
}

/**
 * The embedded event store: one SQLite file in WAL mode with synchronous=FULL. A thread of its own writes and waits for
 * the disk; the calling thread reads, in pages. One store at a time per file.
 */
export class SqliteEventStore extends EventStore {
  readonly #queue: AppendQueue;
  readonly #log: RecentLog;
  readonly #tail: Tail;
  readonly #lock: ProcessLock;
  #closing: Promise<void> | undefined;

  private constructor(queue: AppendQueue, log: RecentLog, tail: Tail, lock: ProcessLock) {
    super();
    this.#queue = queue;
    this.#log = log;
    this.#tail = tail;
    this.#lock = lock;
  }

  /** @throws StoreUnavailable when the file is in use, is no event store of this version, or would not be durable */
  static async open({ spawn = spawnWriter, ...options }: SqliteEventStoreOptions): Promise<SqliteEventStore> {
    try {
      const writer = { ...options, file: realFile(options.file) };
      return await SqliteEventStore.#locked(writer.file, () => WriterThread.start(spawn(writer)));
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      throw new StoreUnavailable(`The event store does not open. ${String(error)}`, { cause: error });
    }
  }

  static async #locked(file: string, startWriter: () => Promise<WriterThread>): Promise<SqliteEventStore> {
    const lock = ProcessLock.take(file);
    const tail = new Tail();
    let queue: AppendQueue | undefined;
    try {
      const written = (): void => {
        log.mayHaveGrown();
        tail.changed();
      };
      queue = new AppendQueue(await startWriter(), startWriter, written);
      // Only now: a read-only connection cannot make the write-ahead log that it reads.
      const log = new RecentLog(new LogReader(file));
      return new SqliteEventStore(queue, log, tail, lock);
    } catch (error) {
      await queue?.close();
      lock.release();
      throw error;
    }
  }

  /** The caller leaves `data` unchanged until the answer: it is copied only when its batch is written. */
  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    const bytes = checkAppend(stream, expected, events);
    return this.#queue.append({ stream, expected, events, bytes });
  }

  async *readStream(stream: string, { from, direction = 'forwards', limit = Infinity }: StreamRange = {}): AsyncGenerator<StoredEvent, void> {
    let next = from ?? (direction === 'forwards' ? 0 : Number.MAX_SAFE_INTEGER);
    for (let left = limit; left > 0; ) {
      const { events, isLast } = this.#log.streamPage({ stream, from: next, direction }, left);
      yield* events;
      const last = events.at(-1);
      if (isLast || last === undefined) return;
      left -= events.length;
      next = last.revision + (direction === 'forwards' ? 1 : -1);
      await nextTurn();
    }
  }

  async *readAll({ after, filter, limit = Infinity }: LogRange = {}): AsyncGenerator<StoredEvent, void> {
    let at = after?.commit ?? 0n;
    for (let left = limit; left > 0; ) {
      const { events, scannedTo, isLast } = this.#log.logPage(at, filter, left);
      yield* events;
      if (isLast) return;
      left -= events.length;
      at = scannedTo;
      await nextTurn();
    }
  }

  subscribe(options: SubscriptionOptions): AsyncIterable<LogItem> {
    return subscription(this.#log, this.#tail, options);
  }

  async end(): Promise<Position | undefined> {
    const commit = this.#log.end();
    return commit === 0n ? undefined : { commit, prepare: commit };
  }

  /** Twice is safe. Reads and subscriptions that are still open fail with StoreUnavailable. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    // The reader goes first: the last connection to close, the writer's, then folds the write-ahead log into the file.
    await this.#queue.settle();
    this.#log.close();
    this.#tail.changed();
    await this.#queue.close();
    this.#lock.release();
  }
}

/** The file itself and not a link to it, so that all who open it meet at the same lock. */
function realFile(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  try {
    return realpathSync(file);
  } catch {
    return join(realpathSync(dirname(file)), basename(file));
  }
}
