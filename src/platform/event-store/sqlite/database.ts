import { DatabaseSync } from 'node:sqlite';

/** "LLD1": marks the file as one of ours (`file(1)`, and our own check at start). */
const APPLICATION_ID = 0x4c4c4431;
const SCHEMA_VERSION = 1;
const BUSY_TIMEOUT_MS = 5_000;
const SYNCHRONOUS_FULL = 2;

/** Someone else holds the lock. */
export const SQLITE_BUSY = 5;

/** The extended result code with which SQLite failed; 0 when the error is not SQLite's. */
export const sqliteCode = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;

/**
 * `position` orders the log: AUTOINCREMENT never gives out a position again that a reader has seen.
 * `(stream, revision)` is the only unique index: one on the random id would cost more than the insert (prototype-findings.md 2.2).
 */
const SCHEMA = `
  CREATE TABLE streams (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    stream   INTEGER NOT NULL REFERENCES streams (id),
    revision INTEGER NOT NULL,
    id       TEXT NOT NULL,
    type     TEXT NOT NULL,
    data     BLOB NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  PRAGMA application_id = ${String(APPLICATION_ID)};
  PRAGMA user_version = ${String(SCHEMA_VERSION)};
`;

/**
 * The one connection that writes; creates the schema in a new file.
 * @param maxPageCount upper bound of the file in pages of 4,096 bytes; beyond it appends are refused.
 * @throws Error when the file is not an event store of this version or would not be durable
 */
export function openForWriting(file: string, maxPageCount?: number): DatabaseSync {
  return opened(new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS }), (db) => {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA journal_size_limit = 67108864;');
    if (maxPageCount !== undefined) db.exec(`PRAGMA max_page_count = ${String(maxPageCount)}`);
    assertDurable(db);
    if (isEmpty(db)) db.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
    assertOurs(db);
  });
}

/** A connection that can only read, for a file that `openForWriting` has opened before. */
export function openForReading(file: string): DatabaseSync {
  return opened(new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS }), assertOurs);
}

function opened(db: DatabaseSync, prepare: (db: DatabaseSync) => void): DatabaseSync {
  try {
    prepare(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A pragma that cannot be obeyed is ignored silently (a read-only folder, a build option), so ask what really holds. */
function assertDurable(db: DatabaseSync): void {
  assertPragma(db, 'journal_mode', 'wal');
  assertPragma(db, 'synchronous', SYNCHRONOUS_FULL);
  assertPragma(db, 'busy_timeout', BUSY_TIMEOUT_MS);
}

function assertOurs(db: DatabaseSync): void {
  assertPragma(db, 'application_id', APPLICATION_ID);
  assertPragma(db, 'user_version', SCHEMA_VERSION);
}

function assertPragma(db: DatabaseSync, pragma: string, wanted: string | number): void {
  const [actual] = Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {});
  if (actual !== wanted) throw new Error(`The event store needs ${pragma} = ${String(wanted)}, found ${String(actual)}.`);
}

const isEmpty = (db: DatabaseSync): boolean => db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
