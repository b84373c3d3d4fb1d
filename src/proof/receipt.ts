import { createHmac } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { isDigest, label, lengthPrefixed } from './bytes.ts';
import { isKeyName } from './note.ts';
import type { StreamHead } from './types.ts';

/** Texts of the two signed notes of a copy: the receipt and the manifest note (docs/proof.md section 6). */

const BLIND = label('v1/blind');
const MAX_STREAMS = 64;

/** Names a stream to those who hold its receipt and to nobody else: HMAC(blinding key, "v1/blind" ‖ lp(stream)), hex. */
export const blindedId = (blindingKey: KeyObject, stream: string): string =>
  createHmac('sha256', blindingKey).update(Buffer.concat([BLIND, lengthPrefixed(stream)])).digest('hex');

export interface Receipt {
  /** The service and organisation that gave it; same rules as a key name. */
  readonly origin: string;
  /** Only streams whose existence the holder may know. */
  readonly streams: readonly StreamHead[];
}

export interface ManifestNote extends Receipt {
  /** SHA-256 of the bytes of the manifest. */
  readonly manifest: string;
}

/** The text of a note is not that of a receipt or manifest note. */
export class NoteTextRefused extends Error {
  readonly code = 'note-text-refused';
}

const line = ({ blindedId: id, size, head }: StreamHead): string => `${id} ${String(size)} ${head}\n`;

/** The origin, then a line `blinded id, size, head` for each stream. */
export const receiptText = ({ origin, streams }: Receipt): string => `${origin}\n${streams.map(line).join('')}`;

/** The origin, the manifest's hash, then the receipt's lines (none for a partial copy). */
export const manifestNoteText = ({ origin, manifest, streams }: ManifestNote): string =>
  `${origin}\n${manifest}\n${streams.map(line).join('')}`;

const parseLine = (text: string): StreamHead => {
  const [id, size, head, more] = text.split(' ');
  if (!isDigest(id) || !isDigest(head) || size === undefined || more !== undefined) throw new NoteTextRefused('Not a stream line.');
  if (!/^(0|[1-9][0-9]{0,14})$/.test(size)) throw new NoteTextRefused('Not a size.');
  return { blindedId: id, size: Number(size), head };
};

const parseLines = (lines: readonly string[]): StreamHead[] => {
  const streams = lines.map(parseLine);
  if (streams.length > MAX_STREAMS || new Set(streams.map(({ blindedId: id }) => id)).size !== streams.length)
    throw new NoteTextRefused('A stream stands in it twice, or there are too many.');
  return streams;
};

const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);

/** @throws NoteTextRefused */
export const parseReceipt = (text: string): Receipt => {
  const [origin = '', ...lines] = linesOf(text);
  if (!isKeyName(origin) || lines.length === 0) throw new NoteTextRefused('Not a receipt.');
  return { origin, streams: parseLines(lines) };
};

/** @throws NoteTextRefused */
export const parseManifestNote = (text: string): ManifestNote => {
  const [origin = '', manifest, ...lines] = linesOf(text);
  if (!isKeyName(origin) || !isDigest(manifest)) throw new NoteTextRefused('Not a manifest note.');
  return { origin, manifest, streams: parseLines(lines) };
};
