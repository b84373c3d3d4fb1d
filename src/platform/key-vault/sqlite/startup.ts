import type { DatabaseSync } from 'node:sqlite';
import { KeyVaultUnavailable } from '../key-vault.ts';
import type { KekFolder } from '../kek.ts';
import { wrappedKey, type WrappedKeys } from './wrapped-keys.ts';

/**
 * Rows without their KEK stop the start (docs/architecture.md, Keys): for every tenant and epoch in use one row must open.
 * @throws KeyVaultUnavailable
 */
export function checkKeks(db: DatabaseSync, keys: WrappedKeys, keks: KekFolder): void {
  const inUse = db.prepare('SELECT min(row) AS row, tenant, epoch FROM wrapped_keys GROUP BY tenant, epoch').all();
  const sample = db.prepare('SELECT * FROM wrapped_keys WHERE row = ?');
  const needed: { readonly tenant: string; readonly epoch: number }[] = [];
  for (const { row, tenant, epoch } of inUse as { row: number; tenant: string; epoch: number }[]) {
    const key = sample.get(row);
    if (key === undefined) throw new KeyVaultUnavailable('The key vault changed while it was being opened.');
    keys.open(wrappedKey(key));
    keks.warnIfOpenToOthers(tenant, epoch);
    needed.push({ tenant, epoch });
  }
  keks.warnOfStrays(needed);
}
