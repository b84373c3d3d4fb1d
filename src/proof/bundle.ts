import { isFileName, MAX_FILES } from './files.ts';
import type { CopyFiles } from './types.ts';

/** A copy of text files as one JSON file, for places where a folder or ZIP is unhandy. */

export const BUNDLE_FORMAT = 'leerlingdossier-copy/1';

/** The bundle cannot be written or read: `not-text` for a file that is no UTF-8, else `malformed`. */
export class BundleRefused extends Error {
  readonly code = 'bundle-refused';
  readonly reason: 'malformed' | 'not-text';
  constructor(reason: 'malformed' | 'not-text') {
    super(`The bundle is refused: ${reason}.`);
    this.reason = reason;
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const decoded = (bytes: Uint8Array): string => {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    throw new BundleRefused('not-text');
  }
};

/** `{"format": "leerlingdossier-copy/1", "files": {"name": "text", …}}`. @throws BundleRefused for a file that is no text */
export const bundle = (files: CopyFiles): string =>
  `${JSON.stringify({ format: BUNDLE_FORMAT, files: Object.fromEntries([...files].map(([name, bytes]) => [name, decoded(bytes)])) }, null, 1)}\n`;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new BundleRefused('malformed');
  }
};

const own = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (Reflect.get(value, key) as unknown) : undefined;

/** The files in a bundle. Names are checked, contents are not: that is for `verifyCopy`. @throws BundleRefused */
export const unbundle = (text: string): CopyFiles => {
  const value = parse(text);
  const files = own(value, 'files');
  if (own(value, 'format') !== BUNDLE_FORMAT || typeof files !== 'object' || files === null || Array.isArray(files)) throw new BundleRefused('malformed');
  const entries = Object.entries(files as Readonly<Record<string, unknown>>);
  if (entries.length > MAX_FILES) throw new BundleRefused('malformed');
  return new Map(
    entries.map(([name, content]) => {
      if (!isFileName(name) || typeof content !== 'string' || !content.isWellFormed()) throw new BundleRefused('malformed');
      return [name, Buffer.from(content, 'utf8')];
    }),
  );
};
