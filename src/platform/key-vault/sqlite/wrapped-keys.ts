import type { KeyObject } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { KeyMissing, KeyVaultUnavailable } from '../key-vault.ts';
import { keyFrom } from '../keyring.ts';
import { unwrap, wiping, wrap, type KeyPlace, type Purpose } from '../wrapping.ts';
import type { Keks } from '../keks.ts';

/** Where a key goes; the epoch is the tenant's at that moment. */
export type NewPlace = Omit<KeyPlace, 'epoch'>;

export interface WrappedKey extends KeyPlace {
  readonly row: number;
  readonly wrapped: Uint8Array;
}

/** All key material of the vault, wrapped. Writes belong in a transaction of the caller. */
export class WrappedKeys {
  readonly #keks: Keks;
  readonly #epoch: StatementSync;
  readonly #insert: StatementSync;
  readonly #remove: StatementSync;
  readonly #of: StatementSync;
  readonly #page: StatementSync;
  readonly #update: StatementSync;

  constructor(db: DatabaseSync, keks: Keks) {
    this.#keks = keks;
    this.#epoch = db.prepare('SELECT epoch FROM tenants WHERE tenant = ?');
    this.#insert = db.prepare('INSERT INTO wrapped_keys (tenant, owner, purpose, key_id, event_id, epoch, wrapped) VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#remove = db.prepare('DELETE FROM wrapped_keys WHERE owner = ? AND purpose = ? AND key_id = ? AND event_id = ?');
    this.#of = db.prepare('SELECT * FROM wrapped_keys WHERE owner = ? AND purpose = ?');
    this.#page = db.prepare('SELECT * FROM wrapped_keys WHERE tenant = ? AND epoch < ? ORDER BY epoch, row LIMIT ?');
    this.#update = db.prepare('UPDATE wrapped_keys SET epoch = ?, wrapped = ? WHERE row = ?');
  }

  /** @throws KeyMissing for a tenant that was never registered */
  epoch(tenant: string): number {
    const epoch = this.#epoch.get(tenant)?.['epoch'];
    if (typeof epoch !== 'number') throw new KeyMissing('The vault does not know this tenant.');
    return epoch;
  }

  /** Stores `material` under the tenant's current KEK and wipes it. */
  put(place: NewPlace, material: Buffer): void {
    const epoch = this.epoch(place.tenant);
    const { tenant, owner, purpose, keyId, eventId } = place;
    const wrapped = wiping(material, () => wrap(this.#keks.of(tenant, epoch), { ...place, epoch }, material));
    this.#insert.run(tenant, owner, purpose, keyId, eventId, epoch, wrapped);
  }

  remove({ owner, purpose, keyId, eventId }: Omit<NewPlace, 'tenant'>): void {
    this.#remove.run(owner, purpose, keyId, eventId);
  }

  of(owner: string, purpose: Purpose): readonly WrappedKey[] {
    return this.#of.all(owner, purpose).map(wrappedKey);
  }

  /** @throws KeyVaultUnavailable when KEK and row do not belong together: an alarm */
  open(key: WrappedKey): KeyObject {
    return keyFrom(key.purpose, this.#material(key));
  }

  /** Wraps the next keys of older epochs under this one. @returns how many; 0 when none is left */
  rewrapSome(tenant: string, epoch: number, limit: number): number {
    const older = this.#page.all(tenant, epoch, limit).map(wrappedKey);
    for (const key of older) {
      const wrapped = wiping(this.#material(key), (bytes) => wrap(this.#keks.of(tenant, epoch), { ...key, epoch }, bytes));
      this.#update.run(epoch, wrapped, key.row);
    }
    return older.length;
  }

  #material(key: WrappedKey): Buffer {
    const kek = this.#keks.of(key.tenant, key.epoch);
    try {
      return unwrap(kek, key, key.wrapped);
    } catch (error) {
      throw new KeyVaultUnavailable(`A key of tenant ${key.tenant} does not open under its KEK of epoch ${key.epoch}.`, { cause: error });
    }
  }
}

export const wrappedKey = (row: Record<string, SQLOutputValue>): WrappedKey => ({
  row: row['row'] as number,
  tenant: row['tenant'] as string,
  owner: row['owner'] as string,
  purpose: row['purpose'] as Purpose,
  keyId: row['key_id'] as string,
  eventId: row['event_id'] as string,
  epoch: row['epoch'] as number,
  wrapped: row['wrapped'] as Uint8Array,
});
