import { escapeToken, isIndex, sortByPointer } from './pointer.ts';
import type { LeafValue, PlainLeaf } from './types.ts';

/** Limits of one entry, for writers and verifiers alike, so that neither can be made to work without end. */
export const MAX_LEAVES = 65_536;
export const MAX_DEPTH = 32;

export type NotCommittableReason =
  | 'not-json'
  | 'empty'
  | 'not-an-integer'
  | 'negative-zero'
  | 'lone-surrogate'
  | 'digits-only-key'
  | 'too-deep'
  | 'too-many-leaves';

/** The content cannot be committed to. Says where and why, never the value. */
export class NotCommittable extends Error {
  readonly code = 'not-committable';
  readonly pointer: string;
  readonly reason: NotCommittableReason;

  constructor(pointer: string, reason: NotCommittableReason) {
    super(`Cannot commit to the value at "${pointer}": ${reason}.`);
    this.pointer = pointer;
    this.reason = reason;
  }
}

// Of another realm too (tests run in one): a plain object's prototype is null or has no prototype itself.
const isPlainObject = (value: object): value is Readonly<Record<string, unknown>> => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

const scalar = (value: unknown, pointer: string): LeafValue => {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new NotCommittable(pointer, 'lone-surrogate');
    return value;
  }
  if (typeof value !== 'number') throw new NotCommittable(pointer, 'not-json');
  if (!Number.isSafeInteger(value)) throw new NotCommittable(pointer, 'not-an-integer');
  if (Object.is(value, -0)) throw new NotCommittable(pointer, 'negative-zero');
  return value;
};

const collect = (value: unknown, pointer: string, depth: number, found: PlainLeaf[]): void => {
  if (typeof value !== 'object' || value === null) {
    found.push({ pointer, value: scalar(value, pointer) });
  } else if (depth >= MAX_DEPTH) {
    throw new NotCommittable(pointer, 'too-deep');
  } else if (Array.isArray(value)) {
    if (value.length === 0) found.push({ pointer, value: [] });
    // Not forEach, which skips holes: JSON would write null there, so a hole is refused like undefined.
    for (let i = 0; i < value.length; i += 1) collect(value[i], `${pointer}/${String(i)}`, depth + 1, found);
  } else if (isPlainObject(value)) {
    collectObject(value, pointer, depth, found);
  } else {
    throw new NotCommittable(pointer, 'not-json');
  }
  if (found.length > MAX_LEAVES) throw new NotCommittable(pointer, 'too-many-leaves');
};

const collectObject = (value: Readonly<Record<string, unknown>>, pointer: string, depth: number, found: PlainLeaf[]): void => {
  let empty = true;
  for (const key of Object.keys(value)) {
    if (value[key] === undefined || (depth === 0 && NEVER_COMMITTED.has(key))) continue;
    const below = `${pointer}/${escapeToken(key)}`;
    if (!key.isWellFormed()) throw new NotCommittable(pointer, 'lone-surrogate');
    if (isIndex(key)) throw new NotCommittable(below, 'digits-only-key');
    empty = false;
    collect(value[key], below, depth + 1, found);
  }
  if (empty && depth === 0) throw new NotCommittable(pointer, 'empty');
  if (empty) found.push({ pointer, value: {} });
};

// The seed would open every redaction, the fingerprint can be guessed: neither is ever a leaf (docs/proof.md section 4).
const NEVER_COMMITTED: ReadonlySet<string> = new Set(['seed', 'fingerprint']);

/**
 * The leaves of an entry's content: its scalars and empty containers at their RFC 6901 pointers, strictly ascending by
 * the pointer's UTF-8 bytes (docs/proof.md section 4). A sealed part gives the same leaves: seed and fingerprint are left out. A
 * property that is `undefined` is absent, as JSON.stringify would have it.
 * @throws NotCommittable for anything that is not an object of plain JSON with safe integers
 */
export const leavesOf = (content: object): PlainLeaf[] => {
  if (Array.isArray(content)) throw new NotCommittable('', 'not-json');
  const found: PlainLeaf[] = [];
  collect(content, '', 0, found);
  return sortByPointer(found);
};
