/**
 * The event store port: append-only streams of opaque events in one totally ordered log.
 * Adapters: `sqlite/` (embedded), EventStoreDB (production). One contract suite holds for all: test/contract/event-store.
 */

/** An event as it is offered for storage: sealed bytes, a coarse type and clear metadata of flat strings. */
export interface NewEvent {
  /** Lower-case UUID. Unique within its stream; the same id may occur in another stream. */
  readonly id: string;
  /** The chapter, never the exact event type (docs/decisions/0002). */
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Total order over the whole log, as the store gave it. Give it back as it came; compare only with `isAfter`. */
export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export const isAfter = (a: Position, b: Position): boolean => a.commit > b.commit;

/** An event as it was read back: what the store holds, never what was sent. */
export interface StoredEvent extends NewEvent {
  readonly stream: string;
  /** 0, 1, 2, … without gaps within its stream. */
  readonly revision: number;
  readonly position: Position;
}

/** The exact revision of the last event the writer has seen, or none: the stream must not exist yet. */
export type ExpectedRevision = number | 'no-stream';

export interface Appended {
  /** Revision of the last event of this append. */
  readonly revision: number;
  /** Position of the last event of this append; absent where the store no longer knows it. */
  readonly position?: Position;
}

/** The one item type of a subscription. A checkpoint covers everything recorded before it. */
export type LogItem =
  | { readonly kind: 'recorded'; readonly event: StoredEvent }
  | { readonly kind: 'checkpoint'; readonly position: Position }
  | { readonly kind: 'caught-up' };

export interface LogFilter {
  /** Only streams whose name starts with one of these. Absent = all streams. */
  readonly streamPrefixes?: readonly string[];
}

/** Stored bytes of one append: the sum of `data` and of metadata values and keys, in every adapter (docs/architecture.md, Writing). */
export const MAX_APPEND_BYTES = 1_000_000;

export abstract class EventStore {
  /**
   * Appends all events or none. Repeating the same ids with the same expected revision answers the first result
   * again, however much has followed (docs/architecture.md, The event store port).
   * @throws WrongExpectedRevision, AppendTooLarge, StoreUnavailable (nothing written), AppendUncertain (send the same again)
   */
  abstract append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended>;

  /** Events of one stream in the asked direction; a missing stream gives none. `from` is inclusive; default: the start, or the end when reading backwards. */
  abstract readStream(stream: string, options?: { readonly from?: number; readonly direction?: 'forwards' | 'backwards'; readonly limit?: number }): AsyncIterable<StoredEvent>;

  /** The log in order, strictly after `after` (default: from the start). Ends at the end of the log. */
  abstract readAll(options?: { readonly after?: Position; readonly filter?: LogFilter; readonly limit?: number }): AsyncIterable<StoredEvent>;

  /**
   * The log in order, strictly after `after`, then live. Emits `caught-up` each time it reaches the end.
   * Ends when `signal` aborts; throws `CheckpointBeyondLog` when `after` lies beyond the end of the log.
   */
  abstract subscribe(options: { readonly after?: Position; readonly filter?: LogFilter; readonly signal: AbortSignal }): AsyncIterable<LogItem>;

  /** Position of the last event in the log, or undefined for an empty log. */
  abstract end(): Promise<Position | undefined>;

  /** Settles what is queued, then releases files, threads and sockets. */
  abstract close(): Promise<void>;
}

export class WrongExpectedRevision extends Error {
  readonly code = 'wrong-expected-revision';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly actual: ExpectedRevision;

  constructor(stream: string, expected: ExpectedRevision, actual: ExpectedRevision) {
    super(`Stream is at ${String(actual)}, not at ${String(expected)}.`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

export class AppendTooLarge extends Error {
  readonly code = 'append-too-large';
  readonly bytes: number;

  constructor(bytes: number) {
    super(`The append holds ${String(bytes)} bytes, at most ${String(MAX_APPEND_BYTES)} are stored at once.`);
    this.bytes = bytes;
  }
}

/** The store cannot take or give anything now; nothing of this call was written. */
export class StoreUnavailable extends Error {
  readonly code = 'store-unavailable';
}

/** It is not known whether the append was written. Send the same ids with the same expected revision again. */
export class AppendUncertain extends Error {
  readonly code = 'append-uncertain';
}

/** The checkpoint is not of this log: a restored older backup, or another store. The projection must be rebuilt. */
export class CheckpointBeyondLog extends Error {
  readonly code = 'checkpoint-beyond-log';
}
