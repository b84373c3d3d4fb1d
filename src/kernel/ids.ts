import { createHash, createHmac, type KeyObject } from 'node:crypto';

/** 4-byte big-endian length, then UTF-8 bytes: so that no two lists of parts give the same bytes (docs/proof.md section 1). */
export const lengthPrefixed = (text: string): Buffer => {
  const length = Buffer.byteLength(text, 'utf8');
  const bytes = Buffer.allocUnsafe(4 + length);
  bytes.writeUInt32BE(length);
  bytes.write(text, 4, 'utf8');
  return bytes;
};

/** UUID version 8 (RFC 9562) over the first 16 bytes of a digest. */
const uuidOf = (digest: Buffer): string => {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const keyedUuid = (key: KeyObject, parts: readonly Buffer[]): string =>
  uuidOf(createHmac('sha256', key).update(Buffer.concat(parts)).digest());

/**
 * The same request gives the same command id (docs/architecture.md, Writing). `key` is the Idempotency-Key, or CloudEvents
 * source and id; `place` the dossier or organisation, so that one key used in two of them makes things with ids of their own.
 */
export const commandIdFrom = (tenantIdKey: KeyObject, client: string, routeKind: string, place: string, key: string): string =>
  keyedUuid(tenantIdKey, [client, routeKind, place, key].map(lengthPrefixed));

/** Holds command and body, so that two bodies under one command id can never pass for each other. */
export const eventIdFrom = (idKey: KeyObject, commandId: string, fingerprint: string, index: number): string => {
  const position = Buffer.alloc(4);
  position.writeUInt32BE(index);
  return keyedUuid(idKey, [lengthPrefixed(commandId), Buffer.from(fingerprint, 'hex'), position]);
};

/** Id of a thing that a command brings into being: a person, a conversation, a goal. */
export const idFrom = (commandId: string, what: string): string =>
  uuidOf(createHash('sha256').update(lengthPrefixed(commandId)).update(lengthPrefixed(what)).digest());

/** Opaque reference to an account; (issuer, subject) is the only account key. */
export const accountRef = (issuer: string, subject: string): string =>
  createHash('sha256').update(lengthPrefixed(issuer)).update(lengthPrefixed(subject)).digest('base64url').slice(0, 32);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const isUuid = (value: string): boolean => UUID.test(value);
