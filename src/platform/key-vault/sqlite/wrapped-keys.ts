import type { KeyObject } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { KeyMissing } from '../key-vault.ts';
import { keyFrom } from '../keyring.ts';
import type { KeyPlace, Purpose } from '../wrapping.ts';
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
    const wrapped = this.#keks.wrap({ ...place, epoch }, material);
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
    return keyFrom(key.purpose, this.#keks.unwrap(key, key.wrapped));
  }

  /** Wraps the next keys of older epochs under this one. @returns how many; 0 when none is left */
  rewrapSome(tenant: string, epoch: number, limit: number): number {
    const older = this.#page.all(tenant, epoch, limit).map(wrappedKey);
    for (const key of older) {
      this.#update.run(epoch, this.#keks.wrap({ ...key, epoch }, this.#keks.unwrap(key, key.wrapped)), key.row);
    }
    return older.length;
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
