import type { DatabaseSync } from 'node:sqlite';
import { openFile, openFileForReading, SYNCHRONOUS_FULL, type SqliteFile } from '../../sqlite/sqlite-file.ts';

/**
 * `position` orders the log: AUTOINCREMENT never gives out a position again that a reader has seen.
 * `(stream, revision)` is the only unique index: one on the random id would cost more than the insert (docs/notes.md, Storing).
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
`;

/** A commit is on disk when it returns (asserted at every start). */
const EVENT_STORE: SqliteFile = {
  name: 'event store',
  applicationId: 0x4c4c4431, // "LLD1"
  schemaVersion: 1,
  schema: SCHEMA,
  pragmas: { journal_mode: 'wal', synchronous: SYNCHRONOUS_FULL, fullfsync: 1, journal_size_limit: 67_108_864 },
};

/**
 * The one connection that writes; creates the schema in a new file.
 * @throws Error when the file is not an event store of this version or would not be durable
 */
export const openForWriting = (file: string, maxPageCount?: number): DatabaseSync => openFile(file, EVENT_STORE, { ...(maxPageCount !== undefined && { maxPageCount }) });

/** A connection that can only read, for a file that `openForWriting` has opened before. */
export const openForReading = (file: string): DatabaseSync => openFileForReading(file, EVENT_STORE);
