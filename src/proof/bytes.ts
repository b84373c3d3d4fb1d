import { hash } from 'node:crypto';

/** An ASCII label ended by one zero byte: what is hashed for one purpose can never pass for another. */
export const label = (name: string): Buffer => Buffer.from(`${name}\0`, 'latin1');

export { lengthPrefixed } from '../kernel/ids.ts';

export const uint32 = (value: number): Buffer => {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

export const uint64 = (value: number): Buffer => {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};

const DIGEST = /^[0-9a-f]{64}$/;

/** True for 32 bytes in lower-case hex. */
export const isDigest = (value: unknown): value is string => typeof value === 'string' && DIGEST.test(value);

/** The 32 bytes of a digest. Node cuts a malformed hex text short in silence, so it is refused here. */
export const digestBytes = (digest: string): Buffer => {
  if (!isDigest(digest)) throw new TypeError('A digest is 64 lower-case hex digits.');
  return Buffer.from(digest, 'hex');
};

/** SHA-256 in hex. Text output costs half of what a Buffer costs. */
export const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');
