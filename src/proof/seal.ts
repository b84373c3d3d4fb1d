import { createCipheriv, createDecipheriv, createHmac, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { digestBytes, label, lengthPrefixed } from './bytes.ts';
import { randomBytesFromPool } from './random.ts';
import type { SealedPart } from './types.ts';

/** Keys of one entry or document, and sealing under them: AES-256-GCM, nonce ‖ ciphertext ‖ tag (docs/proof.md sections 2 and 3). */

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ENTRY_KEY = label('v1/entry-key');
const DOCUMENT_KEY = label('v1/document-key');
const DOCUMENT = label('v1/document');

/** The bytes do not open: another key, another place, changed bytes, or too few. Nothing of the content is known. */
export class SealBroken extends Error {
  readonly code = 'seal-broken';
}

const derive = (dek: KeyObject, parts: readonly Buffer[]): KeyObject =>
  createSecretKey(createHmac('sha256', dek).update(Buffer.concat(parts)).digest());

/** The key of one entry: HMAC-SHA-256(DEK, "v1/entry-key" ‖ event id). The event id is a lower-case UUID. */
export const deriveEntryKey = (dek: KeyObject, eventId: string): KeyObject => derive(dek, [ENTRY_KEY, Buffer.from(eventId, 'utf8')]);

/** The key of one read document: HMAC-SHA-256(DEK, "v1/document-key" ‖ lp(projection) ‖ lp(document id)). */
export const documentKey = (dek: KeyObject, projection: string, documentId: string): KeyObject =>
  derive(dek, [DOCUMENT_KEY, lengthPrefixed(projection), lengthPrefixed(documentId)]);

/** For test vectors: one nonce used twice under one key breaks both texts. Everyone else calls `sealEntry`. */
export const sealWithNonce = (key: KeyObject, nonce: Uint8Array, aad: Uint8Array, plaintext: string): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
};

const seal = (key: KeyObject, aad: Uint8Array, value: unknown): Buffer =>
  sealWithNonce(key, randomBytesFromPool(NONCE_BYTES), aad, JSON.stringify(value));

const open = (key: KeyObject, aad: Uint8Array, stored: Uint8Array): unknown => {
  if (stored.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken('Too few bytes for a sealed part.');
  // Without authTagLength Node accepts a tag of 4 bytes (docs/notes.md, Cryptography).
  const decipher = createDecipheriv('aes-256-gcm', key, stored.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(stored.subarray(-TAG_BYTES));
  let text = '';
  try {
    text = decipher.update(stored.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new SealBroken('The sealed part does not open with this key at this place.');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new SealBroken('The sealed part holds no JSON.');
  }
};

/**
 * Seals the sealed part of an entry for its place in the chain. `headerDigest` is `D` in hex and becomes the AAD.
 * Each call takes a fresh nonce, so sealing again gives other bytes.
 */
export const sealEntry = (entryKey: KeyObject, headerDigest: string, sealedPart: SealedPart): Buffer =>
  seal(entryKey, digestBytes(headerDigest), sealedPart);

/** Opens stored bytes at the place they were sealed for. @throws SealBroken */
export const openEntry = (entryKey: KeyObject, headerDigest: string, stored: Uint8Array): SealedPart =>
  open(entryKey, digestBytes(headerDigest), stored) as SealedPart;

/** Where a read document stands. `position` is text: the position of the last event in it, as the projection writes it. */
export interface DocumentPlace {
  readonly projection: string;
  readonly documentId: string;
  readonly keyId: string;
  readonly position: string;
}

const placeBytes = ({ projection, documentId, keyId, position }: DocumentPlace): Buffer =>
  Buffer.concat([DOCUMENT, ...[projection, documentId, keyId, position].map(lengthPrefixed)]);

/** Seals a read document (any JSON value) under its `documentKey`, for one place only. */
export const sealDocument = (key: KeyObject, place: DocumentPlace, document: unknown): Buffer => seal(key, placeBytes(place), document);

/** Opens a read document at its place. @throws SealBroken */
export const openDocument = (key: KeyObject, place: DocumentPlace, stored: Uint8Array): unknown => open(key, placeBytes(place), stored);
