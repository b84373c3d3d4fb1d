import { sha256 } from './bytes.ts';
import { parseDossier } from './dossier-file.ts';
import type { DossierFile, PartialDossier, WholeDossier } from './dossier-file.ts';
import { DOSSIER, isEarlierReceipt, MANIFEST, MANIFEST_NOTE, MAX_NOTE_BYTES, RECEIPT, textOf } from './files.ts';
import { brokenCopy, brokenEntries, brokenHistory, holding, limits } from './findings.ts';
import type { Finding } from './findings.ts';
import { parseManifest } from './manifest.ts';
import type { Manifest, PartialManifest, WholeManifest } from './manifest.ts';
import { NoteRefused, verifyNote } from './note.ts';
import type { VerifierKey } from './note.ts';
import { parseManifestNote, parseReceipt } from './receipt.ts';
import type { ManifestNote } from './receipt.ts';
import { schemaCheck } from './schemas.ts';
import type { CopyFiles, PointerSchemas, StreamHead } from './types.ts';
import { checkCopiedEntries, checkPartialEntries } from './verify-entries.ts';
import type { SchemaChecker } from './verify-entries.ts';
import { checkFiles } from './verify-files.ts';
import { checkReceipts, compareByCommitment, compareWhole, streamsOf } from './verify-history.ts';
import type { History } from './verify-history.ts';
import { checkNumbers } from './verify-stream.ts';

export interface VerifyOptions {
  /** The school's published keys, from outside the copy. Without them nothing is proved. */
  readonly keys: readonly VerifierKey[];
  /** Signed receipts from outside the copy. */
  readonly receipts?: readonly string[];
  /** An earlier copy of the same dossier. */
  readonly earlier?: CopyFiles;
  /** Which fields each kind of entry knows; without it fields are not checked, and the report says so. */
  readonly schemas?: PointerSchemas;
}

/** `holds` is filled only as far as the signature holds. The copy holds when nothing is `broken`. */
export interface Report {
  readonly holds: readonly Finding[];
  readonly broken: readonly Finding[];
  /** What this proof cannot show, and what the reader should know. */
  readonly limits: readonly Finding[];
}

interface Opened<M extends Manifest = Manifest, D extends DossierFile = DossierFile> {
  readonly manifest: M;
  readonly dossier: D;
}

interface Result {
  readonly report: Report;
  /** The copy's content, when it could be read and nothing in it is broken. */
  readonly opened?: Opened;
}

const refused = (...broken: Finding[]): Result => ({ report: { holds: [], broken, limits: [] } });

type Signed = { readonly note: ManifestNote; readonly signedBy: readonly string[] };

const readManifestNote = (files: CopyFiles, keys: readonly VerifierKey[]): Signed | Finding => {
  const bytes = files.get(MANIFEST_NOTE);
  if (bytes === undefined) return brokenCopy.noteMissing();
  try {
    const { text, signedBy } = verifyNote(textOf(bytes, MAX_NOTE_BYTES) ?? '', keys);
    return { note: parseManifestNote(text), signedBy };
  } catch (error) {
    if (error instanceof NoteRefused && error.reason === 'unknown-key') return brokenCopy.signatureUnknown();
    return error instanceof NoteRefused && error.reason === 'wrong-signature' ? brokenCopy.signatureWrong() : brokenCopy.noteMalformed();
  }
};

const parsed = <T>(parse: (bytes: Uint8Array) => T, bytes: Uint8Array): T | undefined => {
  try {
    return parse(bytes);
  } catch {
    return undefined;
  }
};

const sameStreams = (a: readonly StreamHead[], b: readonly StreamHead[]): boolean =>
  a.length === b.length &&
  a.every(({ blindedId, size, head }, i) => b[i]?.blindedId === blindedId && b[i].size === size && b[i].head === head);

