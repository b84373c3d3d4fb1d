import { randomBytes, randomUUID } from 'node:crypto';
import type { Binary } from 'mongodb';
import { ClassDestroyed, KeyMissing, type ErasedEntry, type Subject, type Survivor } from '../key-vault.ts';
import { checkRetirement, type DataKeyState } from '../keyring.ts';
import type { Purpose } from '../wrapping.ts';

/** A wrapped key as it lies in the document of its owner, which says the rest of its place. */
export interface StoredKey {
  readonly purpose: Purpose;
  readonly keyId: string;
  readonly eventId: string;
  readonly epoch: number;
  readonly wrapped: Uint8Array | Binary;
}

/**
 * Everything of one subject in one document: so every step of an erasure is one write, and a change that was decided on an
 * older version is not written (docs/decisions/0020).
 */
export interface SubjectDocument {
  readonly _id: string;
  readonly tenant: string;
  readonly stream: string;
  readonly version: number;
  readonly keys: readonly StoredKey[];
  /** In the order in which they were made; every key id for ever. */
  readonly dataKeys: readonly { readonly keyId: string; readonly retentionClass: string; readonly state: DataKeyState }[];
  readonly erased: readonly ErasedEntry[];
  /** The oldest epoch that its keys are wrapped under. */
  readonly minEpoch: number;
}

/** Wraps new material under the tenant's current KEK, and wipes it. */
export type Wrap = (purpose: Purpose, keyId: string, eventId: string, material: Buffer) => StoredKey;

const KEY_BYTES = 32;

/** With these keys, and what follows from them. */
export const withKeys = (document: SubjectDocument, keys: readonly StoredKey[]): SubjectDocument => ({ ...document, keys, minEpoch: Math.min(...keys.map(({ epoch }) => epoch)) });

const newKey = (purpose: Purpose, wrap: Wrap): StoredKey => wrap(purpose, randomUUID(), '', randomBytes(KEY_BYTES));

export function newSubject({ id, tenant, stream }: Subject, wrap: Wrap): SubjectDocument {
  const document = { _id: id, tenant, stream, version: 1, keys: [], dataKeys: [], erased: [], minEpoch: 0 };
  return withKeys(document, [newKey('id', wrap), newKey('blinding', wrap)]);
}

/** A class gets its first key by being used; never a second one that way. @throws ClassDestroyed */
export function ensureActive(document: SubjectDocument, retentionClass: string, wrap: Wrap): SubjectDocument {
  const { active, last } = idsOf(document, retentionClass);
  if (active !== undefined) return document;
  if (last !== undefined) throw new ClassDestroyed('The keys of this class were destroyed.');
  return withDataKey(document, retentionClass, wrap);
}

/** Step 1. @throws KeyMissing when the class never had a key: there is nothing to erase */
export function activate(document: SubjectDocument, retentionClass: string, wrap: Wrap): SubjectDocument {
  const { active, retiring, last } = idsOf(document, retentionClass);
  if (retiring !== undefined && active !== undefined) return document;
  if (last === undefined) throw new KeyMissing('This class never had a key.');
  return withDataKey(active === undefined ? document : withState(document, active, 'retiring'), retentionClass, wrap);
}

/** What step 1 answers, before and after it was taken. */
export function activated(before: SubjectDocument, after: SubjectDocument, retentionClass: string): { readonly retired: string; readonly active: string } {
  const known = idsOf(before, retentionClass);
  return { retired: known.retiring ?? known.active ?? known.last ?? '', active: idsOf(after, retentionClass).active ?? '' };
}

/** Step 3. A repeat that finds everything done changes nothing, so the id key stays too. */
export function retire(document: SubjectDocument, keyId: string, survivors: readonly Survivor[], erased: readonly ErasedEntry[], wrap: Wrap): SubjectDocument {
  const state = document.dataKeys.find((it) => it.keyId === keyId)?.state;
  if (state === undefined) throw new KeyMissing('The vault does not know this key id.');
  const kept = new Set(document.keys.filter((it) => it.purpose === 'entry' && it.keyId === keyId).map(({ eventId }) => eventId));
  const known = new Set(document.erased.map(({ eventId }) => eventId));
  checkRetirement(state, kept, survivors, erased, (eventId) => known.has(eventId));

  const newlyErased = erased.filter(({ eventId }, at) => !known.has(eventId) && erased.findIndex((it) => it.eventId === eventId) === at);
  const marks = [...document.erased, ...newlyErased.map(({ eventId, ground, at }) => ({ eventId, ground, at }))];
  const gone = new Set(marks.map(({ eventId }) => eventId));
  // Nothing ever makes a key for an erased id, also not an older call that is repeated.
  const missing = survivors.filter(({ eventId }) => !kept.has(eventId) && !gone.has(eventId)).map(({ eventId, key }) => wrap('entry', keyId, eventId, key.export()));
  const staying = document.keys.filter(({ purpose, eventId }) => purpose !== 'entry' || !gone.has(eventId));
  if (state === 'retired' && newlyErased.length === 0) {
    return missing.length === 0 && staying.length === document.keys.length ? document : withKeys(document, [...staying, ...missing]);
  }
  // After an erasure nobody may test guesses against an event id (docs/architecture.md, Keys).
  const rest = staying.filter(({ purpose, keyId: id }) => purpose !== 'id' && !(purpose === 'data' && id === keyId));
  return withKeys(withState({ ...document, erased: marks }, keyId, 'retired'), [...rest, ...missing, newKey('id', wrap)]);
}

function idsOf({ dataKeys }: SubjectDocument, retentionClass: string): { readonly active: string | undefined; readonly retiring: string | undefined; readonly last: string | undefined } {
  const ofClass = dataKeys.filter((it) => it.retentionClass === retentionClass);
  const inState = (wanted: DataKeyState): string | undefined => ofClass.find(({ state }) => state === wanted)?.keyId;
  return { active: inState('active'), retiring: inState('retiring'), last: ofClass.at(-1)?.keyId };
}

function withState(document: SubjectDocument, keyId: string, state: DataKeyState): SubjectDocument {
  return { ...document, dataKeys: document.dataKeys.map((it) => (it.keyId === keyId ? { ...it, state } : it)) };
}

function withDataKey(document: SubjectDocument, retentionClass: string, wrap: Wrap): SubjectDocument {
  const keyId = randomUUID();
  const dataKeys = [...document.dataKeys, { keyId, retentionClass, state: 'active' as const }];
  return withKeys({ ...document, dataKeys }, [...document.keys, wrap('data', keyId, '', randomBytes(KEY_BYTES))]);
}
