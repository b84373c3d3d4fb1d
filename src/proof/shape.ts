import { jsonText, textOf } from './files.ts';

/** Strict reading of JSON that may be hostile: exact keys, own properties only, never a value in a message. */

/** A file of a copy has not the shape that docs/proof.md gives it. */
export class Malformed extends Error {
  readonly code = 'malformed';
  readonly where: string;
  constructor(where: string, expected: string) {
    super(`${where}: expected ${expected}.`);
    this.where = where;
  }
}

/** The value in a JSON file that is exactly in the one text form. @throws Malformed */
export const parseJsonFile = (name: string, bytes: Uint8Array, maxBytes: number): unknown => {
  const text = textOf(bytes, maxBytes);
  if (text === undefined) throw new Malformed(name, `UTF-8 text of at most ${String(maxBytes)} bytes`);
  let value: unknown;
  let again: string;
  try {
    value = JSON.parse(text);
    again = jsonText(value);
  } catch {
    throw new Malformed(name, 'JSON');
  }
  if (again !== text) throw new Malformed(name, 'the text form that jsonText gives, each key once');
  return value;
};

type Fields = Readonly<Record<string, unknown>>;

/** An object with exactly these keys; those in `optional` may be absent. */
export const fields = (value: unknown, where: string, required: readonly string[], optional: readonly string[] = []): Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed(where, 'an object');
  const keys = Object.keys(value);
  if (!required.every((key) => keys.includes(key))) throw new Malformed(where, `the keys ${required.join(', ')}`);
  if (!keys.every((key) => required.includes(key) || optional.includes(key))) throw new Malformed(where, 'no other keys');
  return value as Fields;
};

export const list = <T>(value: unknown, where: string, item: (value: unknown, where: string) => T): T[] => {
  if (!Array.isArray(value)) throw new Malformed(where, 'a list');
  return value.map((each: unknown, i) => item(each, `${where}/${String(i)}`));
};

/** Text of 1 to `max` UTF-16 units without control characters or lone surrogates. */
export const text = (value: unknown, where: string, max = 1000): string => {
  if (typeof value !== 'string' || value === '' || value.length > max || !value.isWellFormed() || /\p{Cc}/u.test(value))
    throw new Malformed(where, `text of 1 to ${String(max)} characters`);
  return value;
};

export const matching = (pattern: RegExp, expected: string) => (value: unknown, where: string): string => {
  if (typeof value !== 'string' || !pattern.test(value)) throw new Malformed(where, expected);
  return value;
};

export const digest = matching(/^[0-9a-f]{64}$/, '64 lower-case hex digits');
export const instant = matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'an instant in UTC with milliseconds');
export const uuid = matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'a lower-case UUID');

export const count = (value: unknown, where: string): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0 || Object.is(value, -0)) throw new Malformed(where, 'a whole number');
  return value;
};

export const oneOf = <const T extends string>(values: readonly T[]) => (value: unknown, where: string): T => {
  const found = values.find((each) => each === value);
  if (found === undefined) throw new Malformed(where, `one of ${values.join(', ')}`);
  return found;
};
