import { copyFileNames, countStates, headsOf, manifestNoteText, receiptText, sha256, signNote } from '../../src/proof/index.ts';
import type { CopyFiles, DossierFile, Manifest, ManifestEntry, ManifestStream, Signer, StreamHead, WholeDossier, WholeManifest } from '../../src/proof/index.ts';
import { signer as school } from './fixtures.ts';

/**
 * Somebody with the files and, as operator, also the signing key, who changes a copy and makes everything fit again
 * that can be made to fit. What the verifier then still finds is what the proof is worth.
 */

const { DOSSIER, jsonText, MANIFEST, MANIFEST_NOTE, RECEIPT, utf8 } = copyFileNames;

export const textIn = (files: CopyFiles, name: string): string => Buffer.from(files.get(name) ?? []).toString('utf8');
export const manifestIn = (files: CopyFiles): WholeManifest => JSON.parse(textIn(files, MANIFEST)) as WholeManifest;
export const dossierIn = (files: CopyFiles): WholeDossier => JSON.parse(textIn(files, DOSSIER)) as WholeDossier;

/** Replaces some files; `null` takes one away. Nothing else is made to fit. */
export const replaced = (files: CopyFiles, changes: Readonly<Record<string, string | null>>): Map<string, Uint8Array> => {
  const result = new Map(files);
  for (const [name, text] of Object.entries(changes)) {
    if (text === null) result.delete(name);
    else result.set(name, utf8(text));
  }
  return result;
};

/** The same copy with this manifest and dossier: hashes, receipt, note and signatures fit. */
export const resigned = (files: CopyFiles, manifest: Manifest, dossier: DossierFile, signer: Signer = school): Map<string, Uint8Array> => {
  const result = new Map(files);
  const streams: readonly StreamHead[] = manifest.kind === 'whole' ? manifest.streams : [];
  const { origin } = manifest;
  result.set(DOSSIER, utf8(jsonText(dossier)));
  if (result.has(RECEIPT)) result.set(RECEIPT, utf8(signNote(receiptText({ origin, streams }), signer)));
  const listed = [...result].filter(([name]) => name !== MANIFEST && name !== MANIFEST_NOTE);
  const bytes = utf8(jsonText({ ...manifest, files: listed.map(([name, content]) => ({ name, bytes: content.length, sha256: sha256(content) })) }));
  result.set(MANIFEST, bytes);
  result.set(MANIFEST_NOTE, utf8(signNote(manifestNoteText({ origin, manifest: sha256(bytes), streams }), signer)));
  return result;
};

export interface Forgery {
  /** Changes the entries that the manifest promises, in the first stream. */
  readonly promised?: (entries: readonly ManifestEntry[]) => readonly ManifestEntry[];
  /** Changes the entries that the dossier file shows, in the first stream. */
  readonly copied?: (entries: WholeDossier['streams'][number]['entries']) => WholeDossier['streams'][number]['entries'];
  /** Counts, size and head are made to fit the promised entries, unless it says otherwise. */
  readonly stream?: (stream: ManifestStream) => ManifestStream;
  readonly signer?: Signer;
}

const fitting = (stream: ManifestStream): ManifestStream => {
  const size = stream.entries.length;
  return { ...stream, counts: countStates(stream.entries), size, head: headsOf(stream.stream, stream.entries.map(({ digest }) => digest))[size] as string };
};

const first = <T>(list: readonly T[], change: (item: T) => T): T[] => list.map((item, i) => (i === 0 ? change(item) : item));

/** The operator's attack on a whole copy: change entries, rebuild the chain, sign again. */
export const forged = (files: CopyFiles, { promised = (it) => it, copied = (it) => it, stream: change = (it) => it, signer = school }: Forgery): Map<string, Uint8Array> => {
  const manifest = manifestIn(files);
  const dossier = dossierIn(files);
  return resigned(
    files,
    { ...manifest, streams: first(manifest.streams, (stream) => change(fitting({ ...stream, entries: promised(stream.entries) }))) },
    { ...dossier, streams: first(dossier.streams, (stream) => ({ ...stream, entries: copied(stream.entries) })) },
    signer,
  );
};
