import { decide, type Decision, type Expected } from './expected-revision.ts';

/** An event as a client offers it. */
export interface ProposedEvent {
  /** Lower-case UUID. */
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event in the log. Its commit and prepare position are the same number, as observed on a real server. */
export interface RecordedEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  /** Milliseconds since 1970. */
  readonly created: number;
}

export type AppendResult =
  | { readonly kind: 'written' | 'repeated'; readonly first: bigint; readonly last: bigint; readonly position: bigint }
  | Extract<Decision, { kind: 'wrong-version' }>;

/** What a server writes before the first event of a user. */
const FIRST_EVENT = 312n;
/** Headers and footers of a record, and of the record that an append without events leaves. */
const RECORD_OVERHEAD = 96n;
/** A real server remembers recent ids in 8 MiB and had lost one after 100,000 other events. */
const RECENT_IDS = 50_000;

/** The log of the double: events in one order, streams as views of it. Knows nothing of gRPC. */
export class EventLog {
  readonly #events: RecordedEvent[] = [];
  readonly #streams = new Map<string, RecordedEvent[]>();
  /** Positions that are valid although no event begins there. */
  readonly #emptyRecords = new Set<bigint>([0n]);
  readonly #recentIds = new Map<string, RecordedEvent>();
  readonly #listeners = new Set<(written: readonly RecordedEvent[]) => void>();
  readonly #truncationListeners = new Set<() => void>();
  #end = FIRST_EVENT;

  get events(): readonly RecordedEvent[] {
    return this.#events;
  }

  /** Where the next record will begin. */
  get end(): bigint {
    return this.#end;
  }

  /** In order of revision; empty for a stream that does not exist. */
  stream(name: string): readonly RecordedEvent[] {
    return this.#streams.get(name) ?? [];
  }

  /** Index of the first event at or after a position. */
  indexFrom(position: bigint): number {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#events[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** False for a position inside a record. What lies beyond the end is not inside anything. */
  isBoundary(position: bigint): boolean {
    return position >= this.#end || this.#emptyRecords.has(position) || this.#events[this.indexFrom(position)]?.position === position;
  }

  append(stream: string, expected: Expected, proposed: readonly ProposedEvent[]): AppendResult {
    const recorded = this.stream(stream);
    const decision = decide(expected, proposed.map(({ id }) => id), {
      head: BigInt(recorded.length) - 1n,
      idAt: (revision) => recorded[Number(revision)]?.id,
      recent: (id) => {
        const known = this.#recentIds.get(id);
        return known?.stream === stream ? known.revision : undefined;
      },
    });
    switch (decision.kind) {
      case 'wrong-version':
        return decision;
      case 'repeated':
        return { ...decision, position: recorded[Number(decision.last)]!.position };
      case 'write':
        return this.#write(stream, proposed);
    }
  }

  /** Called after every append that wrote events, before it is answered. */
  onWritten(listener: (written: readonly RecordedEvent[]) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Takes an event that was in the log before, as a server does when it starts on an existing file. */
  restore(event: RecordedEvent): void {
    this.#keep(event);
  }

  /** The memory behind ANY and STREAM_EXISTS does not survive a restart. */
  forgetRecentIds(): void {
    this.#recentIds.clear();
  }

  /** Keeps what began at or before a position: an older back-up was put back. */
  truncateTo(position: bigint): void {
    const kept = this.#events.slice(0, this.indexFrom(position + 1n));
    this.#events.length = 0;
    this.#streams.clear();
    this.#recentIds.clear();
    this.#end = FIRST_EVENT;
    for (const event of kept) this.#keep(event);
    for (const empty of this.#emptyRecords) if (empty >= this.#end) this.#emptyRecords.delete(empty);
    for (const listener of this.#truncationListeners) listener();
  }

  onTruncated(listener: () => void): void {
    this.#truncationListeners.add(listener);
  }

  #write(stream: string, proposed: readonly ProposedEvent[]): AppendResult {
    const first = BigInt(this.stream(stream).length);
    if (proposed.length === 0) {
      const position = this.#end;
      this.#emptyRecords.add(position);
      this.#end += RECORD_OVERHEAD;
      return { kind: 'written', first, last: first - 1n, position };
    }
    const created = Date.now();
    const written = proposed.map((event, offset): RecordedEvent => {
      const recorded = { ...event, stream, revision: first + BigInt(offset), position: this.#end, created };
      this.#keep(recorded);
      this.#remember(recorded);
      return recorded;
    });
    for (const listener of [...this.#listeners]) listener(written);
    const last = written.at(-1)!;
    return { kind: 'written', first, last: last.revision, position: last.position };
  }

  #keep(event: RecordedEvent): void {
    const stream = this.#streams.get(event.stream);
    if (stream === undefined) this.#streams.set(event.stream, [event]);
    else stream.push(event);
    this.#events.push(event);
    this.#end = event.position + sizeOf(event);
  }

  #remember(event: RecordedEvent): void {
    this.#recentIds.delete(event.id);
    this.#recentIds.set(event.id, event);
    if (this.#recentIds.size > RECENT_IDS) this.#recentIds.delete(this.#recentIds.keys().next().value!);
  }
}

const sizeOf = ({ stream, type, data, metadata }: RecordedEvent): bigint =>
  RECORD_OVERHEAD + BigInt(Buffer.byteLength(stream) + Buffer.byteLength(type) + data.length + metadata.length);
