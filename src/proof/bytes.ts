import { hash } from 'node:crypto';

/** An ASCII label ended by one zero byte: what is hashed for one purpose can never pass for another. */
export const label = (name: string): Buffer => Buffer.from(`${name}\0`, 'latin1');

/** `lp(x)` of docs/proof.md: 4-byte big-endian length, then UTF-8 bytes. */
export const lengthPrefixed = (text: string): Buffer => {
  const length = Buffer.byteLength(text, 'utf8');
  const bytes = Buffer.allocUnsafe(4 + length);
  bytes.writeUInt32BE(length);
  bytes.write(text, 4, 'utf8');
  return bytes;
};

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
