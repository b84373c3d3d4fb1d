import { hash } from 'node:crypto';
import { label, sha256, uint32 } from './bytes.ts';
import { leavesOf } from './leaves.ts';
import { isShown } from './types.ts';
import type { Leaf, LeafValue, PlainLeaf, ReasonCode } from './types.ts';

/** The salted commitment to an entry's content, and what of it a copy shows (docs/proof.md section 4). */

const VALUE = label('v1/val');
const LEAF = label('v1/leaf');
const ENTRY = label('v1/entry');
const SALT_BYTES = 16;
const TEXT_AT = VALUE.length + SALT_BYTES + 1;

// One reused buffer: joining small buffers for each leaf costs more than hashing it.
let scratch = Buffer.allocUnsafe(16_384);
const roomFor = (bytes: number): Buffer => {
  if (scratch.length < bytes) scratch = Buffer.allocUnsafe(bytes * 2);
  return scratch;
};

// Node stops at the first character that is no hex digit and would leave what stood there before.
const writeHex = (buffer: Buffer, hex: string, at: number, bytes: number): void => {
  if (hex.length !== 2 * bytes || buffer.write(hex, at, bytes, 'hex') !== bytes) throw new TypeError('Malformed hex in a leaf.');
};

const TAGS = { null: 0, false: 1, true: 2, integer: 3, string: 4, emptyObject: 5, emptyArray: 6 } as const;

const encoded = (value: LeafValue): { readonly tag: number; readonly text: string } => {
  if (typeof value === 'string') return { tag: TAGS.string, text: value };
  if (typeof value === 'number') return { tag: TAGS.integer, text: String(value) };
  if (value === null) return { tag: TAGS.null, text: '' };
  if (typeof value === 'boolean') return { tag: value ? TAGS.true : TAGS.false, text: '' };
  return { tag: Array.isArray(value) ? TAGS.emptyArray : TAGS.emptyObject, text: '' };
};

/** `inner = H("v1/val" ‖ salt ‖ tag ‖ UTF-8)`; salt in hex. */
const innerOf = (salt: string, value: LeafValue): string => {
  const { tag, text } = encoded(value);
  const buffer = roomFor(TEXT_AT + 3 * text.length);
  VALUE.copy(buffer);
  writeHex(buffer, salt, VALUE.length, SALT_BYTES);
  buffer[TEXT_AT - 1] = tag;
  const length = TEXT_AT + buffer.write(text, TEXT_AT, 'utf8');
  return sha256(buffer.subarray(0, length));
};

/** `leaf = H("v1/leaf" ‖ lp(pointer) ‖ inner)`. */
const leafHash = (pointer: string, inner: string): string => {
  const buffer = roomFor(LEAF.length + 4 + 3 * pointer.length + 32);
  LEAF.copy(buffer);
  const pointerAt = LEAF.length + 4;
  const pointerBytes = buffer.write(pointer, pointerAt, 'utf8');
  buffer.writeUInt32BE(pointerBytes, LEAF.length);
  writeHex(buffer, inner, pointerAt + pointerBytes, 32);
  return sha256(buffer.subarray(0, pointerAt + pointerBytes + 32));
};

const entryHash = (leafHashes: readonly string[]): string =>
  sha256(Buffer.concat([ENTRY, uint32(leafHashes.length), Buffer.from(leafHashes.join(''), 'hex')]));

const seedBytes = (seed: string): Buffer => {
  const bytes = Buffer.from(seed, 'base64url');
  if (bytes.length !== 32 || bytes.toString('base64url') !== seed) throw new TypeError('A seed is 32 bytes in base64url.');
  return bytes;
};

// SHAKE256(seed, 16·n) in hex: the salt of leaf i stands at 32·i.
const saltsFor = (seed: string, leaves: readonly PlainLeaf[]): string =>
  hash('shake256', seedBytes(seed), { outputEncoding: 'hex', outputLength: SALT_BYTES * leaves.length });

const saltAt = (salts: string, index: number): string => salts.slice(2 * SALT_BYTES * index, 2 * SALT_BYTES * (index + 1));

/**
 * The commitment to an entry's content, in hex. Content or sealed part: seed and fingerprint are left out.
 * @throws NotCommittable when the content is not JSON of the allowed kind; TypeError for a malformed seed
 */
export const commit = (content: object, seed: string): string => {
  const leaves = leavesOf(content);
  const salts = saltsFor(seed, leaves);
  return entryHash(leaves.map(({ pointer, value }, i) => leafHash(pointer, innerOf(saltAt(salts, i), value))));
};

/** Of every entry a reader sees at least what it is and when it happened (docs/proof.md section 4). */
export const ALWAYS_SHOWN: ReadonlySet<string> = new Set(['/type', '/occurredOn']);

/**
 * The leaves of an entry as a copy holds them, in order: salt and value of what is shown, only the inner hash of what
 * `isRedacted` says is black (with its reason code when it gives one). `/type` and `/occurredOn` are not asked for.
 */
export const disclose = (content: object, seed: string, isRedacted: (pointer: string) => boolean | ReasonCode): Leaf[] => {
  const leaves = leavesOf(content);
  const salts = saltsFor(seed, leaves);
  return leaves.map(({ pointer, value }, i) => {
    const redacted = ALWAYS_SHOWN.has(pointer) ? false : isRedacted(pointer);
    if (redacted === false) return { pointer, salt: saltAt(salts, i), value };
    const inner = innerOf(saltAt(salts, i), value);
    return redacted === true ? { pointer, inner } : { pointer, inner, reason: redacted };
  });
};

/**
 * The commitment that these leaves add up to. Hashes only: whether the leaves form one object is for `contentOf`.
 */
export const commitmentOfLeaves = (leaves: readonly Leaf[]): string =>
  entryHash(leaves.map((leaf) => leafHash(leaf.pointer, isShown(leaf) ? innerOf(leaf.salt, leaf.value) : leaf.inner)));
