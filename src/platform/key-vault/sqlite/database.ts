import type { DatabaseSync } from 'node:sqlite';
import { openFile, SYNCHRONOUS_FULL, type SqliteFile } from '../../sqlite/sqlite-file.ts';
import { KeyVaultUnavailable } from '../key-vault.ts';

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
`;

/** A commit is on disk when it returns, and what is deleted is overwritten with zeros: node:sqlite leaves both off. */
const KEY_VAULT: SqliteFile = {
  name: 'key vault',
  applicationId: 0x4c4c4433, // "LLD3"
  schemaVersion: 1,
  schema: SCHEMA,
  pragmas: { secure_delete: 1, journal_mode: 'wal', synchronous: SYNCHRONOUS_FULL, fullfsync: 1, temp_store: 2, foreign_keys: 1 },
};

/** @throws Error when the file is no key vault of this version, or a pragma does not hold */
export const openDatabase = (file: string, maxPageCount?: number): DatabaseSync => openFile(file, KEY_VAULT, { ...(maxPageCount !== undefined && { maxPageCount }) });

/**
 * Writes the zeros of deleted keys into the file itself and empties the write-ahead log: until then both still hold the key.
 * @throws KeyVaultUnavailable when a reader holds it up; the step is repeated then.
 */
export function forgetDeleted(db: DatabaseSync): void {
  const result = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  if (result?.['busy'] !== 0) throw new KeyVaultUnavailable('Deleted keys are still in the write-ahead log: repeat the step.');
}
