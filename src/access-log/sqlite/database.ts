import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** "LLD4": marks the file as an access log (`file(1)`, and our own check at start). */
const APPLICATION_ID = 0x4c4c4434;
const SCHEMA_VERSION = 1;
const SYNCHRONOUS_FULL = 2;

/** `about` finds the lines of one dossier, in the order in which they are shown; one line may be about many. */
const SCHEMA = `
  CREATE TABLE lines (
    row  INTEGER PRIMARY KEY,
    id   TEXT NOT NULL UNIQUE,
    at   TEXT NOT NULL,
    line TEXT NOT NULL
  ) STRICT;
  CREATE TABLE about (
    dossier TEXT NOT NULL,
    at      TEXT NOT NULL,
    id      TEXT NOT NULL,
    row     INTEGER NOT NULL REFERENCES lines (row),
    PRIMARY KEY (dossier, at, id)
  ) STRICT, WITHOUT ROWID;
  ${['lines', 'about'].map(insertOnly).join('')}
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Insert-only for every program that opens the file, not just for this one. */
function insertOnly(table: string): string {
  const refuse = (operation: string): string =>
    `CREATE TRIGGER ${table}_no_${operation.toLowerCase()} BEFORE ${operation} ON ${table} BEGIN SELECT RAISE(ABORT, 'the access log is insert-only'); END;`;
  return refuse('UPDATE') + refuse('DELETE');
}

/**
 * Opens the file (mode 0600), and makes it and its folder when absent. A commit is on disk when it returns.
 * @param busyTimeoutMs how long a write waits for another program; the event loop waits with it.
 * @throws Error when the file is no access log of this version, or would not be durable
 */
export function openDatabase(file: string, busyTimeoutMs: number, maxPageCount?: number): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
  const db = new DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    // recursive_triggers: otherwise INSERT OR REPLACE deletes without asking the trigger.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA recursive_triggers = ON; PRAGMA journal_size_limit = 67108864;');
    if (maxPageCount !== undefined) db.exec(`PRAGMA max_page_count = ${maxPageCount}`);
    if (db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined) db.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
    assertPragma(db, 'journal_mode', 'wal');
    assertPragma(db, 'synchronous', SYNCHRONOUS_FULL);
    assertPragma(db, 'recursive_triggers', 1);
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
  if (actual !== wanted) throw new Error(`The access log needs ${pragma} = ${wanted}, found ${String(actual)}.`);
}
