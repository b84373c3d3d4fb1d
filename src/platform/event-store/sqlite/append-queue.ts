import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppendUncertain, StoreUnavailable, WrongExpectedRevision, type Appended } from '../event-store.ts';
import { packed, toAppended, toExpected, type Append, type Results } from './batch.ts';
import type { WriterThread } from './writer-thread.ts';

/** Bounds of one transaction, so that no append waits long behind others (docs/notes.md, Storing). The last one may exceed the bytes. */
const MAX_APPENDS_PER_BATCH = 256;
const MAX_BYTES_PER_BATCH = 1_048_576;
/** How long a batch is gathered, in turns of the event loop. */
const MAX_TURNS = 4;

interface Queued extends Append {
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

/** Takes appends. */
export interface Appends {
  append(append: Append): Promise<Appended>;
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Group commit without a timer: whatever has been queued when the previous commit returns goes into the next one. */
export class AppendQueue implements Appends {
  readonly #startWriter: () => Promise<WriterThread>;
  readonly #written: () => void;
  readonly #queued: Queued[] = [];
  #writer: WriterThread;
  #pumping: Promise<void> | undefined;
  #closed = false;

  /** @param written called after each commit that may have added events, before it is answered. */
  constructor(writer: WriterThread, startWriter: () => Promise<WriterThread>, written: () => void) {
    this.#writer = writer;
    this.#startWriter = startWriter;
    this.#written = written;
  }

  /** Resolves once the append is durable. @throws WrongExpectedRevision, StoreUnavailable, AppendUncertain */
  append(append: Append): Promise<Appended> {
    if (this.#closed) return Promise.reject(new StoreUnavailable('The event store is closed.'));
    return new Promise((resolve, reject) => {
      this.#queued.push({ ...append, resolve, reject });
      this.#pumping ??= this.#pump();
    });
  }

  /** Takes nothing more, and resolves when everything queued is settled. */
  async settle(): Promise<void> {
    this.#closed = true;
    await this.#pumping;
  }

  /** Settles, then ends the writer thread. */
  async close(): Promise<void> {
    await this.settle();
    await this.#writer.close();
  }

  async #pump(): Promise<void> {
    while (this.#queued.length > 0) {
      await this.#gather();
      await this.#write(this.#nextBatch());
    }
    this.#pumping = undefined;
  }

  /**
   * Some turns of the event loop, as long as each brings another append: who was just answered gets the next one into this
   * batch. Where nothing else goes on a turn takes microseconds.
   */
  async #gather(): Promise<void> {
    let before = 0;
    for (let turns = 0; turns < MAX_TURNS && this.#queued.length > before; turns += 1) {
      before = this.#queued.length;
      await nextTurn();
    }
  }

  #nextBatch(): Queued[] {
    let count = 0;
    for (let bytes = 0; count < Math.min(this.#queued.length, MAX_APPENDS_PER_BATCH) && bytes < MAX_BYTES_PER_BATCH; count += 1) {
      bytes += this.#queued[count]?.bytes ?? 0;
    }
    return this.#queued.splice(0, count);
  }

  async #write(batch: readonly Queued[]): Promise<void> {
    try {
      if (this.#writer.isLost) this.#writer = await this.#startWriter();
    } catch (error) {
      const unavailable = new StoreUnavailable('The writer thread does not start.', { cause: error });
      for (const { reject } of batch) reject(unavailable);
      return;
    }
    let results: Results;
    try {
      results = await this.#writer.write(packed(batch));
    } catch (error) {
      this.#written();
      const uncertain = new AppendUncertain('The writer thread was lost during the append.', { cause: error });
      for (const { reject } of batch) reject(uncertain);
      return;
    }
    this.#written();
    answer(batch, results);
  }
}

function answer(batch: readonly Queued[], { outcomes, revisions, positions, reasons }: Results): void {
  for (const [at, { stream, expected, resolve, reject }] of batch.entries()) {
    const revision = revisions[at] as number;
    if (outcomes[at] === 'appended') resolve(toAppended(revision, positions[at] as bigint));
    else if (outcomes[at] === 'wrong-revision') reject(new WrongExpectedRevision(stream, expected, toExpected(revision)));
    else reject(new StoreUnavailable(`SQLite refused the append. ${reasons[at] ?? ''}`));
  }
}
