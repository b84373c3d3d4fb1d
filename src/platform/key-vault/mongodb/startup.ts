import type { Keks } from '../keks.ts';
import { Sealing } from './sealing.ts';
import type { Subjects } from './subjects.ts';
import type { TenantDocument, Tenants } from './tenants.ts';

interface Needed {
  readonly tenant: string;
  readonly epoch: number;
}

/**
 * Keys without their KEK stop the start (docs/architecture.md, Keys): for every tenant and epoch in use one owner's must open.
 * @throws KeyVaultUnavailable
 */
export async function checkKeks(tenants: Tenants, subjects: Subjects, keks: Keks): Promise<void> {
  const needed = new Map<string, Needed>();
  for await (const tenant of tenants.documents.find({})) {
    for (const it of await neededBy(tenant, subjects, keks)) needed.set(`${it.tenant} ${String(it.epoch)}`, it);
  }
  for (const { tenant, epoch } of needed.values()) keks.folder.warnIfOpenToOthers(tenant, epoch);
  keks.folder.warnOfStrays([...needed.values()]);
}

/** From the newest epoch down: one subject of each, by the oldest key that it has. */
async function neededBy({ _id: tenant, keys }: TenantDocument, subjects: Subjects, keks: Keks): Promise<readonly Needed[]> {
  const own = new Sealing(keks, tenant, tenant);
  for (const key of keys) own.open(key);
  const needed = keys.map(({ epoch }) => ({ tenant, epoch }));
  for (let below = Number.MAX_SAFE_INTEGER; ; ) {
    const sample = await subjects.documents.findOne({ tenant: { $eq: tenant }, minEpoch: { $lt: below } }, { sort: { minEpoch: -1 } });
    if (sample === null) return needed;
    const sealing = new Sealing(keks, tenant, sample._id);
    for (const key of sample.keys) {
      sealing.open(key);
      needed.push({ tenant, epoch: key.epoch });
    }
    below = sample.minEpoch;
  }
}
