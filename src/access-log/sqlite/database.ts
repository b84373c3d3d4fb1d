import type { DatabaseSync } from 'node:sqlite';
import { openFile, SYNCHRONOUS_FULL, type SqliteFile } from '../../platform/sqlite/sqlite-file.ts';

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
`;

/** Insert-only for every program that opens the file, not just for this one. */
function insertOnly(table: string): string {
  const refuse = (operation: string): string =>
    `CREATE TRIGGER ${table}_no_${operation.toLowerCase()} BEFORE ${operation} ON ${table} BEGIN SELECT RAISE(ABORT, 'the access log is insert-only'); END;`;
  return refuse('UPDATE') + refuse('DELETE');
}

/** A commit is on disk when it returns. recursive_triggers: otherwise INSERT OR REPLACE deletes without asking the trigger. */
const ACCESS_LOG: SqliteFile = {
  name: 'access log',
  applicationId: 0x4c4c4434, // "LLD4"
  schemaVersion: 1,
  schema: SCHEMA,
  pragmas: { journal_mode: 'wal', synchronous: SYNCHRONOUS_FULL, fullfsync: 1, recursive_triggers: 1, journal_size_limit: 67_108_864 },
};

/** @throws Error when the file is no access log of this version, or would not be durable */
export const openDatabase = (file: string, busyTimeoutMs: number, maxPageCount?: number): DatabaseSync =>
  openFile(file, ACCESS_LOG, { busyTimeoutMs, ...(maxPageCount !== undefined && { maxPageCount }) });
