import type { DatabaseSync } from 'node:sqlite';
import type { Answer, Batch, Results } from './batch.ts';
import { StreamTable } from './stream-table.ts';
import { NothingWritten, Transactions } from './transactions.ts';

/** Where one append lies in the flat lists of its batch. */
interface Slice {
  readonly append: number;
  readonly firstEvent: number;
  readonly firstByte: number;
}

/** Writes batches: one transaction for all their appends, each append decided on its own. Runs in the writer thread. */
export class BatchWriter {
  readonly #transactions: Transactions;
  readonly #streams: StreamTable;

  constructor(db: DatabaseSync) {
    this.#transactions = new Transactions(db);
    this.#streams = new StreamTable(db);
  }

  /** @throws the error of a commit of which nobody knows whether it is in the file: the thread must end with it. */
  write(batch: Batch): Results {
    const slices = slicesOf(batch);
    const results: Results = { outcomes: [], revisions: [], positions: [], reasons: [] };
    try {
      for (const answer of this.#inOneTransaction(batch, slices)) report(results, answer);
    } catch (error) {
      if (!(error instanceof NothingWritten)) throw error;
      for (const slice of slices) report(results, this.#alone(batch, slice));
    }
    return results;
  }

  #inOneTransaction(batch: Batch, slices: readonly Slice[]): Answer[] {
    try {
      return this.#transactions.run(() => slices.map((slice) => this.#append(batch, slice)));
    } catch (error) {
      this.#streams.forget();
      throw error;
    }
  }

  /** After a failed batch each append tries for itself, so that one without room does not fail its neighbours. */
  #alone(batch: Batch, slice: Slice): Answer | NothingWritten {
    try {
      const [answer] = this.#inOneTransaction(batch, [slice]);
      return answer as Answer;
    } catch (error) {
      if (error instanceof NothingWritten) return error;
      throw error;
    }
  }

  /** The table of repeats (docs/architecture.md, The event store port): ids count only behind the head. */
  #append(batch: Batch, slice: Slice): Answer {
    const stream = batch.streams[slice.append] as string;
    const expected = batch.expected[slice.append] as number;
    const head = this.#streams.head(stream);
    if (expected === head) return this.#insert(batch, slice, stream);
    const first = expected < head ? this.#streams.repeated(stream, expected, idsOf(batch, slice)) : undefined;
    return first ?? { actual: head };
  }

  #insert(batch: Batch, { append, firstEvent, firstByte }: Slice, stream: string): Answer {
    let position = 0n;
    let byte = firstByte;
    const end = firstEvent + (batch.counts[append] as number);
    for (let at = firstEvent; at < end; at += 1) {
      const next = byte + (batch.sizes[at] as number);
      position = this.#streams.add(stream, {
        id: batch.ids[at] as string,
        type: batch.types[at] as string,
        data: batch.data.subarray(byte, next),
        metadata: batch.metadata[at] as string,
      });
      byte = next;
    }
    return { revision: this.#streams.head(stream), position };
  }
}

const idsOf = ({ ids, counts }: Batch, { append, firstEvent }: Slice): readonly string[] =>
  ids.slice(firstEvent, firstEvent + (counts[append] as number));

function slicesOf({ counts, sizes }: Batch): Slice[] {
  let firstEvent = 0;
  let firstByte = 0;
  return counts.map((count, append) => {
    const slice = { append, firstEvent, firstByte };
    for (const size of sizes.slice(firstEvent, firstEvent + count)) firstByte += size;
    firstEvent += count;
    return slice;
  });
}

function report({ outcomes, revisions, positions, reasons }: Results, answer: Answer | NothingWritten): void {
  const written = 'position' in answer;
  outcomes.push(written ? 'appended' : 'actual' in answer ? 'wrong-revision' : 'unavailable');
  revisions.push(written ? answer.revision : 'actual' in answer ? answer.actual : 0);
  positions.push(written ? answer.position : 0n);
  reasons.push(answer instanceof Error ? answer.message : '');
}
