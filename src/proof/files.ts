/** Names and text form of the files of a copy (docs/proof.md, Files). */

export const READ_ME = 'LEES-MIJ-EERST.txt';
export const DOSSIER = 'gegevens/dossier.json';
export const MANIFEST = 'controle/manifest.json';
export const MANIFEST_NOTE = 'controle/manifest.txt';
export const RECEIPT = 'controle/ontvangstbewijs.txt';

/** Receipts that were given out before, as the school keeps them: `controle/eerder/0001.txt`, `0002.txt`, … */
export const earlierReceiptName = (number: number): string => `controle/eerder/${String(number).padStart(4, '0')}.txt`;
export const isEarlierReceipt = (name: string): boolean => /^controle\/eerder\/[0-9]{4}\.txt$/.test(name);

/** What the manifest cannot hold the hash of: itself and the note over it. */
export const UNLISTED: ReadonlySet<string> = new Set([MANIFEST, MANIFEST_NOTE]);

export const MAX_FILES = 20_000;
export const MAX_MANIFEST_BYTES = 64 * 1024 * 1024;
export const MAX_DOSSIER_BYTES = 256 * 1024 * 1024;
export const MAX_NOTE_BYTES = 64 * 1024;

/** True for a plain relative path in ASCII: nothing absolute, no `..`, no hidden names, no backslash. */
export const isFileName = (name: string): boolean =>
  name.length <= 200 && /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(name);

/**
 * The one text of a JSON file: one space of indentation, keys in the given order, a newline at the end. A reader that
 * writes the value again gets the same bytes, so a doubled key, which two programs may read differently, is found out.
 */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a file, or undefined when it is too long or no UTF-8. */
export const textOf = (bytes: Uint8Array, maxBytes: number): string | undefined => {
  if (bytes.length > maxBytes) return undefined;
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
};
