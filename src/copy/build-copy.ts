import {
  blindedId,
  copyFileNames,
  countStates,
  DOSSIER_FORMAT,
  headerDigest,
  headsOf,
  MANIFEST_FORMAT,
  manifestNoteText,
  receiptText,
  sha256,
  signNote,
  verifierKey,
  verifyCopy,
} from '../proof/index.ts';
import type {
  CopiedEntry,
  CopiedStream,
  CopyFiles,
  DossierFile,
  Leaf,
  Manifest,
  ManifestEntry,
  ManifestFile,
  ManifestStream,
  PartialCopiedEntry,
  PartialEntry,
  StreamHead,
} from '../proof/index.ts';
import { CopyRefused } from './copy.ts';
import type { CopyEntry, CopyInput, CopyStream, PartialCopyInput, ReadableCopyEntry, WholeCopyInput } from './copy.ts';
import { readMe } from './read-me.ts';
import { copiedLeaves, reasonsOf } from './redact.ts';

const { DOSSIER, earlierReceiptName, isFileName, jsonText, MANIFEST, MANIFEST_NOTE, READ_ME, RECEIPT, utf8 } = copyFileNames;

/** What manifest and dossier file say, before hashes of files and signatures. */
interface Content {
  readonly dossier: DossierFile;
  readonly streams: readonly ManifestStream[];
  readonly entries: readonly PartialEntry[];
}

const isReadable = (entry: CopyEntry): entry is ReadableCopyEntry => entry.state === 'shown' || entry.state === 'redacted';

const manifestEntry = (entry: CopyEntry, number: number, leaves: readonly Leaf[] | undefined): ManifestEntry => {
  switch (entry.state) {
    case 'shown':
      return { number, state: 'shown', digest: headerDigest(entry.header) };
    case 'redacted':
      return { number, state: 'redacted', digest: headerDigest(entry.header), reasons: reasonsOf(leaves ?? []) };
    case 'withheld':
      return { number, state: 'withheld', digest: entry.digest, reason: entry.reasonCode, decidedBy: entry.decidedBy };
    case 'erased': {
      const { digest, ground, erasedAt, decidedBy } = entry;
      return { number, state: 'erased', digest, ground, erasedAt, ...(decidedBy === undefined ? {} : { decidedBy }) };
    }
  }
};

const copiedEntry = ({ header }: ReadableCopyEntry, number: number, leaves: readonly Leaf[]): CopiedEntry => {
  const { eventId, chapter, schemaVersion, keyId, recordedAt } = header;
  return { number, eventId, chapter, schemaVersion, keyId, recordedAt, leaves };
};

const wholeStream = ({ stream, blindingKey, size, entries }: CopyStream): { copied: CopiedStream; promised: ManifestStream } => {
  if (size !== entries.length) throw new CopyRefused('size-differs');
  const copied: CopiedEntry[] = [];
  const promised = entries.map((entry, revision) => {
    const number = revision + 1;
    if (!isReadable(entry)) return manifestEntry(entry, number, undefined);
    if (entry.header.stream !== stream || entry.header.revision !== revision) throw new CopyRefused('entry-out-of-place', number);
    const leaves = copiedLeaves(entry, number);
    copied.push(copiedEntry(entry, number, leaves));
    return manifestEntry(entry, number, leaves);
  });
  const head = headsOf(stream, promised.map(({ digest }) => digest))[size] as string;
  return {
    copied: { stream, entries: copied },
    promised: { stream, blindedId: blindedId(blindingKey, stream), size, head, counts: countStates(promised), entries: promised },
  };
};

const wholeContent = (input: WholeCopyInput): Content => {
  const parts = input.streams.map(wholeStream);
  return {
    dossier: { format: DOSSIER_FORMAT, kind: 'whole', streams: parts.map(({ copied }) => copied) },
    streams: parts.map(({ promised }) => promised),
    entries: [],
  };
};

