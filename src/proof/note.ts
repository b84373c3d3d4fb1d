import { createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sha256 } from './bytes.ts';

/**
 * C2SP signed notes with Ed25519 (c2sp.org/signed-note): a text, an empty line, and a line `— name base64` for each
 * signature. Readable, printable, and signed byte for byte (docs/proof.md section 6).
 */

const ED25519 = 0x01;
const MAX_NOTE_CHARACTERS = 65_536;
const MAX_SIGNATURES = 16;

/** Who signs. The name is printed in the signature line. */
export interface Signer {
  readonly name: string;
  readonly privateKey: KeyObject;
}

/** A published key: name, id (8 hex digits) and the Ed25519 public key. */
export interface VerifierKey {
  readonly name: string;
  readonly keyId: string;
  readonly publicKey: KeyObject;
}

export type NoteRefusedReason = 'malformed' | 'unknown-key' | 'wrong-signature';

/** The note is not one, or no given key signed it, or a given key's signature is wrong. */
export class NoteRefused extends Error {
  readonly code = 'note-refused';
  readonly reason: NoteRefusedReason;
  constructor(reason: NoteRefusedReason) {
    super(`The signed note is refused: ${reason}.`);
    this.reason = reason;
  }
}

/** True for a name that a note can be signed with: not empty, no white space, no plus sign. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{Cc}]{1,255}$/u.test(name) && name.isWellFormed();

const rawPublicKey = (key: KeyObject): Buffer => {
  const { crv, x } = key.export({ format: 'jwk' });
  if (crv !== 'Ed25519' || typeof x !== 'string') throw new TypeError('A note is signed with an Ed25519 key.');
  return Buffer.from(x, 'base64url');
};

const publicKeyOf = (raw: Buffer): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });

const keyIdOf = (name: string, raw: Buffer): string =>
  sha256(Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), Buffer.of(ED25519), raw])).slice(0, 8);

/** A public (or private) Ed25519 key under a name, as a verifier knows it. */
export const verifierKey = (name: string, key: KeyObject): VerifierKey => {
  if (!isKeyName(name)) throw new TypeError('A key name has no white space and no plus sign.');
  const raw = rawPublicKey(key);
  return { name, keyId: keyIdOf(name, raw), publicKey: publicKeyOf(raw) };
};

/** The key as it is published: `name+id+base64`, one line. */
export const formatKey = ({ name, keyId, publicKey }: VerifierKey): string =>
  `${name}+${keyId}+${Buffer.concat([Buffer.of(ED25519), rawPublicKey(publicKey)]).toString('base64')}`;

// Only the one way to write these bytes: Node would accept others, and then a changed file could still verify.
const strictBase64 = (text: string): Buffer | undefined => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
};

/** Reads `name+id+base64`; undefined when it is malformed, of another algorithm, or its id does not fit. */
export const parseKey = (line: string): VerifierKey | undefined => {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  const bytes = strictBase64(encoded);
  if (!isKeyName(name) || bytes?.length !== 33 || bytes[0] !== ED25519) return undefined;
  const raw = bytes.subarray(1);
  return keyIdOf(name, raw) === id ? { name, keyId: id, publicKey: publicKeyOf(raw) } : undefined;
};

/** The keys in a file: one a line; empty lines and lines that begin with `#` are skipped. Undefined when a line is no key. */
export const parseKeys = (text: string): VerifierKey[] | undefined => {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const keys = lines.map(parseKey);
  return keys.every((key) => key !== undefined) ? keys : undefined;
};

// Printable, so that what a person reads is what is signed.
const isNoteText = (text: string): boolean => text.endsWith('\n') && text.isWellFormed() && !/[^\P{Cc}\n]/u.test(text);

/** Signs a text. It ends with a newline and has no control characters but newlines. */
export const signNote = (text: string, { name, privateKey }: Signer): string => {
  if (!isNoteText(text)) throw new TypeError('The text of a note ends with a newline and has no control characters.');
  const { keyId } = verifierKey(name, privateKey);
  const signature = sign(null, Buffer.from(text, 'utf8'), privateKey);
  return `${text}\n— ${name} ${Buffer.concat([Buffer.from(keyId, 'hex'), signature]).toString('base64')}\n`;
};

export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Buffer;
}

const parseSignature = (line: string): NoteSignature => {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = strictBase64(encoded);
  if (!isKeyName(name) || bytes === undefined || bytes.length < 5) throw new NoteRefused('malformed');
  return { name, keyId: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
};

/** Text and signatures, nothing verified. @throws NoteRefused (malformed) */
export const parseNote = (note: string): { readonly text: string; readonly signatures: readonly NoteSignature[] } => {
  const end = note.length > MAX_NOTE_CHARACTERS ? -1 : note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2).split('\n');
  if (end < 1 || !isNoteText(text) || lines.pop() !== '' || lines.length === 0 || lines.length > MAX_SIGNATURES)
    throw new NoteRefused('malformed');
  return { text, signatures: lines.map(parseSignature) };
};

/**
 * The text of a note that at least one of these keys signed, and the names of those keys. Signatures of other keys say
 * nothing and are passed over; a wrong signature under a given key refuses the note.
 * @throws NoteRefused
 */
export const verifyNote = (note: string, keys: readonly VerifierKey[]): { readonly text: string; readonly signedBy: readonly string[] } => {
  const { text, signatures } = parseNote(note);
  const signedBy = signatures.flatMap(({ name, keyId, signature }) => {
    const key = keys.find((known) => known.name === name && known.keyId === keyId);
    if (key === undefined) return [];
    if (signature.length !== 64 || !verify(null, Buffer.from(text, 'utf8'), key.publicKey, signature)) throw new NoteRefused('wrong-signature');
    return [name];
  });
  if (signedBy.length === 0) throw new NoteRefused('unknown-key');
  return { text, signedBy };
};
