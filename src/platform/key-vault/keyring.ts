import { createPrivateKey, createSecretKey, type KeyObject } from 'node:crypto';
import { deriveEntryKey } from '../../proof/index.ts';
import type { DataKey, EntryKey, ErasedEntry, Survivor } from './key-vault.ts';
import { wiping, type Purpose } from './wrapping.ts';

/** The life of a data key: `retiring` = step 1 of an erasure is done, step 3 is not. */
export type DataKeyState = 'active' | 'retiring' | 'retired';

export interface DataKeyRow {
  readonly retentionClass: string;
  readonly state: DataKeyState;
  /** Absent once retired. */
  readonly key?: KeyObject;
}

/** Everything a vault holds of one subject, opened. */
export interface Keyring {
  readonly idKey: KeyObject;
  readonly blindingKey: KeyObject;
  readonly dataKeys: ReadonlyMap<string, DataKeyRow>;
  /** By `survivorOf`. */
  readonly survivors: ReadonlyMap<string, KeyObject>;
  readonly erased: ReadonlyMap<string, { readonly ground: string; readonly at: string }>;
}

/** The keys of a tenant, opened; `name` is the public name of the signing key. */
export interface TenantKeys {
  readonly idKey: KeyObject;
  readonly name: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** As signed notes name it, for ever (docs/proof.md). */
export const proofKeyName = (tenant: string): string => `leerlingdossier/${tenant}`;

export const survivorOf = (keyId: string, eventId: string): string => `${keyId} ${eventId}`;

export function activeKey({ dataKeys }: Keyring, wanted: string): DataKey | undefined {
  for (const [keyId, { retentionClass, state, key }] of dataKeys) {
    if (retentionClass === wanted && state === 'active' && key !== undefined) return { keyId, retentionClass, key };
  }
  return undefined;
}

/** Erased goes before all: nothing ever makes a key for an erased id (docs/architecture.md, Keys). */
export function entryKeyIn({ erased, dataKeys, survivors }: Keyring, keyId: string, eventId: string): EntryKey | undefined {
  const mark = erased.get(eventId);
  if (mark !== undefined) return { state: 'erased', ...mark };
  const dek = dataKeys.get(keyId)?.key;
  const key = dek === undefined ? survivors.get(survivorOf(keyId, eventId)) : deriveEntryKey(dek, eventId);
  return key && { state: 'available', key };
}

/** The key that these bytes are; wipes them. */
export const keyFrom = (purpose: Purpose, material: Buffer): KeyObject =>
  wiping(material, (bytes) => (purpose === 'signing' ? createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' }) : createSecretKey(bytes)));

/** Nothing may get lost without being marked. @param kept ids of the entries that stayed when this key id was retired before */
export function checkRetirement(state: DataKeyState, kept: ReadonlySet<string>, survivors: readonly Survivor[], erased: readonly ErasedEntry[], isErased: (eventId: string) => boolean): void {
  if (state === 'active' && survivors.length > 0) throw new TypeError('Activate a new key first: this one still seals new entries.');
  const staying = new Set(survivors.map(({ eventId }) => eventId));
  const going = new Set(erased.map(({ eventId }) => eventId));
  if ([...going].some((it) => staying.has(it))) throw new TypeError('An entry is both survivor and erased.');
  const forgotten = [...kept].filter((it) => !staying.has(it) && !going.has(it) && !isErased(it));
  if (forgotten.length > 0) throw new TypeError(`${forgotten.length} entries that were kept before are neither survivor nor erased.`);
}
