import { parentPort, workerData } from 'node:worker_threads';
import type { Batch, Results } from './batch.ts';
import { BatchWriter } from './batch-writer.ts';
import { openForWriting } from './database.ts';

/** What the writer thread is started with. */
export interface WriterOptions {
  readonly file: string;
  readonly maxPageCount?: number;
}

/** To the writer: a batch, or the wish to end. */
export type ToWriter = Batch | 'close';
/** From the writer: `ready` once the file is open, then one answer per batch. An error ends the thread. */
export type FromWriter = Results | 'ready';

const port = parentPort;
if (port === null) throw new Error('The writer runs in a thread of its own.');

const { file, maxPageCount } = workerData as WriterOptions;
const db = openForWriting(file, maxPageCount);
const writer = new BatchWriter(db);

const answer = (message: FromWriter): void => {
  port.postMessage(message);
};

port.on('message', (message: ToWriter) => {
  if (message === 'close') {
    db.close();
    port.close();
  } else answer(writer.write(message));
});
answer('ready');
