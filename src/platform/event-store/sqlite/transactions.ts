import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { SQLITE_BUSY, sqliteCode } from '../../sqlite/sqlite-file.ts';

/** The transaction is not in the file and never will be. */
export class NothingWritten extends Error {}

const SQLITE_FULL = 13;
const SQLITE_IOERR_WRITE = 778;

/**
 * A COMMIT that fails with one of these has not written its last frame, so no recovery can bring the transaction back.
 * After any other error (a failed fsync above all) the frames may be in the file: then nobody knows.
 */
const NOT_COMMITTED = new Set([SQLITE_BUSY, SQLITE_FULL, SQLITE_IOERR_WRITE]);

export class Transactions {
  readonly #db: DatabaseSync;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
  }

  /**
   * The result of `work`, when it is durable.
   * @throws NothingWritten when SQLite refused; any other error leaves it open whether `work` will be found in the file.
   */
  run<T>(work: () => T): T {
    const result = this.#uncommitted(work);
    try {
      this.#commit.run();
    } catch (error) {
      if (!NOT_COMMITTED.has(sqliteCode(error))) throw error;
      throw this.#rolledBack(error);
    }
    return result;
  }

  #uncommitted<T>(work: () => T): T {
    try {
      this.#begin.run();
      return work();
    } catch (error) {
      throw this.#rolledBack(error);
    }
  }

  #rolledBack(error: unknown): NothingWritten {
    // SQLite itself rolls back after some errors (a full disk among them).
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
    return new NothingWritten(String(error), { cause: error });
  }
}
