import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { AccessLogUnavailable, type AccessLogEntry } from '../access-log.ts';

/** Bound of one transaction: some milliseconds. */
const MAX_LINES_PER_COMMIT = 256;

interface Waiting {
  readonly id: string;
  readonly at: string;
  readonly line: string;
  readonly dossiers: readonly string[];
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Group commit without a timer: the lines of one turn of the event loop share one transaction and one wait for the disk. */
export class LineWriter {
  readonly #db: DatabaseSync;
  readonly #line: StatementSync;
  readonly #about: StatementSync;
  readonly #same: StatementSync;
  #waiting: Waiting[] = [];

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#line = db.prepare('INSERT INTO lines (id, at, line) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING');
    this.#about = db.prepare('INSERT INTO about (dossier, at, id, row) VALUES (?, ?, ?, ?)');
    this.#same = db.prepare('SELECT line FROM lines WHERE id = ?');
  }

  /** Resolves once the line is durable. The entry is taken as it is now. */
  write(entry: AccessLogEntry): Promise<void> {
    const { id, at } = entry;
    const line = JSON.stringify(entry);
    const dossiers = [...new Set(entry.disclosed.map(({ dossierId }) => dossierId))];
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id, at, line, dossiers, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Settles everything that waits. */
  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (let first = 0; first < waiting.length; first += MAX_LINES_PER_COMMIT) this.#commit(waiting.slice(first, first + MAX_LINES_PER_COMMIT));
  }

  #commit(batch: readonly Waiting[]): void {
    const other: Waiting[] = [];
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      for (const it of batch) if (!this.#insert(it)) other.push(it);
      this.#db.exec('COMMIT');
    } catch (error) {
      if (this.#db.isOpen && this.#db.isTransaction) this.#db.exec('ROLLBACK');
      const unavailable = new AccessLogUnavailable(`The access log cannot be written. ${String(error)}`, { cause: error });
      for (const { reject } of batch) reject(unavailable);
      return;
    }
    for (const it of other) it.reject(new TypeError('Another line of the access log has this id.'));
    for (const { resolve } of batch) resolve();
  }

  /** False when the id belongs to another line. The same line again is what a caller does that did not get its answer. */
  #insert({ id, at, line, dossiers }: Waiting): boolean {
    const { changes, lastInsertRowid } = this.#line.run(id, at, line);
    if (Number(changes) === 0) return this.#same.get(id)?.['line'] === line;
    for (const dossier of dossiers) this.#about.run(dossier, at, id, lastInsertRowid);
    return true;
  }
}
