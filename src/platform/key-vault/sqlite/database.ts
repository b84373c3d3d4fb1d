import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { KeyVaultUnavailable } from '../key-vault.ts';

/** "LLD3": marks the file as a key vault (`file(1)`, and our own check at start). */
const APPLICATION_ID = 0x4c4c4433;
const SCHEMA_VERSION = 1;
const BUSY_TIMEOUT_MS = 5_000;
const SYNCHRONOUS_FULL = 2;

/**
 * `data_keys` remembers every key id for ever, `wrapped_keys` only what can still open something. `retiring` = step 1 of
 * an erasure is done, step 3 is not; at most one per class, so that the steps can be repeated.
 */
const SCHEMA = `
  CREATE TABLE tenants (
    tenant TEXT PRIMARY KEY,
    epoch  INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE proof_keys (
    name       TEXT PRIMARY KEY,
    tenant     TEXT NOT NULL REFERENCES tenants (tenant),
    key_id     TEXT NOT NULL,
    public_key BLOB NOT NULL
  ) STRICT;
  CREATE TABLE subjects (
    id     TEXT PRIMARY KEY,
    tenant TEXT NOT NULL REFERENCES tenants (tenant),
    stream TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE data_keys (
    id              TEXT PRIMARY KEY,
    subject         TEXT NOT NULL REFERENCES subjects (id),
    retention_class TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('active', 'retiring', 'retired'))
  ) STRICT;
  CREATE INDEX data_keys_of_subject ON data_keys (subject, retention_class);
  CREATE UNIQUE INDEX one_active_key ON data_keys (subject, retention_class) WHERE state = 'active';
  CREATE UNIQUE INDEX one_retiring_key ON data_keys (subject, retention_class) WHERE state = 'retiring';
  CREATE TABLE wrapped_keys (
    row      INTEGER PRIMARY KEY,
    tenant   TEXT NOT NULL REFERENCES tenants (tenant),
    owner    TEXT NOT NULL,
    purpose  TEXT NOT NULL CHECK (purpose IN ('data', 'entry', 'id', 'blinding', 'tenant-id', 'signing')),
    key_id   TEXT NOT NULL,
    event_id TEXT NOT NULL,
    epoch    INTEGER NOT NULL,
    wrapped  BLOB NOT NULL,
    UNIQUE (owner, purpose, key_id, event_id)
  ) STRICT;
  CREATE INDEX wrapped_keys_of_epoch ON wrapped_keys (tenant, epoch);
  CREATE TABLE erased (
    subject  TEXT NOT NULL REFERENCES subjects (id),
    event_id TEXT NOT NULL,
    ground   TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (subject, event_id)
  ) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/**
 * Opens the file (mode 0600), and makes it and its folder when absent. A commit is on disk when it returns, and what is
 * deleted is overwritten with zeros: node:sqlite leaves both off (access-and-copy.md section 3).
 * @throws Error when the file is no key vault of this version, or a pragma does not hold
 */
export function openDatabase(file: string, maxPageCount?: number): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
  const db = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    db.exec('PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA temp_store = MEMORY;');
    if (maxPageCount !== undefined) db.exec(`PRAGMA max_page_count = ${maxPageCount}`);
    if (db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined) db.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
    assertPragma(db, 'secure_delete', 1);
    assertPragma(db, 'journal_mode', 'wal');
    assertPragma(db, 'synchronous', SYNCHRONOUS_FULL);
    assertPragma(db, 'foreign_keys', 1);
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
  if (actual !== wanted) throw new Error(`The key vault needs ${pragma} = ${wanted}, found ${String(actual)}.`);
}

/** All of `work` or nothing; durable when it returns. */
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

/**
 * Writes the zeros of deleted keys into the file itself and empties the write-ahead log: until then both still hold the key.
 * @throws KeyVaultUnavailable when a reader holds it up; the step is repeated then.
 */
export function forgetDeleted(db: DatabaseSync): void {
  const result = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  if (result?.['busy'] !== 0) throw new KeyVaultUnavailable('Deleted keys are still in the write-ahead log: repeat the step.');
}
