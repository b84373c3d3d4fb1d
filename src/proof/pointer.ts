/** RFC 6901 pointers, restricted so that the leaves of an entry tell exactly one object (docs/proof.md, Commitment). */

/** A token of digits only is an array index; such a name is refused as an object key. */
export const isIndex = (token: string): boolean => /^[0-9]+$/.test(token);

export const escapeToken = (key: string): string =>
  key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;

/** The tokens of a pointer, or undefined when it is malformed: no leading slash, or a `~` that is not `~0` or `~1`. */
export const tokensOf = (pointer: string): string[] | undefined => {
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  const tokens = pointer.slice(1).split('/');
  return pointer.includes('~') ? tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~')) : tokens;
};

/** True when `pointer` is `top` or lies below it. */
export const isAtOrBelow = (pointer: string, top: string): boolean =>
  pointer.startsWith(top) && (pointer.length === top.length || pointer[top.length] === '/');

// UTF-16 sorts surrogates before U+E000 to U+FFFF, UTF-8 after them.
const inUtf8Order = (unit: number): number => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

/** Order of the UTF-8 bytes. Negative, zero or positive. */
export const compareUtf8 = (a: string, b: string): number => {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const difference = a.charCodeAt(i) - b.charCodeAt(i);
    if (difference !== 0) return inUtf8Order(a.charCodeAt(i)) - inUtf8Order(b.charCodeAt(i));
  }
  return a.length - b.length;
};

const SURROGATES = /[\ud800-\udfff]/;

/** Sorts by pointer bytes, in place. Without surrogates the order of JavaScript's strings is the same and faster. */
export const sortByPointer = <T extends { readonly pointer: string }>(leaves: T[]): T[] =>
  leaves.some(({ pointer }) => SURROGATES.test(pointer))
    ? leaves.sort((a, b) => compareUtf8(a.pointer, b.pointer))
    : leaves.sort((a, b) => (a.pointer < b.pointer ? -1 : a.pointer > b.pointer ? 1 : 0));
