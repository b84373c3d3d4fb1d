import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '../event-store/event-store.ts';
import { SQLITE_BUSY, sqliteCode } from './sqlite-file.ts';

/**
 * Keeps a second store, in this process or another, away from a file or folder that is open.
 *
 * WAL lets several processes write; our remembered heads and our wake-ups of subscriptions do not allow that. So one store
 * holds an exclusive SQLite transaction on the empty file `<file>.lock` for as long as it is open. The kernel drops that
 * lock with the process, also after kill -9. The file stays: removing it would let two processes lock two different files.
 */
export class ProcessLock {
  readonly #db: DatabaseSync;

  private constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** Does not wait. @throws StoreUnavailable when someone else holds it; the error of SQLite when it cannot be taken at all */
  static take(file: string): ProcessLock {
    const db = new DatabaseSync(`${file}.lock`, { timeout: 0 });
    try {
      db.exec('BEGIN EXCLUSIVE');
      return new ProcessLock(db);
    } catch (error) {
      db.close();
      if (sqliteCode(error) !== SQLITE_BUSY) throw error;
      throw new StoreUnavailable('The embedded stores are in use: one process at a time opens them. Several processes need EVENTSTORE_URL and MONGODB_URL.', { cause: error });
    }
  }

  release(): void {
    this.#db.close();
  }
}
