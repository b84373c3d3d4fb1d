import type { DatabaseSync } from 'node:sqlite';
import { KeyVaultUnavailable } from '../key-vault.ts';
import type { KekFolder, OnWarning } from '../kek.ts';
import { wrappedKey, type WrappedKeys } from './wrapped-keys.ts';

/**
 * Rows without their KEK stop the start (docs/architecture.md, Keys): for every tenant and epoch in use one row must open.
 * @throws KeyVaultUnavailable
 */
export function checkKeks(db: DatabaseSync, keys: WrappedKeys, keks: KekFolder, onWarning: OnWarning): void {
  const inUse = db.prepare('SELECT min(row) AS row, tenant, epoch FROM wrapped_keys GROUP BY tenant, epoch').all();
  const sample = db.prepare('SELECT * FROM wrapped_keys WHERE row = ?');
  const needed = new Set<string>();
  for (const { row, tenant, epoch } of inUse as { row: number; tenant: string; epoch: number }[]) {
    const key = sample.get(row);
    if (key === undefined) throw new KeyVaultUnavailable('The key vault changed while it was being opened.');
    keys.open(wrappedKey(key));
    keks.warnIfOpenToOthers(tenant, epoch);
    needed.add(`${tenant}.${epoch}.kek`);
  }
  const strays = keks.all().map(({ tenant, epoch }) => `${tenant}.${epoch}.kek`).filter((it) => !needed.has(it));
  if (strays.length > 0) onWarning(`Key encryption keys that no row needs: ${strays.join(', ')}. After an interrupted rotation: rotate again. Otherwise this may be the wrong key vault.`);
}
