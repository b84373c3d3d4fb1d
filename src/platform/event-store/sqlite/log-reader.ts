import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { StoreUnavailable, type LogFilter, type StoredEvent } from '../event-store.ts';
import { openForReading } from './database.ts';

/** Bounds of one page, which is read synchronously: some milliseconds of the main thread. */
export const PAGE_EVENTS = 500;
const PAGE_BYTES = 1_048_576;
/** How many positions one filtered page looks at, whether they match or not. */
const PAGE_POSITIONS = 2_000n;

type Row = ReturnType<StatementSync['all']>[number];

export interface StreamPage {
  readonly events: readonly StoredEvent[];
  /** The last one: nothing lies beyond it. */
  readonly isLast: boolean;
}

export interface LogPage extends StreamPage {
  /** Every position up to here has been looked at. */
  readonly scannedTo: bigint;
}

export interface StreamQuery {
  readonly stream: string;
  readonly from: number;
  readonly direction: 'forwards' | 'backwards';
}

const COLUMNS = 'e.position, s.name AS stream, e.revision, e.id, e.type, e.data, e.metadata';
/** CROSS JOIN fixes the order of the loops: events first, in the order asked, their stream by its key. */
const EVENTS = `SELECT ${COLUMNS} FROM events e CROSS JOIN streams s ON s.id = e.stream`;
const OF_STREAM = `${EVENTS} WHERE e.stream = (SELECT id FROM streams WHERE name = ?)`;

/** Pages of events over a read-only connection of the calling thread. Every page is a read transaction of its own. */
export class LogReader {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string) {
    this.#db = openForReading(file);
  }

  /** From a revision on, inclusive, in the asked direction. @throws StoreUnavailable */
  streamPage({ stream, from, direction }: StreamQuery, limit = PAGE_EVENTS): StreamPage {
    const order = direction === 'forwards' ? 'e.revision >= ? ORDER BY e.revision' : 'e.revision <= ? ORDER BY e.revision DESC';
    const asked = Math.min(limit, PAGE_EVENTS);
    return this.#reading(() => {
      const { events, isCut } = this.#fetch(`${OF_STREAM} AND ${order} LIMIT ?`, [stream, from, asked]);
      return { events, isLast: !isCut && events.length < asked };
    });
  }

  /** Strictly after a position. @throws StoreUnavailable */
  logPage(after: bigint, { streamPrefixes }: LogFilter = {}, limit = PAGE_EVENTS): LogPage {
    return this.#reading(() => {
      const asked = Math.min(limit, PAGE_EVENTS);
      if (streamPrefixes === undefined) {
        const { events, isCut } = this.#fetch(`${EVENTS} WHERE e.position > ? ORDER BY e.position LIMIT ?`, [after, asked]);
        return { events, scannedTo: events.at(-1)?.position.commit ?? after, isLast: !isCut && events.length < asked };
      }
      // Asked first: what is appended between the two queries belongs to the next page.
      const end = this.#end();
      const until = earlier(end, after + PAGE_POSITIONS);
      const { events, isCut } = this.#fetch(
        `${EVENTS} WHERE e.position > ? AND e.position <= ?${matchingPrefix(streamPrefixes)} ORDER BY e.position LIMIT ?`,
        [after, until, ...streamPrefixes.flatMap((prefix) => [prefix, prefix]), asked],
      );
      const last = events.at(-1)?.position.commit ?? after;
      const scannedTo = isCut || events.length === asked ? last : later(until, after);
      return { events, scannedTo, isLast: scannedTo >= end };
    });
  }

  /** Position of the last event; 0 for an empty log. @throws StoreUnavailable */
  end(): bigint {
    return this.#reading(() => this.#end());
  }

  /** @throws StoreUnavailable */
  assertOpen(): void {
    if (!this.#db.isOpen) throw new StoreUnavailable('The event store is closed.');
  }

  close(): void {
    this.#db.close();
  }

  #end(): bigint {
    const row = this.#statement('SELECT position FROM events ORDER BY position DESC LIMIT 1').get();
    return row === undefined ? 0n : (row['position'] as bigint);
  }

  /** @returns the events, and whether the page was cut because of their size. */
  #fetch(sql: string, parameters: readonly (string | number | bigint)[]): { events: StoredEvent[]; isCut: boolean } {
    const events: StoredEvent[] = [];
    let bytes = 0;
    for (const row of this.#statement(sql).iterate(...parameters)) {
      const event = toEvent(row);
      events.push(event);
      bytes += event.data.byteLength;
      if (bytes >= PAGE_BYTES) return { events, isCut: true };
    }
    return { events, isCut: false };
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#db.prepare(sql);
    statement.setReadBigInts(true);
    this.#statements.set(sql, statement);
    return statement;
  }

  #reading<T>(read: () => T): T {
    this.assertOpen();
    try {
      return read();
    } catch (error) {
      throw new StoreUnavailable(`SQLite refused the read. ${String(error)}`, { cause: error });
    }
  }
}

/** No prefixes at all match nothing, as on the server (docs/notes.md, EventStoreDB). */
function matchingPrefix(prefixes: readonly string[]): string {
  return ` AND (${prefixes.map(() => 'substr(s.name, 1, length(?)) = ?').join(' OR ') || '0'})`;
}

function toEvent(row: Row): StoredEvent {
  const position = row['position'] as bigint;
  return {
    stream: row['stream'] as string,
    revision: Number(row['revision']),
    position: { commit: position, prepare: position },
    id: row['id'] as string,
    type: row['type'] as string,
    data: row['data'] as Uint8Array,
    metadata: JSON.parse(row['metadata'] as string) as Record<string, string>,
  };
}

const earlier = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const later = (a: bigint, b: bigint): bigint => (a > b ? a : b);
