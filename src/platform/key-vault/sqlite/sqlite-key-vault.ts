import type { KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { KeyMissing, KeyVault, KeyVaultUnavailable, type DataKey, type EntryKey, type ErasedEntry, type Subject, type Survivor } from '../key-vault.ts';
import { KekFolder, type OnWarning } from '../kek.ts';
import { activeKey, entryKeyIn, type TenantKeys } from '../keyring.ts';
import { KEY_CACHE_TTL_MS, TtlCache } from '../ttl-cache.ts';
import { DataKeys } from './data-keys.ts';
import { inTransaction } from '../../sqlite/sqlite-file.ts';
import { forgetDeleted, openDatabase } from './database.ts';
import { Keks } from '../keks.ts';
import { Keyrings } from './keyrings.ts';
import { Rotation } from './rotation.ts';
import { checkKeks } from './startup.ts';
import { Subjects } from './subjects.ts';
import { WrappedKeys } from './wrapped-keys.ts';

const MAX_TENANTS = 1_000;
/** Three short texts each, which never change. */
const MAX_SUBJECTS = 20_000;

export interface SqliteKeyVaultOptions {
  /** Path of the database file. It and its folder are made when absent; beside it lie `-wal` and `-shm`. */
  readonly file: string;
  /** Folder of the key encryption keys, one file per tenant and epoch; outside the folder of the data, with back-ups of its own. */
  readonly kekFolder: string;
  /** Told when a KEK was made and has to be backed up, and when something is wrong with the KEK files. */
  readonly onWarning: OnWarning;
  /** Milliseconds of a clock that never goes back; for tests. */
  readonly now?: () => number;
  /** Upper bound of the file in pages of 4,096 bytes; beyond it writes fail with KeyVaultUnavailable. */
  readonly maxPageCount?: number;
}

/** The embedded key vault: one SQLite file with wrapped keys, and a folder with the keys that wrap them. */
export class SqliteKeyVault extends KeyVault {
  readonly #db: DatabaseSync;
  readonly #file: string;
  readonly #keks: Keks;
  readonly #keys: WrappedKeys;
  readonly #subjects: Subjects;
  readonly #dataKeys: DataKeys;
  readonly #keyrings: Keyrings;
  readonly #tenants: TtlCache<TenantKeys>;
  readonly #found: TtlCache<Subject>;
  #rotating: Promise<unknown> = Promise.resolve();

  private constructor(db: DatabaseSync, { file, kekFolder, onWarning, now = () => performance.now() }: SqliteKeyVaultOptions) {
    super();
    const keks = new KekFolder(kekFolder, onWarning);
    this.#db = db;
    this.#file = file;
    this.#keks = new Keks(keks, now);
    this.#keys = new WrappedKeys(db, this.#keks);
    this.#subjects = new Subjects(db, this.#keys, keks);
    this.#dataKeys = new DataKeys(db, this.#keys, this.#subjects);
    this.#keyrings = new Keyrings(db, this.#keys, this.#subjects, now);
    this.#tenants = new TtlCache(MAX_TENANTS, KEY_CACHE_TTL_MS, now);
    this.#found = new TtlCache(MAX_SUBJECTS, KEY_CACHE_TTL_MS, now);
    checkKeks(db, this.#keys, keks);
  }

  /** @throws KeyVaultUnavailable when the file is no key vault of this version, would not be durable, or holds rows without their KEK */
  static async open(options: SqliteKeyVaultOptions): Promise<SqliteKeyVault> {
    let db: DatabaseSync | undefined;
    try {
      db = openDatabase(options.file, options.maxPageCount);
      // A process that was killed in step 3 may have left deleted keys in the log.
      forgetDeleted(db);
      return new SqliteKeyVault(db, options);
    } catch (error) {
      db?.close();
      throw new KeyVaultUnavailable(`The key vault does not open. ${String(error)}`, { cause: error });
    }
  }

  async register(subject: Subject): Promise<void> {
    this.#write(() => this.#subjects.register(subject));
  }

  async find(subjectId: string): Promise<Subject | undefined> {
    return this.#answer(() => {
      const known = this.#found.get(subjectId);
      if (known !== undefined) return known;
      const found = this.#subjects.find(subjectId);
      if (found !== undefined) this.#found.set(subjectId, found);
      return found;
    });
  }

  async sealingKey(subjectId: string, retentionClass: string): Promise<DataKey> {
    return this.#answer(() => {
      const known = activeKey(this.#keyrings.of(subjectId), retentionClass);
      if (known !== undefined) return known;
      inTransaction(this.#db, () => this.#dataKeys.ensureActive(this.#subjects.get(subjectId), retentionClass));
      const made = activeKey(this.#keyrings.reload(subjectId), retentionClass);
      if (made === undefined) throw new KeyVaultUnavailable('The active key of this class was replaced just now: ask again.');
      return made;
    });
  }

  async entryKey(subjectId: string, keyId: string, eventId: string): Promise<EntryKey> {
    return this.#answer(() => {
      // Another process may have made the key since this keyring was read, so it is read again before anyone is alarmed.
      const found = entryKeyIn(this.#keyrings.of(subjectId), keyId, eventId) ?? entryKeyIn(this.#keyrings.reload(subjectId), keyId, eventId);
      if (found === undefined) throw new KeyMissing('An entry names a key that is neither derivable, listed nor erased.');
      return found;
    });
  }

  async dataKey(subjectId: string, keyId: string): Promise<DataKey | undefined> {
    return this.#answer(() => {
      const found = this.#keyrings.of(subjectId).dataKeys.get(keyId) ?? this.#keyrings.reload(subjectId).dataKeys.get(keyId);
      if (found === undefined) throw new KeyMissing('The vault does not know this key id.');
      return found.key && { keyId, retentionClass: found.retentionClass, key: found.key };
    });
  }

  async idKey(subjectId: string): Promise<KeyObject> {
    return this.#answer(() => this.#keyrings.of(subjectId).idKey);
  }

  async blindingKey(subjectId: string): Promise<KeyObject> {
    return this.#answer(() => this.#keyrings.of(subjectId).blindingKey);
  }

  async tenantIdKey(tenant: string): Promise<KeyObject> {
    return this.#answer(() => this.#tenant(tenant).idKey);
  }

  async signingKey(tenant: string): Promise<Pick<TenantKeys, 'name' | 'privateKey' | 'publicKey'>> {
    return this.#answer(() => {
      const { name, privateKey, publicKey } = this.#tenant(tenant);
      return { name, privateKey, publicKey };
    });
  }

  async proofKeys(): ReturnType<KeyVault['proofKeys']> {
    return this.#answer(() => this.#subjects.proofKeys());
  }

  async activate(subjectId: string, retentionClass: string): Promise<{ readonly retired: string; readonly active: string }> {
    return this.#changing(subjectId, (subject) => this.#dataKeys.activate(subject, retentionClass));
  }

  async retire(subjectId: string, keyId: string, survivors: readonly Survivor[], erased: readonly ErasedEntry[]): Promise<void> {
    this.#changing(subjectId, (subject) => this.#dataKeys.retire(subject, keyId, survivors, erased));
    // Also when nothing changed: the call before may have been killed between commit and this.
    this.#answer(() => forgetDeleted(this.#db));
  }

  /** One at a time. */
  async rotate(tenant: string): Promise<{ readonly epoch: number }> {
    const rotation = this.#rotating.then(async () => ({ epoch: await this.#rotated(tenant) }));
    this.#rotating = rotation.catch(() => undefined);
    return rotation;
  }

  forget(subjectId: string): void {
    this.#keyrings.forget(subjectId);
  }

  async isErased(subjectId: string, eventId: string): Promise<boolean> {
    return this.#answer(() => {
      this.#subjects.get(subjectId);
      return this.#dataKeys.isErased(subjectId, eventId);
    });
  }

  async close(): Promise<void> {
    if (this.#db.isOpen) this.#db.close();
    this.#forget();
    await this.#rotating;
  }

  async #rotated(tenant: string): Promise<number> {
    this.#assertOpen();
    try {
      return await new Rotation(this.#db, this.#file, this.#keys, this.#keks, tenant).run();
    } catch (error) {
      throw asUnavailable(error);
    } finally {
      this.#forget();
    }
  }

  #tenant(tenant: string): TenantKeys {
    const known = this.#tenants.get(tenant);
    if (known !== undefined) return known;
    const keys = this.#subjects.tenantKeys(tenant);
    this.#tenants.set(tenant, keys);
    return keys;
  }

  #changing<T>(subjectId: string, work: (subject: Subject) => T): T {
    try {
      return this.#write(() => work(this.#subjects.get(subjectId)));
    } finally {
      this.#keyrings.forget(subjectId);
    }
  }

  #write<T>(work: () => T): T {
    return this.#answer(() => inTransaction(this.#db, work));
  }

  #answer<T>(work: () => T): T {
    this.#assertOpen();
    try {
      return work();
    } catch (error) {
      throw asUnavailable(error);
    }
  }

  #assertOpen(): void {
    if (!this.#db.isOpen) throw new KeyVaultUnavailable('The key vault is closed.');
  }

  #forget(): void {
    this.#keks.forget();
    this.#keyrings.forgetAll();
    this.#tenants.clear();
  }
}

// Not instanceof Error: under jest an error made by node itself is of another realm.
const isSqliteError = (error: unknown): error is Error => typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SQLITE_ERROR';

const asUnavailable = (error: unknown): unknown =>
  isSqliteError(error) ? new KeyVaultUnavailable(`SQLite refused: ${error.message}`, { cause: error }) : error;
