import { setTimeout as pause } from 'node:timers/promises';
import { KeyVaultUnavailable } from '../key-vault.ts';
import type { Keks } from '../keks.ts';
import { Sealing } from './sealing.ts';
import type { Fence, Subjects } from './subjects.ts';
import type { Tenants } from './tenants.ts';

/** Subjects read at once. */
const PAGE = 100;

/**
 * A new KEK epoch for one tenant (docs/architecture.md, Keys): from the moment the old KEK is gone, nothing older opens what
 * was erased since, whatever MongoDB still has of it in its journal, oplog or old pages. Every key names its epoch, so the
 * steps may stop anywhere: both KEKs are there until no key needs the old one. A repeat goes to one epoch further.
 */
export class Rotation {
  readonly #tenants: Tenants;
  readonly #subjects: Subjects;
  readonly #keks: Keks;
  readonly #fence: Fence;

  constructor(tenants: Tenants, subjects: Subjects, keks: Keks, fence: Fence) {
    this.#tenants = tenants;
    this.#subjects = subjects;
    this.#keks = keks;
    this.#fence = fence;
  }

  /** @throws KeyVaultUnavailable when interrupted, or when the new keys do not open: the old KEK stays then */
  async run(tenant: string, assertOpen: () => void): Promise<number> {
    const epoch = await this.#begin(tenant);
    await pause(this.#fence.ms);
    await this.#rewrapTenant(tenant, epoch);
    do assertOpen();
    while ((await this.#subjects.rewrapSome(tenant, epoch, PAGE)) > 0);
    this.#keks.forget();
    await this.#prove(tenant, epoch, assertOpen);
    this.#keks.folder.destroyBefore(tenant, epoch);
    return epoch;
  }

  /** From here on new keys are wrapped under the new epoch. The KEK is on disk first. */
  async #begin(tenant: string): Promise<number> {
    for (;;) {
      const { version, epoch: current } = await this.#tenants.get(tenant);
      const epoch = current + 1;
      this.#keks.folder.create(tenant, epoch);
      this.#keks.forget();
      this.#keks.of(tenant, epoch);
      const { matchedCount } = await this.#tenants.documents.updateOne({ _id: tenant, version, epoch: current }, { $set: { epoch, version: version + 1 } });
      if (matchedCount === 1) return epoch;
    }
  }

  async #rewrapTenant(tenant: string, epoch: number): Promise<void> {
    const sealing = new Sealing(this.#keks, tenant, tenant);
    for (;;) {
      const { version, keys } = await this.#tenants.get(tenant);
      const rewrapped = keys.map((key) => sealing.rewrap(key, epoch));
      const { matchedCount } = await this.#tenants.documents.updateOne({ _id: tenant, version }, { $set: { keys: rewrapped, version: version + 1 } });
      if (matchedCount === 1) return;
    }
  }

  /** Every key opens, read from the database again with the KEKs as they are on disk, and none needs an older one. */
  async #prove(tenant: string, epoch: number, assertOpen: () => void): Promise<void> {
    const own = await this.#tenants.get(tenant);
    for (const key of own.keys) this.#opens(new Sealing(this.#keks, tenant, tenant), key, epoch);
    for await (const { _id, keys } of this.#subjects.documents.find({ tenant: { $eq: tenant } })) {
      assertOpen();
      for (const key of keys) this.#opens(new Sealing(this.#keks, tenant, _id), key, epoch);
    }
  }

  #opens(sealing: Sealing, key: Parameters<Sealing['open']>[0], epoch: number): void {
    if (key.epoch < epoch) throw new KeyVaultUnavailable('A key still needs an older key encryption key: that one stays. Rotate again.');
    sealing.open(key);
  }
}
