import type { KeyObject } from 'node:crypto';
import { asUnavailable, connect, isMongoError, type Connection } from '../../mongodb/connection.ts';
import { KekFolder, type OnWarning } from '../kek.ts';
import { Keks } from '../keks.ts';
import { KeyMissing, KeyVault, KeyVaultUnavailable, type DataKey, type EntryKey, type ErasedEntry, type Subject, type Survivor } from '../key-vault.ts';
import { activeKey, entryKeyIn, type Keyring, type TenantKeys } from '../keyring.ts';
import { KEY_CACHE_TTL_MS, TtlCache } from '../ttl-cache.ts';
import { Rotation } from './rotation.ts';
import { keyringOf, Sealing } from './sealing.ts';
import { checkKeks } from './startup.ts';
import { activate, activated, ensureActive, retire } from './subject-document.ts';
import { Fence, Subjects } from './subjects.ts';
import { Tenants } from './tenants.ts';

const MAX_TENANTS = 1_000;
/** Three short texts each, which never change. */
const MAX_SUBJECTS = 20_000;
/** Some kilobytes each: the subjects that are worked on within a minute. */
const MAX_KEYRINGS = 2_000;
const FENCE_MS = 15_000;

export interface MongoKeyVaultOptions {
  /** `mongodb://user:password@host/name`; the database is `<name>-keys`. */
  readonly url: string;
  /** Folder of the key encryption keys, one file per tenant and epoch; the same one for all replicas, with back-ups of its own. */
  readonly kekFolder: string;
  /** Told when a KEK was made and has to be backed up, and when something is wrong with the KEK files. */
  readonly onWarning: OnWarning;
  /** Milliseconds of a clock that never goes back; for tests. */
  readonly now?: () => number;
  /** How long a rotation waits for writes under way in other processes, in milliseconds. Default 15,000. */
  readonly fenceMs?: number;
}

/** The key vault on MongoDB: one document per subject and per tenant with its wrapped keys, and a folder with the keys that wrap them. */
export class MongoKeyVault extends KeyVault {
  readonly #connection: Connection;
  readonly #keks: Keks;
  readonly #tenants: Tenants;
  readonly #subjects: Subjects;
  readonly #rotation: Rotation;
  readonly #keyrings: TtlCache<Keyring>;
  readonly #tenantKeys: TtlCache<TenantKeys>;
  readonly #found: TtlCache<Subject>;
  #rotating: Promise<unknown> = Promise.resolve();
  #isOpen = true;

  private constructor(connection: Connection, { kekFolder, onWarning, now = () => performance.now(), fenceMs = FENCE_MS }: MongoKeyVaultOptions) {
    super();
    const fence = new Fence(fenceMs);
    this.#connection = connection;
    this.#keks = new Keks(new KekFolder(kekFolder, onWarning), now);
    this.#tenants = new Tenants(connection.db, this.#keks);
    this.#subjects = new Subjects(connection.db, this.#tenants, this.#keks, fence);
    this.#rotation = new Rotation(this.#tenants, this.#subjects, this.#keks, fence);
    this.#keyrings = new TtlCache(MAX_KEYRINGS, KEY_CACHE_TTL_MS, now);
    this.#tenantKeys = new TtlCache(MAX_TENANTS, KEY_CACHE_TTL_MS, now);
    this.#found = new TtlCache(MAX_SUBJECTS, KEY_CACHE_TTL_MS, now);
  }

