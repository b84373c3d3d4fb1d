import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { AccessLog, AccessLogUnavailable, type AccessLogEntry } from '../access-log.ts';
import { checkEntry, checkLimit } from '../check.ts';
import { openDatabase } from './database.ts';
import { LineWriter } from './line-writer.ts';

const BUSY_TIMEOUT_MS = 5_000;

export interface SqliteAccessLogOptions {
  /** Path of the database file, of its own. It and its folder are made when absent; beside it lie `-wal` and `-shm`. */
  readonly file: string;
  /** Upper bound of the file in pages of 4,096 bytes; beyond it writes fail with AccessLogUnavailable. */
  readonly maxPageCount?: number;
  /** How long a write waits, in milliseconds, when another program has locked the file. Default 5,000. */
  readonly busyTimeoutMs?: number;
}

/** The embedded access log: one SQLite file in which lines can only be added. */
export class SqliteAccessLog extends AccessLog {
  readonly #db: DatabaseSync;
  readonly #writer: LineWriter;
  readonly #place: StatementSync;
  readonly #newest: StatementSync;
  readonly #older: StatementSync;

  private constructor(db: DatabaseSync) {
    super();
    this.#db = db;
    this.#writer = new LineWriter(db);
    this.#place = db.prepare('SELECT at FROM lines WHERE id = ?');
    this.#newest = db.prepare(about(''));
    this.#older = db.prepare(about('AND (about.at, about.id) < ($at, $id)'));
  }

  /** @throws AccessLogUnavailable when the file cannot be opened, is no access log of this version, or would not be durable */
  static async open({ file, maxPageCount, busyTimeoutMs = BUSY_TIMEOUT_MS }: SqliteAccessLogOptions): Promise<SqliteAccessLog> {
    try {
      return new SqliteAccessLog(openDatabase(file, busyTimeoutMs, maxPageCount));
    } catch (error) {
      throw new AccessLogUnavailable(`The access log does not open. ${String(error)}`, { cause: error });
    }
  }

  async write(entry: AccessLogEntry): Promise<void> {
    checkEntry(entry);
    this.#assertOpen();
    await this.#writer.write(entry);
  }

  async about(dossier: string, { before, limit }: { readonly before?: string; readonly limit: number }): Promise<readonly AccessLogEntry[]> {
    checkLimit(limit);
    this.#assertOpen();
    const lines = this.#answer(() => (before === undefined ? this.#newest.all({ dossier, limit }) : this.#older.all({ dossier, limit, id: before, at: this.#placeOf(before) })));
    return lines.map(({ line }) => JSON.parse(line as string) as AccessLogEntry);
  }

  async close(): Promise<void> {
    if (!this.#db.isOpen) return;
    this.#writer.flush();
    this.#db.close();
  }

  #placeOf(id: string): SQLOutputValue {
    const at = this.#place.get(id)?.['at'];
    if (at === undefined) throw new RangeError('No line of the access log has this id.');
    return at;
  }

  #assertOpen(): void {
    if (!this.#db.isOpen) throw new AccessLogUnavailable('The access log is closed.');
  }

  #answer<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw isSqliteError(error) ? new AccessLogUnavailable(`SQLite refused: ${error.message}`, { cause: error }) : error;
    }
  }
}

const about = (beyond: string): string => `
  SELECT line FROM about JOIN lines ON lines.row = about.row
  WHERE about.dossier = $dossier ${beyond} ORDER BY about.at DESC, about.id DESC LIMIT $limit`;

// Not instanceof Error: under jest an error made by node itself is of another realm.
const isSqliteError = (error: unknown): error is Error => typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
