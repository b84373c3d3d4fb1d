import { createPublicKey, generateKeyPairSync, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import type { Binary, Collection, Db } from 'mongodb';
import { bytesOf, isDuplicateKey } from '../../mongodb/connection.ts';
import { KeyMissing } from '../key-vault.ts';
import { proofKeyName, type TenantKeys } from '../keyring.ts';
import type { Keks } from '../keks.ts';
import { Sealing } from './sealing.ts';
import type { StoredKey } from './subject-document.ts';

export interface TenantDocument {
  readonly _id: string;
  readonly version: number;
  /** What new keys are wrapped under. */
  readonly epoch: number;
  readonly keys: readonly StoredKey[];
  /** DER, SPKI. */
  readonly proofKeys: readonly { readonly name: string; readonly keyId: string; readonly publicKey: Uint8Array | Binary }[];
}

const FIRST_EPOCH = 1;
const KEY_BYTES = 32;

/** One document per tenant. */
export class Tenants {
  readonly documents: Collection<TenantDocument>;
  readonly #keks: Keks;

  constructor(db: Db, keks: Keks) {
    this.documents = db.collection('tenants');
    this.#keks = keks;
  }

  /** As it is now. @throws KeyMissing */
  async get(tenant: string): Promise<TenantDocument> {
    const found = await this.documents.findOne({ _id: { $eq: tenant } });
    if (found === null) throw new KeyMissing('The vault does not know this tenant.');
    return found;
  }

  /** Only here a KEK is made that is not the next of an existing one: the vault holds nothing of this tenant yet. Of two processes one KEK stays. */
  async ensure(tenant: string): Promise<TenantDocument> {
    const known = await this.documents.findOne({ _id: { $eq: tenant } });
    if (known !== null) return known;
    this.#keks.folder.create(tenant, FIRST_EPOCH);
    const fresh = this.#fresh(tenant);
    try {
      await this.documents.insertOne(fresh);
      return fresh;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return this.get(tenant);
    }
  }

  #fresh(tenant: string): TenantDocument {
    const wrap = new Sealing(this.#keks, tenant, tenant).under(FIRST_EPOCH);
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const keyId = randomUUID();
    return {
      _id: tenant,
      version: 1,
      epoch: FIRST_EPOCH,
      keys: [wrap('tenant-id', randomUUID(), '', randomBytes(KEY_BYTES)), wrap('signing', keyId, '', privateKey.export({ format: 'der', type: 'pkcs8' }))],
      proofKeys: [{ name: proofKeyName(tenant), keyId, publicKey: publicKey.export({ format: 'der', type: 'spki' }) }],
    };
  }

  /** @throws KeyMissing */
  async keys(tenant: string): Promise<TenantKeys> {
    const { keys, proofKeys } = await this.get(tenant);
    const idKey = keys.find(({ purpose }) => purpose === 'tenant-id');
    const signing = keys.find(({ purpose }) => purpose === 'signing');
    const name = proofKeys.find(({ keyId }) => keyId === signing?.keyId)?.name;
    if (idKey === undefined || signing === undefined || name === undefined) throw new KeyMissing('The vault does not know this tenant.');
    const sealing = new Sealing(this.#keks, tenant, tenant);
    const privateKey = sealing.open(signing);
    return { idKey: sealing.open(idKey), name, privateKey, publicKey: createPublicKey(privateKey) };
  }

  async proofKeys(): Promise<readonly { readonly tenant: string; readonly name: string; readonly publicKey: KeyObject }[]> {
    const tenants = await this.documents.find({}, { projection: { proofKeys: 1 } }).toArray();
    const keys = tenants.flatMap(({ _id, proofKeys }) => proofKeys.map(({ name, publicKey }) => ({ tenant: _id, name, publicKey: createPublicKey({ key: Buffer.from(bytesOf(publicKey)), format: 'der', type: 'spki' }) })));
    return keys.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }
}
