import type { DatabaseSync } from 'node:sqlite';
import { openFile, SYNCHRONOUS_NORMAL, type SqliteFile } from '../../sqlite/sqlite-file.ts';

/**
 * A dropped collection keeps its row: its name is never given out again, so a late writer of an old build finds nothing.
 * Positions are 64-bit integers in two columns, and read back as bigints (docs/notes.md, Storing).
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
`;

/**
 * synchronous=NORMAL: a commit does not wait for the disk. A killed process loses nothing; a power cut may lose the last
 * commits, whole ones, and documents and checkpoint go back together, so the runner repeats from there. What stands here
 * can be rebuilt from the event store, so waiting would buy nothing.
 */
const READ_STORE: SqliteFile = {
  name: 'read store',
  applicationId: 0x4c4c4432, // "LLD2"
  schemaVersion: 1,
  schema: SCHEMA,
  pragmas: { journal_mode: 'wal', synchronous: SYNCHRONOUS_NORMAL, journal_size_limit: 67_108_864, wal_autocheckpoint: 8_000, cache_size: -32_000 },
};

/** @throws Error when the file is no read store of this version */
export const openDatabase = (file: string, maxPageCount?: number): DatabaseSync => openFile(file, READ_STORE, { ...(maxPageCount !== undefined && { maxPageCount }) });