const partialContent = (input: PartialCopyInput): Content => {
  const parts = input.entries.map((entry, i): { copied: PartialCopiedEntry; promised: PartialEntry } => {
    const leaves = copiedLeaves(entry, i + 1);
    const { eventId, chapter, schemaVersion, recordedAt, commitment } = entry.header;
    const promised: PartialEntry =
      entry.state === 'shown' ? { state: 'shown', recordedAt, commitment } : { state: 'redacted', recordedAt, commitment, reasons: reasonsOf(leaves) };
    return { copied: { eventId, chapter, schemaVersion, recordedAt, leaves }, promised };
  });
  return {
    dossier: { format: DOSSIER_FORMAT, kind: 'partial', entries: parts.map(({ copied }) => copied) },
    streams: [],
    entries: parts.map(({ promised }) => promised),
  };
};

/** Everything that the manifest lists, in the order in which it stands in the copy. */
const listedFiles = (input: CopyInput, { dossier, streams }: Content): Map<string, Uint8Array> => {
  const files = new Map<string, Uint8Array>();
  // Two names that differ only in case are one file on many computers.
  const taken = new Set<string>();
  const add = (name: string, bytes: Uint8Array): void => {
    if (!isFileName(name) || taken.has(name.toLowerCase())) throw new CopyRefused('file-name-refused');
    taken.add(name.toLowerCase());
    files.set(name, bytes);
  };
  add(READ_ME, utf8(readMe(input)));
  add(DOSSIER, utf8(jsonText(dossier)));
  for (const { name, document } of input.annexes) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) throw new CopyRefused('file-name-refused');
    add(`gegevens/${name}.json`, utf8(jsonText(document)));
  }
  for (const [name, bytes] of [...(input.files ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (name.toLowerCase().startsWith('controle/')) throw new CopyRefused('file-name-refused');
    add(name, bytes);
  }
  if (input.kind === 'whole') {
    (input.earlierReceipts ?? []).forEach((note, i) => add(earlierReceiptName(i + 1), utf8(note)));
    add(RECEIPT, utf8(signNote(receiptText({ origin: input.origin, streams }), input.signer)));
  }
  return files;
};

const fileLine = ([name, bytes]: [string, Uint8Array]): ManifestFile => ({ name, bytes: bytes.length, sha256: sha256(bytes) });

const headOf = ({ blindedId: id, size, head }: ManifestStream): StreamHead => ({ blindedId: id, size, head });

const manifestOf = ({ kind, origin, moment }: CopyInput, { streams, entries }: Content, files: ReadonlyMap<string, Uint8Array>): Manifest => {
  const listed = [...files].map(fileLine);
  return kind === 'whole'
    ? { format: MANIFEST_FORMAT, kind, origin, moment, streams, files: listed }
    : { format: MANIFEST_FORMAT, kind, origin, moment, entries, files: listed };
};

/** The build is the first reader: a copy that does not verify never leaves the house. */
const checkCopy = (files: CopyFiles, input: CopyInput): void => {
  const own = verifierKey(input.signer.name, input.signer.privateKey);
  const keys = input.kind === 'whole' ? [own, ...(input.retiredKeys ?? [])] : [own];
  const { broken } = verifyCopy(files, { keys });
  if (broken.length > 0) throw new CopyRefused('does-not-verify', undefined, broken.map(({ code }) => code));
};

/**
 * The files of a copy (docs/proof.md section 7): read-me, data, annexes, manifest, signed note and,
 * for a whole copy, the receipt. Pure: the same input gives the same bytes. What is redacted is in none of them.
 * @throws CopyRefused when an entry does not fit its commitment or place, a redaction hides nothing, a name may not be
 * used, or the result does not verify
 */
export const buildCopy = (input: CopyInput): CopyFiles => {
  const content = input.kind === 'whole' ? wholeContent(input) : partialContent(input);
  const files = listedFiles(input, content);
  const manifest = utf8(jsonText(manifestOf(input, content, files)));
  const note = manifestNoteText({ origin: input.origin, manifest: sha256(manifest), streams: content.streams.map(headOf) });
  files.set(MANIFEST, manifest);
  files.set(MANIFEST_NOTE, utf8(signNote(note, input.signer)));
  checkCopy(files, input);
  return files;
};
