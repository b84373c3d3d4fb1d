import { brokenHistory, holding, limits } from './findings.ts';
import type { Finding } from './findings.ts';
import type { ManifestEntry, ManifestStream, PartialManifest, WholeManifest } from './manifest.ts';
import { commitmentOfLeaves } from './commitment.ts';
import type { CopiedStream, DossierFile, WholeDossier } from './dossier-file.ts';
import { NoteRefused, verifyNote } from './note.ts';
import type { VerifierKey } from './note.ts';
import { parseReceipt } from './receipt.ts';
import type { Receipt } from './receipt.ts';
import { headsOfStream } from './verify-stream.ts';
import { isShown } from './types.ts';

/** A whole copy against what was recorded before: receipts, and an earlier copy. */

export interface History {
  readonly broken: readonly Finding[];
  readonly holds: readonly Finding[];
  readonly limits: readonly Finding[];
  /** The largest size of the dossier itself that an outside witness confirms; 0 when none does. */
  readonly witnessed: number;
}

/** Nothing to compare with. */
export const NO_HISTORY: History = { broken: [], holds: [], limits: [], witnessed: 0 };

export const merged = (histories: readonly History[]): History => ({
  broken: histories.flatMap(({ broken }) => broken),
  holds: histories.flatMap(({ holds }) => holds),
  limits: histories.flatMap((each) => each.limits),
  witnessed: Math.max(0, ...histories.map(({ witnessed }) => witnessed)),
});

const readReceipt = (note: string, keys: readonly VerifierKey[]): Receipt | Finding => {
  try {
    return parseReceipt(verifyNote(note, keys).text);
  } catch (error) {
    return error instanceof NoteRefused && error.reason !== 'malformed' ? brokenHistory.receiptSignature() : brokenHistory.receiptMalformed();
  }
};

const isFinding = (value: object): value is Finding => 'code' in value;

/** Finds the stream of a copy, with all its heads, by its blinded id. */
export type Streams = ReadonlyMap<string, { readonly index: number; readonly stream: ManifestStream; readonly heads: readonly string[] }>;

export const streamsOf = ({ streams }: WholeManifest): Streams =>
  new Map(streams.map((stream, index) => [stream.blindedId, { index, stream, heads: headsOfStream(stream) }]));

/** Each size and head that the receipt names must be a point that this copy's chain went through. */
const checkReceipt = (receipt: Receipt, origin: string, streams: Streams): History => {
  if (receipt.origin !== origin || receipt.streams.some(({ blindedId }) => !streams.has(blindedId)))
    return { ...NO_HISTORY, broken: [brokenHistory.receiptOfAnother()] };
  const checked = receipt.streams.map(({ blindedId, size, head }): History => {
    const found = streams.get(blindedId);
    if (found === undefined) return NO_HISTORY;
    if (size > found.stream.size) return { ...NO_HISTORY, broken: [brokenHistory.shorterThanReceipt(found.stream.size, size)] };
    if (found.heads[size] !== head) return { ...NO_HISTORY, broken: [brokenHistory.receiptDiffers(size)] };
    return { ...NO_HISTORY, holds: [holding.receipt(size)], witnessed: found.index === 0 ? size : 0 };
  });
  return merged(checked);
};

/** Every receipt that the reader, or the copy itself, brings along. */
export const checkReceipts = (receipts: readonly string[], keys: readonly VerifierKey[], manifest: WholeManifest, streams: Streams): History =>
  merged(
    receipts.map((note) => {
      const receipt = readReceipt(note, keys);
      return isFinding(receipt) ? { ...NO_HISTORY, broken: [receipt] } : checkReceipt(receipt, manifest.origin, streams);
    }),
  );

const shows = ({ state }: ManifestEntry): boolean => state === 'shown' || state === 'redacted';

const shownPointers = (copied: CopiedStream | undefined): ReadonlyMap<number, ReadonlySet<string>> =>
  new Map((copied?.entries ?? []).map(({ number, leaves }) => [number, new Set(leaves.filter(isShown).map(({ pointer }) => pointer))]));

const moreBlack = (earlier: CopiedStream | undefined, now: CopiedStream | undefined): number[] => {
  const before = shownPointers(earlier);
  return [...shownPointers(now)].filter(([number, visible]) => ![...(before.get(number) ?? [])].every((pointer) => visible.has(pointer))).map(([number]) => number);
};

interface Pair {
  readonly earlier: ManifestStream;
  readonly now: ManifestStream;
  readonly part: number | undefined;
}

