import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Batch, Results } from './batch.ts';
import type { FromWriter, ToWriter, WriterOptions } from './writer.worker.ts';

/** Starts the thread; its `.ts` file in tests, the compiled one in production. */
export const spawnWriter = (options: WriterOptions): Worker =>
  new Worker(new URL(`./writer.worker${extname(import.meta.url)}`, import.meta.url), { workerData: options });

interface Waiting {
  readonly resolve: (message: FromWriter) => void;
  readonly reject: (error: Error) => void;
}

/** The writer as the main thread sees it: one message out, one answer back, at most one at a time. */
export class WriterThread {
  readonly #worker: Worker;
  readonly #exited: Promise<void>;
  #waiting: Waiting | undefined;
  #lost: Error | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (message: FromWriter) => this.#waiting?.resolve(message));
    worker.on('error', (error: Error) => {
      this.#lost = error;
    });
    this.#exited = new Promise((resolve) => {
      worker.once('exit', () => {
        this.#end();
        resolve();
      });
    });
  }

  /** A thread that has opened the file. @throws the error with which it failed to */
  static async start(worker: Worker): Promise<WriterThread> {
    const thread = new WriterThread(worker);
    await thread.#answer();
    return thread;
  }

  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /** @throws the error with which the thread ended: then the batch may or may not be stored. */
  async write(batch: Batch): Promise<Results> {
    const answer = this.#answer();
    this.#send(batch, [batch.data.buffer]);
    const results = await answer;
    if (results === 'ready') throw new Error('The writer thread answered out of turn.');
    return results;
  }

  async close(): Promise<void> {
    if (!this.isLost) this.#send('close', []);
    await this.#exited;
  }

  #send(message: ToWriter, transfer: readonly ArrayBuffer[]): void {
    this.#worker.postMessage(message, transfer);
  }

  #answer(): Promise<FromWriter> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      if (this.#lost !== undefined) reject(this.#lost);
    });
  }

  #end(): void {
    this.#lost ??= new Error('The writer thread ended.');
    this.#waiting?.reject(this.#lost);
  }
}
