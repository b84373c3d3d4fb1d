import { createPublicKey, generateKeyPairSync, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { isUuid } from '../../../kernel/ids.ts';
import { KeyMissing, SubjectRefused, type Subject } from '../key-vault.ts';
import type { KekFolder } from '../kek.ts';
import { proofKeyName, type TenantKeys } from '../keyring.ts';
import type { WrappedKeys } from './wrapped-keys.ts';

const FIRST_EPOCH = 1;
const HMAC_KEY_BYTES = 32;

/** Who owns keys. Writes belong in a transaction of the caller. */
export class Subjects {
  readonly #db: DatabaseSync;
  readonly #keys: WrappedKeys;
  readonly #keks: KekFolder;
  readonly #find: StatementSync;

  constructor(db: DatabaseSync, keys: WrappedKeys, keks: KekFolder) {
    this.#db = db;
    this.#keys = keys;
    this.#keks = keks;
    this.#find = db.prepare('SELECT id, tenant, stream FROM subjects WHERE id = ?');
  }

  find(id: string): Subject | undefined {
    const row = this.#find.get(id);
    return row && { id: row['id'] as string, tenant: row['tenant'] as string, stream: row['stream'] as string };
  }

  /** @throws KeyMissing */
  get(id: string): Subject {
    const subject = this.find(id);
    if (subject === undefined) throw new KeyMissing('The vault does not know this subject.');
    return subject;
  }

  /** @throws SubjectRefused */
  register(subject: Subject): void {
    if (!isUuid(subject.id)) throw new TypeError('A subject is named by a lower-case UUID.');
    const known = this.find(subject.id);
    if (known !== undefined) {
      if (known.tenant !== subject.tenant || known.stream !== subject.stream) throw new SubjectRefused('This subject is registered with another tenant or stream.');
      return;
    }
    if (this.#db.prepare('SELECT 1 FROM subjects WHERE stream = ?').get(subject.stream)) throw new SubjectRefused('This stream belongs to another subject.');
    this.#registerTenant(subject.tenant);
    this.#db.prepare('INSERT INTO subjects (id, tenant, stream) VALUES (?, ?, ?)').run(subject.id, subject.tenant, subject.stream);
    this.newIdKey(subject);
    this.#newHmacKey(subject.tenant, subject.id, 'blinding');
  }

  /** Replaces the id key: after an erasure nobody may test guesses against an event id (docs/architecture.md, Keys). */
  newIdKey({ id, tenant }: Subject): void {
    for (const key of this.#keys.of(id, 'id')) this.#keys.remove(key);
    this.#newHmacKey(tenant, id, 'id');
  }

  /** @throws KeyMissing */
  tenantKeys(tenant: string): TenantKeys {
    const [idKey] = this.#keys.of(tenant, 'tenant-id');
    const [signing] = this.#keys.of(tenant, 'signing');
    const row = this.#db.prepare('SELECT name FROM proof_keys WHERE tenant = ? AND key_id = ?').get(tenant, signing?.keyId ?? '');
    if (idKey === undefined || signing === undefined || row === undefined) throw new KeyMissing('The vault does not know this tenant.');
    const privateKey = this.#keys.open(signing);
    return { idKey: this.#keys.open(idKey), name: row['name'] as string, privateKey, publicKey: createPublicKey(privateKey) };
  }

  proofKeys(): readonly { readonly tenant: string; readonly name: string; readonly publicKey: KeyObject }[] {
    return this.#db.prepare('SELECT tenant, name, public_key FROM proof_keys ORDER BY name').all().map((row) => ({
      tenant: row['tenant'] as string,
      name: row['name'] as string,
      publicKey: createPublicKey({ key: Buffer.from(row['public_key'] as Uint8Array), format: 'der', type: 'spki' }),
    }));
  }

  /** Only here a KEK is made that is not the next of an existing one: the vault holds nothing of this tenant yet. */
  #registerTenant(tenant: string): void {
    if (this.#db.prepare('SELECT 1 FROM tenants WHERE tenant = ?').get(tenant)) return;
    this.#keks.create(tenant, FIRST_EPOCH);
    this.#db.prepare('INSERT INTO tenants (tenant, epoch) VALUES (?, ?)').run(tenant, FIRST_EPOCH);
    this.#newHmacKey(tenant, tenant, 'tenant-id');
    this.#newSigningKey(tenant);
  }

  #newSigningKey(tenant: string): void {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const keyId = randomUUID();
    this.#keys.put({ tenant, owner: tenant, purpose: 'signing', keyId, eventId: '' }, privateKey.export({ format: 'der', type: 'pkcs8' }));
    this.#db
      .prepare('INSERT INTO proof_keys (name, tenant, key_id, public_key) VALUES (?, ?, ?, ?)')
      .run(proofKeyName(tenant), tenant, keyId, publicKey.export({ format: 'der', type: 'spki' }));
  }

  #newHmacKey(tenant: string, owner: string, purpose: 'id' | 'blinding' | 'tenant-id'): void {
    this.#keys.put({ tenant, owner, purpose, keyId: randomUUID(), eventId: '' }, randomBytes(HMAC_KEY_BYTES));
  }
}
