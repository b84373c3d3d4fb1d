import type { PartialDossier, WholeDossier } from './dossier-file.ts';
import { isEarlierReceipt, MAX_NOTE_BYTES, RECEIPT, textOf } from './files.ts';
import { brokenCopy, brokenEntries, holding, limits } from './findings.ts';
import type { Finding } from './findings.ts';
import type { ManifestStream, PartialManifest, WholeManifest } from './manifest.ts';
import { verifyNote } from './note.ts';
import type { VerifierKey } from './note.ts';
import { parseReceipt } from './receipt.ts';
import type { SchemaChecker } from './schemas.ts';
import type { CopyFiles, StreamHead } from './types.ts';
import { checkCopiedEntries, checkPartialEntries } from './verify-entries.ts';
import type { CheckedEntries } from './verify-entries.ts';
import { checkReceipts } from './verify-history.ts';
import type { Streams } from './verify-history.ts';
import { checkNumbers } from './verify-stream.ts';

/** What a copy says by itself, before it is compared with anything from outside. */

/** `holds` is filled only as far as the signature holds. The copy holds when nothing is `broken`. */
export interface Report {
  readonly holds: readonly Finding[];
  readonly broken: readonly Finding[];
  /** What this proof cannot show, and what the reader should know. */
  readonly limits: readonly Finding[];
}

export const joined = (reports: readonly Report[]): Report => ({
  holds: reports.flatMap(({ holds }) => holds),
  broken: reports.flatMap(({ broken }) => broken),
  limits: reports.flatMap((report) => report.limits),
});

/** The same streams, sizes and heads in the same order. */
export const sameStreams = (a: readonly StreamHead[], b: readonly StreamHead[]): boolean =>
  a.length === b.length &&
  a.every(({ blindedId, size, head }, i) => b[i]?.blindedId === blindedId && b[i].size === size && b[i].head === head);

/** The parts are the same in manifest and dossier file, each named and blinded once. */
export const streamsAgree = (manifest: WholeManifest, dossier: WholeDossier): boolean =>
  manifest.streams.length > 0 &&
  manifest.streams.length === dossier.streams.length &&
  manifest.streams.every(({ stream }, i) => dossier.streams[i]?.stream === stream) &&
  new Set(manifest.streams.map(({ stream }) => stream)).size === manifest.streams.length &&
  new Set(manifest.streams.map(({ blindedId }) => blindedId)).size === manifest.streams.length;

const limitsOf = ({ entries }: ManifestStream, part: number | undefined): Finding[] => {
  const inState = (state: string): number[] => entries.filter((entry) => entry.state === state).map(({ number }) => number);
  const told = (numbers: readonly number[], finding: typeof limits.withheld): Finding[] => (numbers.length > 0 ? [finding({ numbers, part })] : []);
  return [
    ...told(inState('withheld'), limits.withheld),
    ...told(inState('erased'), limits.erased),
    ...told(inState('redacted'), limits.redacted),
  ];
};

/** Said only when every entry was held to the schema of its own type and version. */
const fieldsHold = ({ broken, limits: unseen }: CheckedEntries, schema: SchemaChecker | undefined, part?: number): Finding[] =>
  schema !== undefined && broken.length === 0 && unseen.length === 0 ? [holding.fields(part)] : [];

const checkStream = (
  stream: ManifestStream,
  copied: WholeDossier['streams'][number],
  heads: readonly string[],
  schema: SchemaChecker | undefined,
  part: number | undefined,
): Report => {
  const numbers = checkNumbers(stream, part);
  const entries = checkCopiedEntries(stream, copied, schema, part);
  const head = heads[stream.size] === stream.head ? [] : [brokenEntries.head(part)];
  const { shown, redacted } = stream.counts;
  return {
    broken: [...numbers, ...entries.broken, ...head],
    holds: [
      ...(numbers.length === 0 ? [holding.numbers(stream.size, stream.counts, part)] : []),
      ...(entries.broken.length === 0 ? [holding.entries(shown + redacted, part)] : []),
      ...fieldsHold(entries, schema, part),
      ...(head.length === 0 ? [holding.chain(part)] : []),
    ],
    limits: [...limitsOf(stream, part), ...entries.limits],
  };
};

/** The copy's own receipt is signed and says of every stream what the manifest says. */
const checkOwnReceipt = (files: CopyFiles, keys: readonly VerifierKey[], { origin, streams }: WholeManifest): Finding[] => {
  try {
    const note = textOf(files.get(RECEIPT) ?? new Uint8Array(), MAX_NOTE_BYTES) ?? '';
    const receipt = parseReceipt(verifyNote(note, keys).text);
    return receipt.origin === origin && sameStreams(receipt.streams, streams) ? [] : [brokenCopy.copyReceiptDiffers()];
  } catch {
    return [brokenCopy.copyReceiptDiffers()];
  }
};

/** A whole copy: every number of every part, its chain, its own receipt and the earlier ones that it carries. */
export const checkWholeCopy = (
  files: CopyFiles,
  { manifest, dossier }: { readonly manifest: WholeManifest; readonly dossier: WholeDossier },
  streams: Streams,
  keys: readonly VerifierKey[],
  schema: SchemaChecker | undefined,
): Report => {
  const parts = manifest.streams.map((stream, i) =>
    checkStream(
      stream,
      dossier.streams[i] as WholeDossier['streams'][number],
      streams.get(stream.blindedId)?.heads ?? [],
      schema,
      manifest.streams.length > 1 ? i + 1 : undefined,
    ),
  );
  const carried = [...files].filter(([name]) => isEarlierReceipt(name)).map(([, bytes]) => textOf(bytes, MAX_NOTE_BYTES) ?? '');
  const broken = [...checkOwnReceipt(files, keys, manifest), ...checkReceipts(carried, keys, manifest, streams).broken];
  return joined([...parts, { holds: [], broken, limits: [] }]);
};

/** A partial copy: the school signed for these entries as they stand, and for nothing else. */
export const checkPartialCopy = (
  { manifest, dossier }: { readonly manifest: PartialManifest; readonly dossier: PartialDossier },
  schema: SchemaChecker | undefined,
): Report => {
  const entries = checkPartialEntries(manifest, dossier, schema);
  const black = manifest.entries.flatMap(({ state }, i) => (state === 'redacted' ? [i + 1] : []));
  return {
    broken: entries.broken,
    holds: [...(entries.broken.length === 0 ? [holding.partial(manifest.entries.length)] : []), ...fieldsHold(entries, schema)],
    limits: [...(black.length > 0 ? [limits.redacted({ numbers: black })] : []), ...entries.limits, limits.partial()],
  };
};
