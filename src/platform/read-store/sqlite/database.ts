import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** "LLD2": marks the file as a read store (`file(1)`, and our own check at start). */
const APPLICATION_ID = 0x4c4c4432;
const SCHEMA_VERSION = 1;
const BUSY_TIMEOUT_MS = 5_000;
const SYNCHRONOUS_NORMAL = 1;

/**
 * A dropped collection keeps its row: its name is never given out again, so a late writer of an old build finds nothing.
 * Positions are 64-bit integers in two columns, and read back as bigints (event-store.md 3.3).
 */
const SCHEMA = `
  CREATE TABLE collections (
    name             TEXT PRIMARY KEY,
    projection       TEXT NOT NULL,
    spec             TEXT NOT NULL,
    dropped          INTEGER NOT NULL DEFAULT 0,
    commit_position  INTEGER,
    prepare_position INTEGER
  ) STRICT;
  CREATE TABLE active (
    projection TEXT PRIMARY KEY,
    collection TEXT NOT NULL REFERENCES collections (name)
  ) STRICT;
  CREATE TABLE leases (
    name     TEXT PRIMARY KEY,
    holder   TEXT NOT NULL,
    until_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE parked (
    collection       TEXT NOT NULL,
    commit_position  INTEGER NOT NULL,
    prepare_position INTEGER NOT NULL,
    stream           TEXT NOT NULL,
    revision         INTEGER NOT NULL,
    reason           TEXT NOT NULL,
    PRIMARY KEY (collection, commit_position)
  ) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/**
 * Opens the file, and makes it and its folder when absent.
 *
 * synchronous=NORMAL: a commit does not wait for the disk. A killed process loses nothing; a power cut may lose the last
 * commits, whole ones, and documents and checkpoint go back together, so the runner repeats from there. What stands here
 * can be rebuilt from the event store, so waiting would buy nothing.
 * @param maxPageCount upper bound of the file in pages of 4,096 bytes; beyond it writes are refused.
 * @throws Error when the file is no read store of this version
 */
export function openDatabase(file: string, maxPageCount?: number): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 67108864;');
    if (maxPageCount !== undefined) db.exec(`PRAGMA max_page_count = ${maxPageCount}`);
    if (db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined) db.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
    assertPragma(db, 'journal_mode', 'wal');
    assertPragma(db, 'synchronous', SYNCHRONOUS_NORMAL);
    assertPragma(db, 'application_id', APPLICATION_ID);
    assertPragma(db, 'user_version', SCHEMA_VERSION);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A pragma that cannot be obeyed is ignored silently, so ask what really holds. */
function assertPragma(db: DatabaseSync, pragma: string, wanted: string | number): void {
  const [actual] = Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {});
  if (actual !== wanted) throw new Error(`The read store needs ${pragma} = ${wanted}, found ${String(actual)}.`);
}

/** All of `work` or nothing. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite itself rolls back after some errors (a full disk among them).
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