/** The note over the manifest: the same origin, the same bytes, the same streams. */
const checkNote = (signed: Signed | Finding, manifest: Manifest, bytes: Uint8Array): Finding[] => {
  if ('code' in signed) return [signed];
  const { note } = signed;
  return [
    ...(note.manifest === sha256(bytes) ? [] : [brokenCopy.manifestChanged()]),
    ...(note.origin === manifest.origin ? [] : [brokenCopy.originDiffers()]),
    ...(sameStreams(note.streams, manifest.kind === 'whole' ? manifest.streams : []) ? [] : [brokenCopy.streamsDiffer()]),
  ];
};

/** The copy's own receipt is signed, and says of every stream what the manifest says. */
const checkOwnReceipt = (files: CopyFiles, keys: readonly VerifierKey[], { origin, streams }: WholeManifest): Finding[] => {
  const bytes = files.get(RECEIPT);
  try {
    const receipt = parseReceipt(verifyNote(textOf(bytes ?? new Uint8Array(), MAX_NOTE_BYTES) ?? '', keys).text);
    return receipt.origin === origin && sameStreams(receipt.streams, streams) ? [] : [brokenCopy.copyReceiptDiffers()];
  } catch {
    return [brokenCopy.copyReceiptDiffers()];
  }
};

const NO_HISTORY: History = { broken: [], holds: [], limits: [], witnessed: 0 };

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

const checkWhole = (
  files: CopyFiles,
  { manifest, dossier }: Opened<WholeManifest, WholeDossier>,
  { keys, receipts = [] }: VerifyOptions,
  schema: SchemaChecker | undefined,
): Report => {
  const sameNames =
    manifest.streams.length > 0 &&
    manifest.streams.length === dossier.streams.length &&
    manifest.streams.every(({ stream }, i) => dossier.streams[i]?.stream === stream) &&
    new Set(manifest.streams.flatMap(({ stream, blindedId }) => [stream, blindedId])).size === 2 * manifest.streams.length;
  if (!sameNames) return { holds: [], broken: [brokenCopy.streamsDiffer()], limits: [] };
  const partOf = (index: number): number | undefined => (manifest.streams.length > 1 ? index + 1 : undefined);
  const streams = streamsOf(manifest);
  const broken: Finding[] = [];
  const holds: Finding[] = [];
  const told: Finding[] = [];
  manifest.streams.forEach((stream, i) => {
    const part = partOf(i);
    const numbers = checkNumbers(stream, part);
    const entries = checkCopiedEntries(stream, dossier.streams[i] as WholeDossier['streams'][number], schema, part);
    const head = streams.get(stream.blindedId)?.heads[stream.size] === stream.head ? [] : [brokenEntries.head(part)];
    const { shown, redacted, withheld, erased } = stream.counts;
    broken.push(...numbers, ...entries, ...head);
    if (numbers.length === 0) holds.push(holding.numbers(stream.size, shown, redacted, withheld, erased, part));
    if (entries.length === 0) holds.push(holding.entries(shown + redacted, part));
    if (head.length === 0) holds.push(holding.chain(part));
    const inState = (state: string): number[] => stream.entries.filter((entry) => entry.state === state).map(({ number }) => number);
    if (withheld > 0) told.push(limits.withheld({ numbers: inState('withheld'), part }));
    if (erased > 0) told.push(limits.erased({ numbers: inState('erased'), part }));
    if (redacted > 0) told.push(limits.redacted({ numbers: inState('redacted'), part }));
  });
  const kept = [...files.keys()].filter(isEarlierReceipt).map((name) => textOf(files.get(name) ?? new Uint8Array(), MAX_NOTE_BYTES) ?? '');
  const own = checkReceipts(kept, keys, manifest, streams);
  const outside = broken.length === 0 ? checkReceipts(receipts, keys, manifest, streams) : NO_HISTORY;
  broken.push(...checkOwnReceipt(files, keys, manifest), ...own.broken, ...outside.broken);
  return { holds: [...holds, ...outside.holds], broken, limits: told };
};
