import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Values of `PRAGMA synchronous`. */
export const SYNCHRONOUS_NORMAL = 1;
export const SYNCHRONOUS_FULL = 2;

/** Someone else holds the lock. */
export const SQLITE_BUSY = 5;

/** The extended result code with which SQLite failed; 0 when the error is not SQLite's. */
export const sqliteCode = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;

/** What a file of an embedded store must be. Loaded by a worker as well: plain functions only. */
export interface SqliteFile {
  /** For error texts: "event store". */
  readonly name: string;
  /** Marks the file (`file(1)`, and our own check at start). */
  readonly applicationId: number;
  readonly schemaVersion: number;
  /** DDL of a new file. */
  readonly schema: string;
  /** Set in this order, then asked for: a pragma that cannot be obeyed is ignored silently. */
  readonly pragmas: Readonly<Record<string, string | number>>;
}

export interface OpenOptions {
  /** How long a write waits for another program; the event loop waits with it. Default 5,000. */
  readonly busyTimeoutMs?: number;
  /** Upper bound of the file in pages of 4,096 bytes; beyond it writes are refused. */
  readonly maxPageCount?: number;
}

const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens the file (mode 0600), and makes it and its folder when absent.
 * @throws Error when the file is not what `kind` says, or a pragma does not hold
 */
export const openFile = (file: string, kind: SqliteFile, { busyTimeoutMs = BUSY_TIMEOUT_MS, maxPageCount }: OpenOptions = {}): DatabaseSync => {
  mkdirSync(dirname(file), { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
  return prepared(new DatabaseSync(file, { timeout: busyTimeoutMs }), (db) => {
    for (const [pragma, value] of Object.entries(kind.pragmas)) db.exec(`PRAGMA ${pragma} = ${String(value)}`);
    if (maxPageCount !== undefined) db.exec(`PRAGMA max_page_count = ${String(maxPageCount)}`);
    for (const [pragma, value] of Object.entries(kind.pragmas)) assertPragma(db, kind, pragma, value);
    assertPragma(db, kind, 'busy_timeout', busyTimeoutMs);
    if (isEmpty(db)) db.exec(`BEGIN IMMEDIATE; ${kind.schema} ${marks(kind)} COMMIT;`);
    assertKind(db, kind);
  });
};

/** A connection that can only read, for a file that `openFile` has opened before. */
export const openFileForReading = (file: string, kind: SqliteFile): DatabaseSync =>
  prepared(new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS }), (db) => {
    assertKind(db, kind);
  });

/** All of `work` or nothing. */
export const inTransaction = <T>(db: DatabaseSync, work: () => T): T => {
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
};

const prepared = (db: DatabaseSync, prepare: (db: DatabaseSync) => void): DatabaseSync => {
  try {
    prepare(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const isEmpty = (db: DatabaseSync): boolean => db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;

const marks = ({ applicationId, schemaVersion }: SqliteFile): string => `PRAGMA application_id = ${String(applicationId)}; PRAGMA user_version = ${String(schemaVersion)};`;

const assertKind = (db: DatabaseSync, kind: SqliteFile): void => {
  assertPragma(db, kind, 'application_id', kind.applicationId);
  assertPragma(db, kind, 'user_version', kind.schemaVersion);
};

const assertPragma = (db: DatabaseSync, { name }: SqliteFile, pragma: string, wanted: string | number): void => {
  const [actual] = Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {});
  if (actual !== wanted) throw new Error(`The ${name} needs ${pragma} = ${String(wanted)}, found ${String(actual)}.`);
};
