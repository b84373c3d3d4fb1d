import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BroadcastChannel, type Worker } from 'node:worker_threads';
import { ProcessLock } from '../../sqlite/process-lock.ts';
import { checkAppend } from '../check-append.ts';
import { EventStore, StoreUnavailable, type Appended, type ExpectedRevision, type LogFilter, type LogItem, type NewEvent, type Position, type StoredEvent } from '../event-store.ts';
import { AppendQueue, type Appends } from './append-queue.ts';
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
 * the disk; the calling thread reads, in pages. One store at a time per file; other threads may follow its log.
 */
export class SqliteEventStore extends EventStore {
  readonly #queue: Appends;
  readonly #log: RecentLog;
  readonly #tail: Tail;
  /** Lets go of what nobody else may have meanwhile. */
  readonly #release: () => void;
  #closing: Promise<void> | undefined;

  private constructor(queue: Appends, log: RecentLog, tail: Tail, release: () => void) {
    super();
    this.#queue = queue;
    this.#log = log;
    this.#tail = tail;
    this.#release = release;
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
    const growth = new BroadcastChannel(growthOf(file));
    growth.unref();
    let telling: NodeJS.Timeout | undefined;
    const release = (): void => {
      clearTimeout(telling);
      growth.close();
      lock.release();
    };
    let queue: AppendQueue | undefined;
    try {
      const written = (): void => {
        log.mayHaveGrown();
        tail.changed();
        telling ??= setTimeout(() => {
          telling = undefined;
          growth.postMessage('grown');
        }, GROWTH_MS).unref();
      };
      queue = new AppendQueue(await startWriter(), startWriter, written);
      // Only now: a read-only connection cannot make the write-ahead log that it reads.
      const log = new RecentLog(new LogReader(file));
      return new SqliteEventStore(queue, log, tail, release);
    } catch (error) {
      await queue?.close();
      release();
      throw error;
    }
  }

  /**
   * For a thread beside the one that has the store open: it reads and follows, and appends nothing.
   * @throws StoreUnavailable when there is no such event store
   */
  static openToFollow({ file }: Pick<SqliteEventStoreOptions, 'file'>): SqliteEventStore {
    try {
      const log = new RecentLog(new LogReader(file));
      const tail = new Tail();
      const growth = new BroadcastChannel(growthOf(realFile(file)));
      growth.unref();
      growth.onmessage = () => {
        log.mayHaveGrown();
        tail.changed();
      };
      return new SqliteEventStore(nothingToAppend, log, tail, () => {
        growth.close();
      });
    } catch (error) {
      throw new StoreUnavailable(`The event store cannot be followed. ${String(error)}`, { cause: error });
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
    this.#release();
  }
}

/** Other threads hear of what was stored within so many milliseconds: a message for each commit costs more than the commit. */
const GROWTH_MS = 5;

/** Where threads of this process hear that the log in this file may have grown. */
const growthOf = (file: string): string => `leerlingdossier/log/${file}`;

const nothingToAppend: Appends = {
  append: () => Promise.reject(new StoreUnavailable('The event store was opened to follow it only.')),
  settle: async () => undefined,
  close: async () => undefined,
};

/** The file itself and not a link to it, so that all who open it meet at the same lock. */
function realFile(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  try {
    return realpathSync(file);
  } catch {
    return join(realpathSync(dirname(file)), basename(file));
  }
}