/** Number by number: the same `D`, and nothing hidden or brought back in silence. */
const compareStreams = ({ earlier, now, part }: Pair, black: readonly number[]): History => {
  if (earlier.size > now.size) return { ...NO_HISTORY, broken: [brokenHistory.shorterThanEarlier(now.size, earlier.size)] };
  const pairs = earlier.entries.map((before, i) => ({ before, after: now.entries[i] as ManifestEntry }));
  const numbers = (test: (before: ManifestEntry, after: ManifestEntry) => boolean): number[] =>
    pairs.filter(({ before, after }) => test(before, after)).map(({ before }) => before.number);
  const found = (list: readonly number[], finding: (which: { numbers: readonly number[]; part: number | undefined }) => Finding): Finding[] =>
    list.length > 0 ? [finding({ numbers: list, part })] : [];

  const replaced = numbers((before, after) => before.digest !== after.digest);
  const broken = [
    ...found(replaced, brokenHistory.replaced),
    ...found(numbers((before, after) => shows(before) && after.state === 'withheld'), brokenHistory.shownThenWithheld),
    ...found(numbers((before, after) => before.state === 'erased' && after.state !== 'erased'), brokenHistory.erasedThenShown),
  ];
  return {
    broken,
    holds: broken.length === 0 ? [holding.earlier(earlier.size)] : [],
    limits: [
      ...found(numbers((before, after) => shows(before) && after.state === 'erased'), limits.shownThenErased),
      ...found(black, limits.moreRedacted),
    ],
    witnessed: replaced.length === 0 && (part === undefined || part === 1) ? earlier.size : 0,
  };
};

/** Two whole copies of the same dossier. Both are already found to hold by themselves. */
export const compareWhole = (
  earlier: { readonly manifest: WholeManifest; readonly dossier: WholeDossier },
  now: { readonly manifest: WholeManifest; readonly dossier: WholeDossier },
): History => {
  if (earlier.manifest.moment > now.manifest.moment) return { ...NO_HISTORY, broken: [brokenHistory.earlierIsLater()] };
  const matched = earlier.manifest.streams.map((stream, i) => ({
    i,
    stream,
    at: now.manifest.streams.findIndex(({ blindedId }) => blindedId === stream.blindedId),
  }));
  if (earlier.manifest.origin !== now.manifest.origin || matched.some(({ at }) => at < 0)) return { ...NO_HISTORY, broken: [brokenHistory.earlierOfAnother()] };
  const several = now.manifest.streams.length > 1;
  return merged(
    matched.map(({ i, stream, at }) =>
      compareStreams(
        { earlier: stream, now: now.manifest.streams[at] as ManifestStream, part: several ? at + 1 : undefined },
        moreBlack(earlier.dossier.streams[i], now.dossier.streams[at]),
      ),
    ),
  );
};

const commitmentsIn = (manifest: WholeManifest | PartialManifest, dossier: DossierFile): ReadonlySet<string> =>
  manifest.kind === 'partial'
    ? new Set(manifest.entries.map(({ commitment }) => commitment))
    : new Set(dossier.kind === 'whole' ? dossier.streams.flatMap(({ entries }) => entries.map(({ leaves }) => commitmentOfLeaves(leaves))) : []);

/**
 * A partial copy on either side: entries are matched by commitment. Only a whole copy that shows every entry can tell
 * that one is gone; otherwise it may be withheld, erased or outside the scope.
 */
export const compareByCommitment = (
  earlier: { readonly manifest: WholeManifest | PartialManifest; readonly dossier: DossierFile },
  now: { readonly manifest: WholeManifest | PartialManifest; readonly dossier: DossierFile },
): History => {
  if (earlier.manifest.moment > now.manifest.moment) return { ...NO_HISTORY, broken: [brokenHistory.earlierIsLater()] };
  if (earlier.manifest.origin !== now.manifest.origin) return { ...NO_HISTORY, broken: [brokenHistory.earlierOfAnother()] };
  const before = [...commitmentsIn(earlier.manifest, earlier.dossier)];
  const after = commitmentsIn(now.manifest, now.dossier);
  const same = before.filter((commitment) => after.has(commitment)).length;
  const lost = before.length - same;
  const holds = same > 0 ? [holding.earlier(same)] : [];
  if (now.manifest.kind === 'partial' || lost === 0) return { ...NO_HISTORY, holds };
  const hidden = now.manifest.streams.reduce((sum, { counts }) => sum + counts.withheld + counts.erased, 0);
  return lost > hidden
    ? { ...NO_HISTORY, holds, broken: [brokenHistory.earlierGone(lost - hidden)], limits: hidden > 0 ? [limits.earlierHidden(hidden)] : [] }
    : { ...NO_HISTORY, holds, limits: [limits.earlierHidden(lost)] };
};
