import type { LogFilter, StoredEvent } from '../event-store.ts';
import { PAGE_EVENTS, type LogPage, type LogReader, type StreamPage, type StreamQuery } from './log-reader.ts';
import { StreamEnds } from './stream-ends.ts';

/** What is kept in memory. */
export interface Bounds {
  readonly events: number;
  readonly bytes: number;
  /** Further behind than so many pages it begins again at the end of the log. */
  readonly pagesBehind: number;
}

const BOUNDS: Bounds = { events: 4_000, bytes: 16_777_216, pagesBehind: 8 };

/**
 * The log with its last events in memory: all who follow it ask for these, and every command asks for what its stream got
 * since. It is told when something may have been appended, because no other process of ours writes to the file; nothing is
 * asked of SQLite in between. Everything that was acknowledged is found.
 */
export class RecentLog {
  readonly #reader: LogReader;
  readonly #bounds: Bounds;
  readonly #ends = new StreamEnds();
  readonly #ofStream = new Map<string, StoredEvent[]>();
  /** In the order of the log: all after `#after`, up to and including `#until`. */
  #events: StoredEvent[] = [];
  #bytes = 0;
  #after: bigint;
  #until: bigint;
  /** Something after `#until` may have been stored. */
  #isBehind = false;

  constructor(reader: LogReader, bounds = BOUNDS) {
    this.#reader = reader;
    this.#bounds = bounds;
    this.#after = reader.end();
    this.#until = this.#after;
  }

  /** To be called before an append is answered, also one that failed: another program may have written. */
  mayHaveGrown(): void {
    this.#isBehind = true;
  }

  /** From a revision on, inclusive, in the asked direction. @throws StoreUnavailable */
  streamPage(query: StreamQuery, limit = PAGE_EVENTS): StreamPage {
    const { stream, from, direction } = query;
    if (direction === 'backwards') return this.#reader.streamPage(query, limit);
    this.#catchUp();
    if (this.#ends.isEmptyFrom(stream, from)) return { events: [], isLast: true };
    const recent = this.#ofStream.get(stream) ?? [];
    const first = recent[0]?.revision ?? Infinity;
    if (from >= first) {
      const asked = Math.min(limit, PAGE_EVENTS);
      const events = recent.slice(from - first, from - first + asked);
      return { events, isLast: from - first + asked >= recent.length };
    }
    const page = this.#reader.streamPage(query, limit);
    if (page.isLast) this.#ends.reached(stream, (page.events.at(-1)?.revision ?? from - 1) + 1);
    return page;
  }

  /** Strictly after a position. @throws StoreUnavailable */
  logPage(after: bigint, filter: LogFilter = {}, limit = PAGE_EVENTS): LogPage {
    this.#catchUp();
    if (after < this.#after) return this.#reader.logPage(after, filter, limit);
    const asked = Math.min(limit, PAGE_EVENTS);
    const events: StoredEvent[] = [];
    for (let at = this.#firstAfter(after); at < this.#events.length; at += 1) {
      const event = this.#events[at] as StoredEvent;
      if (matches(event, filter)) events.push(event);
      if (events.length >= asked) return { events, scannedTo: event.position.commit, isLast: event.position.commit >= this.#until };
    }
    return { events, scannedTo: after > this.#until ? after : this.#until, isLast: true };
  }

  /** Position of the last event; 0 for an empty log. @throws StoreUnavailable */
  end(): bigint {
    return this.#reader.end();
  }

  close(): void {
    this.#reader.close();
  }

  #catchUp(): void {
    this.#reader.assertOpen();
    if (!this.#isBehind) return;
    for (let pages = 0; this.#isBehind && pages < this.#bounds.pagesBehind; pages += 1) {
      const { events, scannedTo, isLast } = this.#reader.logPage(this.#until);
      for (const event of events) this.#add(event);
      this.#until = scannedTo;
      this.#isBehind = !isLast;
    }
    if (this.#isBehind) this.#beginAgain();
    while (this.#events.length > this.#bounds.events || this.#bytes > this.#bounds.bytes) this.#drop();
  }

  #beginAgain(): void {
    this.#until = this.#reader.end();
    this.#after = this.#until;
    this.#events = [];
    this.#bytes = 0;
    this.#ofStream.clear();
    this.#ends.clear();
    this.#isBehind = false;
  }

  /** Most who ask lack only the last few. */
  #firstAfter(position: bigint): number {
    let at = this.#events.length;
    while (at > 0 && (this.#events[at - 1] as StoredEvent).position.commit > position) at -= 1;
    return at;
  }

  #add(event: StoredEvent): void {
    this.#events.push(event);
    this.#bytes += event.data.byteLength;
    this.#ends.added(event.stream, event.revision);
    const ofStream = this.#ofStream.get(event.stream);
    if (ofStream) ofStream.push(event);
    else this.#ofStream.set(event.stream, [event]);
  }

  #drop(): void {
    const oldest = this.#events.shift() as StoredEvent;
    this.#after = oldest.position.commit;
    this.#bytes -= oldest.data.byteLength;
    const ofStream = this.#ofStream.get(oldest.stream);
    ofStream?.shift();
    if (ofStream?.length === 0) this.#ofStream.delete(oldest.stream);
  }
}

const matches = ({ stream }: StoredEvent, { streamPrefixes }: LogFilter): boolean => streamPrefixes === undefined || streamPrefixes.some((prefix) => stream.startsWith(prefix));
