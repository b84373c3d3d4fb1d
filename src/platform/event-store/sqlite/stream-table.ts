import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { NO_STREAM, type Answer } from './batch.ts';

interface Stream {
  readonly id: number | bigint;
  head: number;
}

interface Row {
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: string;
}

/** Streams whose head is remembered; some 150 bytes each. */
const REMEMBERED = 20_000;

/**
 * Streams and their events as the writer sees them, the open transaction included.
 * Heads are remembered, which is right only because this is the one writer of the file (process-lock.ts).
 */
export class StreamTable {
  readonly #known = new Map<string, Stream>();
  readonly #find: StatementSync;
  readonly #create: StatementSync;
  readonly #insert: StatementSync;
  readonly #after: StatementSync;

  constructor(db: DatabaseSync) {
    this.#find = db.prepare('SELECT id, (SELECT max(revision) FROM events WHERE stream = streams.id) AS head FROM streams WHERE name = ?');
    this.#create = db.prepare('INSERT INTO streams (name) VALUES (?)');
    this.#insert = db.prepare('INSERT INTO events (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)');
    this.#after = db.prepare('SELECT id, position FROM events WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?');
    this.#insert.setReadBigInts(true);
    this.#after.setReadBigInts(true);
  }

  /** The revision of the last event, or `NO_STREAM`. */
  head(name: string): number {
    return this.#stream(name)?.head ?? NO_STREAM;
  }

  /** The first result of an append with these ids, when exactly they follow the expected revision. */
  repeated(name: string, expected: number, ids: readonly string[]): Answer | undefined {
    const stream = this.#stream(name);
    const found = stream === undefined ? [] : this.#after.all(stream.id, expected, ids.length);
    const last = found.at(-1);
    if (last === undefined || found.length < ids.length || found.some((row, at) => row['id'] !== ids[at])) return undefined;
    return { revision: expected + ids.length, position: last['position'] as bigint };
  }

  /** Adds the next event; the stream begins with its first one. Answers its position. */
  add(name: string, { id, type, data, metadata }: Row): bigint {
    const stream = this.#stream(name) ?? this.#begin(name);
    const { lastInsertRowid } = this.#insert.run(stream.id, stream.head + 1, id, type, data, metadata);
    stream.head += 1;
    return lastInsertRowid as bigint;
  }

  /** Drops what is remembered: needed after a transaction that was not committed. */
  forget(): void {
    this.#known.clear();
  }

  #stream(name: string): Stream | undefined {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const row = this.#find.get(name);
    return row === undefined ? undefined : this.#remember(name, { id: row['id'] as number, head: row['head'] as number });
  }

  #begin(name: string): Stream {
    const { lastInsertRowid } = this.#create.run(name);
    return this.#remember(name, { id: lastInsertRowid, head: NO_STREAM });
  }

  #remember(name: string, stream: Stream): Stream {
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(name, stream);
    return stream;
  }
}
