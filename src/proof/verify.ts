import { sha256 } from './bytes.ts';
import { parseDossier } from './dossier-file.ts';
import type { DossierFile, PartialDossier, WholeDossier } from './dossier-file.ts';
import { DOSSIER, MANIFEST, MANIFEST_NOTE, MAX_NOTE_BYTES, textOf } from './files.ts';
import { brokenCopy, brokenHistory, holding, limits } from './findings.ts';
import type { Finding } from './findings.ts';
import { parseManifest } from './manifest.ts';
import type { Manifest, PartialManifest, WholeManifest } from './manifest.ts';
import { NoteRefused, verifyNote } from './note.ts';
import type { VerifierKey } from './note.ts';
import { parseManifestNote } from './receipt.ts';
import type { ManifestNote } from './receipt.ts';
import { schemaCheck } from './schemas.ts';
import type { CopyFiles, PointerSchemas } from './types.ts';
import { checkFiles } from './verify-files.ts';
import { checkReceipts, compareByCommitment, compareWhole, merged, NO_HISTORY, streamsOf } from './verify-history.ts';
import type { History, Streams } from './verify-history.ts';
import { checkPartialCopy, checkWholeCopy, joined, sameStreams, streamsAgree } from './verify-whole.ts';
import type { Report } from './verify-whole.ts';

export type { Report } from './verify-whole.ts';

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

type Opened =
  | { readonly kind: 'whole'; readonly manifest: WholeManifest; readonly dossier: WholeDossier; readonly streams: Streams }
  | { readonly kind: 'partial'; readonly manifest: PartialManifest; readonly dossier: PartialDossier };

interface Examined {
  readonly report: Report;
  /** Absent when the files could not be read as a copy. */
  readonly opened?: Opened;
}

const stopped = (...broken: Finding[]): Examined => ({ report: { holds: [], broken, limits: [] } });

interface Signed {
  readonly note: ManifestNote;
  readonly signedBy: readonly string[];
}

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

/** The note over the manifest: these keys, the same origin, the same bytes, the same streams. */
const checkSignature = (signed: Signed | Finding, manifest: Manifest, bytes: Uint8Array): Report => {
  if ('code' in signed) return { holds: [], broken: [signed], limits: [] };
  const { note, signedBy } = signed;
  const broken = [
    ...(note.manifest === sha256(bytes) ? [] : [brokenCopy.manifestChanged()]),
    ...(note.origin === manifest.origin ? [] : [brokenCopy.originDiffers()]),
    ...(sameStreams(note.streams, manifest.kind === 'whole' ? manifest.streams : []) ? [] : [brokenCopy.streamsDiffer()]),
  ];
  return { holds: broken.length === 0 ? [holding.signature(signedBy)] : [], broken, limits: [] };
};

const tryParse = <T>(parse: (bytes: Uint8Array) => T, bytes: Uint8Array | undefined): T | undefined => {
  try {
    return bytes === undefined ? undefined : parse(bytes);
  } catch {
    return undefined;
  }
};

const openCopy = (manifest: Manifest, dossier: DossierFile | undefined): Opened | Finding => {
  if (dossier === undefined) return brokenCopy.dossierMalformed();
  if (manifest.kind === 'partial') return dossier.kind === 'partial' ? { kind: 'partial', manifest, dossier } : brokenCopy.dossierMalformed();
  if (dossier.kind === 'partial') return brokenCopy.dossierMalformed();
  return streamsAgree(manifest, dossier) ? { kind: 'whole', manifest, dossier, streams: streamsOf(manifest) } : brokenCopy.streamsDiffer();
};

/** The copy by itself. What holds is said only under a signature that holds. */
const examine = (files: CopyFiles, { keys, schemas }: VerifyOptions): Examined => {
  if (keys.length === 0) return stopped(brokenCopy.noKey());
  const signed = readManifestNote(files, keys);
  const bytes = files.get(MANIFEST);
  const unsigned = 'code' in signed ? [signed] : [];
  if (bytes === undefined) return stopped(...unsigned, brokenCopy.manifestMissing());
  const manifest = tryParse(parseManifest, bytes);
  if (manifest === undefined) return stopped(...unsigned, brokenCopy.manifestMalformed());

  const signature = checkSignature(signed, manifest, bytes);
  const fileFaults = checkFiles(files, manifest);
  const opened = openCopy(manifest, tryParse(parseDossier, files.get(DOSSIER)));
  const filesReport: Report = { holds: fileFaults.length === 0 ? [holding.files(manifest.files.length)] : [], broken: fileFaults, limits: [] };
  if ('code' in opened) return { report: joined([signature, filesReport, { holds: [], broken: [opened], limits: [] }]) };
  const schema = schemas === undefined ? undefined : schemaCheck(schemas);
  const content = opened.kind === 'whole' ? checkWholeCopy(files, opened, opened.streams, keys, schema) : checkPartialCopy(opened, schema);
  const report = joined([signature, filesReport, content]);
  return { report: signature.broken.length === 0 ? report : { ...report, holds: [] }, opened };
};

const receiptHistory = (opened: Opened, { keys, receipts = [] }: VerifyOptions): History => {
  if (opened.kind === 'whole') return checkReceipts(receipts, keys, opened.manifest, opened.streams);
  return receipts.length === 0 ? NO_HISTORY : { ...NO_HISTORY, broken: [brokenHistory.receiptOfPartial()] };
};

const earlierHistory = (opened: Opened, options: VerifyOptions): History => {
  if (options.earlier === undefined) return NO_HISTORY;
  const { report, opened: earlier } = examine(options.earlier, options);
  if (earlier === undefined || report.broken.length > 0) return { ...NO_HISTORY, broken: [brokenHistory.earlierBroken()] };
  return opened.kind === 'whole' && earlier.kind === 'whole' ? compareWhole(earlier, opened) : compareByCommitment(earlier, opened);
};

const generalLimits = (opened: Opened, witnessed: number, { schemas }: VerifyOptions): Finding[] => [
  ...(opened.kind === 'partial' ? [] : [witnessed > 0 ? limits.afterReceipt(witnessed) : limits.beforeReceipt()]),
  limits.notWritten(),
  limits.notNamed(),
  limits.annexes(),
  ...(schemas === undefined ? [limits.fields()] : []),
];

const verify = (files: CopyFiles, options: VerifyOptions): Report => {
  const { report, opened } = examine(files, options);
  if (opened === undefined) return report;
  const receipts = receiptHistory(opened, options);
  // Entry by entry only when this copy is sound by itself: else every difference would be told twice.
  const history = report.broken.length === 0 ? merged([receipts, earlierHistory(opened, options)]) : receipts;
  const whole = joined([report, history, { holds: [], broken: [], limits: generalLimits(opened, history.witnessed, options) }]);
  return report.holds.length === 0 ? { ...whole, holds: [] } : whole;
};

/**
 * Verifies a copy (docs/proof.md section 8). Pure; needs no server. A malformed or hostile copy gives
 * findings, never an exception, and work in proportion to its size.
 */
export const verifyCopy = (files: CopyFiles, options: VerifyOptions): Report => {
  try {
    return verify(files, options);
  } catch {
    return { holds: [], broken: [brokenCopy.unreadable()], limits: [] };
  }
};