  /** @throws KeyVaultUnavailable when no server answers, it refuses the user, or it holds keys without their KEK */
  static async open(options: MongoKeyVaultOptions): Promise<MongoKeyVault> {
    let vault: MongoKeyVault | undefined;
    try {
      vault = new MongoKeyVault(await connect(options.url, 'keys'), options);
      await vault.#subjects.createIndexes();
      await checkKeks(vault.#tenants, vault.#subjects, vault.#keks);
      return vault;
    } catch (error) {
      await vault?.close();
      throw new KeyVaultUnavailable(`The key vault does not open. ${isMongoError(error) ? error.name : String(error)}`, { cause: error });
    }
  }

  register(subject: Subject): Promise<void> {
    return this.#answer(() => this.#subjects.register(subject));
  }

  find(subjectId: string): Promise<Subject | undefined> {
    return this.#answer(async () => {
      const known = this.#found.get(subjectId);
      if (known !== undefined) return known;
      const found = await this.#subjects.find(subjectId);
      if (found !== undefined) this.#found.set(subjectId, found);
      return found;
    });
  }

  sealingKey(subjectId: string, retentionClass: string): Promise<DataKey> {
    return this.#answer(async () => {
      const known = activeKey(await this.#keyring(subjectId), retentionClass);
      if (known !== undefined) return known;
      await this.#subjects.change(subjectId, (document, wrap) => ensureActive(document, retentionClass, wrap));
      const made = activeKey(await this.#reload(subjectId), retentionClass);
      if (made === undefined) throw new KeyVaultUnavailable('The active key of this class was replaced just now: ask again.');
      return made;
    });
  }

  entryKey(subjectId: string, keyId: string, eventId: string): Promise<EntryKey> {
    return this.#answer(async () => {
      // Another process may have made the key since this keyring was read, so it is read again before anyone is alarmed.
      const found = entryKeyIn(await this.#keyring(subjectId), keyId, eventId) ?? entryKeyIn(await this.#reload(subjectId), keyId, eventId);
      if (found === undefined) throw new KeyMissing('An entry names a key that is neither derivable, listed nor erased.');
      return found;
    });
  }

  dataKey(subjectId: string, keyId: string): Promise<DataKey | undefined> {
    return this.#answer(async () => {
      const found = (await this.#keyring(subjectId)).dataKeys.get(keyId) ?? (await this.#reload(subjectId)).dataKeys.get(keyId);
      if (found === undefined) throw new KeyMissing('The vault does not know this key id.');
      return found.key && { keyId, retentionClass: found.retentionClass, key: found.key };
    });
  }

  idKey(subjectId: string): Promise<KeyObject> {
    return this.#answer(async () => (await this.#keyring(subjectId)).idKey);
  }

  blindingKey(subjectId: string): Promise<KeyObject> {
    return this.#answer(async () => (await this.#keyring(subjectId)).blindingKey);
  }

  tenantIdKey(tenant: string): Promise<KeyObject> {
    return this.#answer(async () => (await this.#tenant(tenant)).idKey);
  }

  signingKey(tenant: string): Promise<Pick<TenantKeys, 'name' | 'privateKey' | 'publicKey'>> {
    return this.#answer(async () => {
      const { name, privateKey, publicKey } = await this.#tenant(tenant);
      return { name, privateKey, publicKey };
    });
  }

  proofKeys(): ReturnType<KeyVault['proofKeys']> {
    return this.#answer(() => this.#tenants.proofKeys());
  }

  activate(subjectId: string, retentionClass: string): Promise<{ readonly retired: string; readonly active: string }> {
    return this.#changing(subjectId, async () => {
      const { before, after } = await this.#subjects.change(subjectId, (document, wrap) => activate(document, retentionClass, wrap));
      return activated(before, after, retentionClass);
    });
  }

  retire(subjectId: string, keyId: string, survivors: readonly Survivor[], erased: readonly ErasedEntry[]): Promise<void> {
    return this.#changing(subjectId, async () => {
      await this.#subjects.change(subjectId, (document, wrap) => retire(document, keyId, survivors, erased, wrap));
    });
  }

  /** One at a time in this process; of several processes each goes to an epoch of its own. */
  async rotate(tenant: string): Promise<{ readonly epoch: number }> {
    const rotation = this.#rotating.then(async () => ({ epoch: await this.#rotated(tenant) }));
    this.#rotating = rotation.catch(() => undefined);
    return rotation;
  }

  forget(subjectId: string): void {
    this.#keyrings.delete(subjectId);
  }

  isErased(subjectId: string, eventId: string): Promise<boolean> {
    return this.#answer(async () => (await this.#subjects.get(subjectId)).erased.some((it) => it.eventId === eventId));
  }

  async close(): Promise<void> {
    if (this.#isOpen) {
      this.#isOpen = false;
      await this.#connection.client.close();
    }
    this.#forget();
    await this.#rotating;
  }

  async #rotated(tenant: string): Promise<number> {
    try {
      return await this.#answer(() => this.#rotation.run(tenant, () => this.#assertOpen()));
    } finally {
      this.#forget();
    }
  }

  async #keyring(subjectId: string): Promise<Keyring> {
    return this.#keyrings.get(subjectId) ?? this.#reload(subjectId);
  }

  /** As it is stored now. */
  async #reload(subjectId: string): Promise<Keyring> {
    const document = await this.#subjects.get(subjectId);
    const keyring = keyringOf(document, new Sealing(this.#keks, document.tenant, subjectId));
    this.#keyrings.set(subjectId, keyring);
    return keyring;
  }

  async #tenant(tenant: string): Promise<TenantKeys> {
    const known = this.#tenantKeys.get(tenant);
    if (known !== undefined) return known;
    const keys = await this.#tenants.keys(tenant);
    this.#tenantKeys.set(tenant, keys);
    return keys;
  }

  async #changing<T>(subjectId: string, work: () => Promise<T>): Promise<T> {
    try {
      return await this.#answer(work);
    } finally {
      this.#keyrings.delete(subjectId);
    }
  }

  async #answer<T>(work: () => Promise<T>): Promise<T> {
    this.#assertOpen();
    try {
      return await work();
    } catch (error) {
      throw asUnavailable(error, KeyVaultUnavailable);
    }
  }

  #assertOpen(): void {
    if (!this.#isOpen) throw new KeyVaultUnavailable('The key vault is closed.');
  }

  #forget(): void {
    this.#keks.forget();
    this.#keyrings.clear();
    this.#tenantKeys.clear();
  }
}
