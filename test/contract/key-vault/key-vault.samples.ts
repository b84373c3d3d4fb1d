import { randomUUID, type KeyObject } from 'node:crypto';
import type { EntryKey, KeyVault, Subject, Survivor } from '../../../src/platform/key-vault/key-vault.ts';

/** One place where a vault keeps its keys: fresh at first, opened again after a restart, gone after the test. */
export interface Place {
  readonly open: () => Promise<KeyVault>;
  readonly remove: () => Promise<void>;
}

export const BOARD = 'board-1';

export const subject = (tenant = BOARD): Subject => {
  const id = randomUUID();
  return { id, tenant, stream: `dossier-${tenant}_${id}` };
};

export const bytes = (key: KeyObject): string => key.export().toString('hex');

/** The key of an entry, as text to compare; or that it was erased. */
export const shown = (found: EntryKey): unknown => (found.state === 'available' ? bytes(found.key) : found);

export const available = (found: EntryKey): KeyObject => {
  if (found.state !== 'available') throw new Error('This entry was erased.');
  return found.key;
};

export const GROUND = { ground: 'avg-17-1-b', at: '2026-02-03T04:05:06.789Z' } as const;

export const erasedNow = (...eventIds: readonly string[]) => eventIds.map((eventId) => ({ eventId, ...GROUND }));

/** What step 3 hands back to the vault for the entries that stay. */
export const survivorsOf = (vault: KeyVault, { id }: Subject, keyId: string, eventIds: readonly string[]): Promise<readonly Survivor[]> =>
  Promise.all(eventIds.map(async (eventId) => ({ eventId, key: available(await vault.entryKey(id, keyId, eventId)) })));

/** A subject with some entries sealed in one class. */
export const sealed = async (vault: KeyVault, { tenant = BOARD, retentionClass = 'school-career', entries = 3 } = {}) => {
  const owner = subject(tenant);
  await vault.register(owner);
  const { keyId } = await vault.sealingKey(owner.id, retentionClass);
  const eventIds = Array.from({ length: entries }, () => randomUUID());
  const keyOf = async (eventId: string) => shown(await vault.entryKey(owner.id, keyId, eventId));
  return { owner, keyId, retentionClass, eventIds, keys: await Promise.all(eventIds.map(keyOf)) };
};
