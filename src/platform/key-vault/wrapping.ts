import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { lengthPrefixed } from '../../kernel/ids.ts';

/** How a key lies in the vault: AES-256-GCM under the KEK, nonce ‖ ciphertext ‖ tag, bound to its place (docs/architecture.md, Keys). */

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `data` = DEK; `entry` = the key of one surviving entry; `id` and `blinding` per subject; `tenant-id` and `signing` per tenant. */
export type Purpose = 'data' | 'entry' | 'id' | 'blinding' | 'tenant-id' | 'signing';

/** Where a wrapped key belongs; moved elsewhere it does not open. */
export interface KeyPlace {
  readonly tenant: string;
  /** Subject id; the tenant for keys of the tenant. */
  readonly owner: string;
  readonly purpose: Purpose;
  readonly keyId: string;
  /** Empty unless the purpose is `entry`. */
  readonly eventId: string;
  readonly epoch: number;
}

const aad = ({ tenant, owner, purpose, keyId, eventId, epoch }: KeyPlace): Buffer =>
  Buffer.concat(['v1/wrapped-key', purpose, tenant, owner, keyId, eventId, String(epoch)].map(lengthPrefixed));

export function wrap(kek: KeyObject, place: KeyPlace, material: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', kek, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(aad(place));
  return Buffer.concat([nonce, cipher.update(material), cipher.final(), cipher.getAuthTag()]);
}

/** The material in a buffer that the caller wipes. @throws Error when it was wrapped for another place or KEK, or was changed */
export function unwrap(kek: KeyObject, place: KeyPlace, wrapped: Uint8Array): Buffer {
  // Without authTagLength Node accepts a tag of 4 bytes (docs/notes.md, Cryptography).
  const decipher = createDecipheriv('aes-256-gcm', kek, wrapped.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(aad(place));
  decipher.setAuthTag(wrapped.subarray(-TAG_BYTES));
  const material = decipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    // GCM holds nothing back: final() only judges.
    decipher.final();
    return material;
  } catch (error) {
    material.fill(0);
    throw error;
  }
}

/** The result of `use`; the bytes are wiped after it, whatever happens. */
export function wiping<T>(material: Buffer, use: (material: Buffer) => T): T {
  try {
    return use(material);
  } finally {
    material.fill(0);
  }
}
