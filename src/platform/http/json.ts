import { isUtf8 } from 'node:buffer';
import { Invalid } from './errors.ts';

/** Deeper than any request of this service, shallow enough to walk. */
const MAX_DEPTH = 32;
/** Names that JavaScript gives a meaning of its own. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The value of a JSON text, if it means the same to everybody: UTF-8, no name twice in an object, no reserved names, no
 * lone surrogates, no NUL, not nested deeper than 32.
 * @throws Invalid (`malformed-json`)
 */
export const parseJson = (sent: Uint8Array | string): unknown => {
  if (typeof sent !== 'string' && !isUtf8(sent)) throw malformed('De tekst is geen UTF-8.');
  const decoded = typeof sent === 'string' ? sent : Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength).toString('utf8');
  const text = decoded.startsWith('\uFEFF') ? decoded.slice(1) : decoded;
  const value = parsed(text);
  if (namesIn(value, 0) !== namesWrittenIn(text)) throw malformed('Een naam staat twee keer in hetzelfde object.');
  return value;
};

const malformed = (detail: string): Invalid => new Invalid([{ pointer: '', detail }], 'malformed-json');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('De tekst is geen geldige JSON.');
  }
};

/** Counts the names in a value and refuses what should not stand in it. */
const namesIn = (value: unknown, depth: number): number => {
  if (typeof value === 'string') {
    refuseUnsound(value);
    return 0;
  }
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === MAX_DEPTH) throw malformed('De tekst is te diep genest.');
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + namesIn(item, depth + 1), 0);
  let names = 0;
  for (const [name, item] of Object.entries(value)) {
    if (RESERVED.has(name)) throw malformed('Een object heeft een naam die niet mag voorkomen.');
    refuseUnsound(name);
    names += 1 + namesIn(item, depth + 1);
  }
  return names;
};

const refuseUnsound = (text: string): void => {
  if (!text.isWellFormed() || text.includes('\0')) throw malformed('Een tekst bevat tekens die geen tekst zijn.');
};

const BACKSLASH = 0x5c;
const COLON = 0x3a;
const SPACE = 0x20;

/** How many names a valid JSON text writes: its strings that are followed by a colon. JSON.parse keeps one of two equal names. */
const namesWrittenIn = (text: string): number => {
  let names = 0;
  for (let open = text.indexOf('"'); open !== -1; ) {
    let next = endOfString(text, open) + 1;
    while (text.charCodeAt(next) <= SPACE) next += 1;
    if (text.charCodeAt(next) === COLON) names += 1;
    open = text.indexOf('"', next);
  }
  return names;
};

/** Index of the quote that ends the string which begins at `open`: the first one that no odd number of backslashes precedes. */
const endOfString = (text: string, open: number): number => {
  for (let end = text.indexOf('"', open + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
};
