import { headerDigest } from './chain.ts';
import { ALWAYS_SHOWN, commitmentOfLeaves } from './commitment.ts';
import type { CopiedEntry, CopiedStream, PartialCopiedEntry, PartialDossier } from './dossier-file.ts';
import { brokenEntries, limits } from './findings.ts';
import type { Finding } from './findings.ts';
import type { ManifestEntry, ManifestStream, PartialManifest } from './manifest.ts';
import { contentOf } from './rebuild.ts';
import type { SchemaChecker } from './schemas.ts';
import { isShown } from './types.ts';
import type { Leaf, ReasonCode } from './types.ts';

/** The entries that a copy shows: their form, their fields and the promises that the manifest makes of them. */

/** What is wrong with the entries, and what could not be seen of them. */
export interface CheckedEntries {
  readonly broken: readonly Finding[];
  readonly limits: readonly Finding[];
}

type Fault = 'malformed' | 'state' | 'changed' | 'kindUnknown' | 'fieldUnknown' | 'idTwice' | 'timeRunsBack';

/** Numbers by what is wrong with them, so that a hostile copy gives a few findings and not a million. */
class Faults {
  private readonly numbers = new Map<Fault, number[]>();
  /** Of a kind newer than this verifier: no fault. */
  readonly newer: number[] = [];

  add(fault: Fault, number: number): void {
    const known = this.numbers.get(fault);
    if (known === undefined) this.numbers.set(fault, [number]);
    else known.push(number);
  }

  broken(part: number | undefined): Finding[] {
    return [...this.numbers].map(([fault, numbers]) => brokenEntries[fault]({ numbers, part }));
  }

  limits(part: number | undefined): Finding[] {
    return this.newer.length > 0 ? [limits.kindNewer({ numbers: this.newer, part })] : [];
  }
}

const typeOf = (leaves: readonly Leaf[]): string | undefined => {
  const leaf = leaves.find(({ pointer }) => pointer === '/type');
  return leaf !== undefined && isShown(leaf) && typeof leaf.value === 'string' ? leaf.value : undefined;
};

const showsWhatItMust = (leaves: readonly Leaf[]): boolean =>
  [...ALWAYS_SHOWN].every((pointer) => leaves.some((leaf) => leaf.pointer === pointer && isShown(leaf) && typeof leaf.value === 'string'));

const formsAnObject = (leaves: readonly Leaf[]): boolean => {
  try {
    contentOf(leaves);
    return true;
  } catch {
    return false;
  }
};

const reasonsIn = (leaves: readonly Leaf[]): ReasonCode[] =>
  [...new Set(leaves.flatMap((leaf) => (isShown(leaf) || leaf.reason === undefined ? [] : [leaf.reason])))].sort();

const stateFits = (promised: { readonly state: string; readonly reasons?: readonly ReasonCode[] }, leaves: readonly Leaf[]): boolean => {
  const black = leaves.some((leaf) => !isShown(leaf));
  if (promised.state === 'shown') return !black;
  return promised.state === 'redacted' && black && promised.reasons?.join() === reasonsIn(leaves).join();
};

interface Shown {
  readonly number: number;
  readonly schemaVersion: string;
  readonly leaves: readonly Leaf[];
  readonly promised: { readonly state: string; readonly reasons?: readonly ReasonCode[] };
}

const checkForm = ({ number, schemaVersion, leaves, promised }: Shown, schema: SchemaChecker | undefined, faults: Faults): void => {
  if (!formsAnObject(leaves) || !showsWhatItMust(leaves)) faults.add('malformed', number);
  else if (schema !== undefined) {
    const answer = schema(typeOf(leaves) ?? '', schemaVersion, leaves);
    if (answer === 'kind-newer') faults.newer.push(number);
    if (answer === 'kind-unknown') faults.add('kindUnknown', number);
    if (answer === 'pointer-unknown') faults.add('fieldUnknown', number);
  }
  if (!stateFits(promised, leaves)) faults.add('state', number);
};

const digestOf = (stream: string, { number, leaves, eventId, chapter, schemaVersion, keyId, recordedAt }: CopiedEntry): string =>
  headerDigest({ stream, revision: number - 1, eventId, chapter, schemaVersion, keyId, recordedAt, commitment: commitmentOfLeaves(leaves) });

const checkOrder = (entries: readonly CopiedEntry[], faults: Faults): void => {
  const ids = new Set<string>();
  let last = '';
  for (const { number, eventId, recordedAt } of entries) {
    if (ids.has(eventId)) faults.add('idTwice', number);
    if (recordedAt < last) faults.add('timeRunsBack', number);
    ids.add(eventId);
    last = recordedAt;
  }
};

/** Numbers whose content must be there, those that are there, and where these differ. */
const checkPresence = (copied: CopiedStream, promised: ReadonlyMap<number, ManifestEntry>, part: number | undefined): Finding[] => {
  const present = copied.entries.map(({ number }) => number);
  const there = new Set(present);
  const expected = [...promised.values()].filter(({ state }) => state === 'shown' || state === 'redacted').map(({ number }) => number);
  const wanted = new Set(expected);
  const missing = expected.filter((number) => !there.has(number));
  const extra = [...there].filter((number) => !wanted.has(number));
  const disordered = present.filter((number, i) => i > 0 && number <= (present[i - 1] as number));
  return [
    ...(missing.length > 0 ? [brokenEntries.contentMissing({ numbers: missing, part })] : []),
    ...(extra.length > 0 ? [brokenEntries.notAnnounced({ numbers: extra, part })] : []),
    ...(disordered.length > 0 ? [brokenEntries.outOfOrder({ numbers: disordered, part })] : []),
  ];
};

/** Leaves → commitment → `D`, against the manifest, for every entry that this stream shows. */
export const checkCopiedEntries = (
  stream: ManifestStream,
  copied: CopiedStream,
  schema: SchemaChecker | undefined,
  part: number | undefined,
): CheckedEntries => {
  const promised = new Map(stream.entries.map((entry) => [entry.number, entry]));
  const faults = new Faults();
  for (const entry of copied.entries) {
    const promise = promised.get(entry.number);
    if (promise === undefined || (promise.state !== 'shown' && promise.state !== 'redacted')) continue;
    checkForm({ ...entry, promised: promise }, schema, faults);
    if (digestOf(stream.stream, entry) !== promise.digest) faults.add('changed', entry.number);
  }
  checkOrder(copied.entries, faults);
  return { broken: [...checkPresence(copied, promised, part), ...faults.broken(part)], limits: faults.limits(part) };
};

/** The same for a partial copy, whose entries have no numbers: they are named by their place in the copy. */
export const checkPartialEntries = (manifest: PartialManifest, dossier: PartialDossier, schema: SchemaChecker | undefined): CheckedEntries => {
  const faults = new Faults();
  const last = Math.min(manifest.entries.length, dossier.entries.length);
  let before = '';
  for (let i = 0; i < last; i += 1) {
    const entry = dossier.entries[i] as PartialCopiedEntry;
    const promise = manifest.entries[i] as PartialManifest['entries'][number];
    checkForm({ ...entry, number: i + 1, promised: promise }, schema, faults);
    if (commitmentOfLeaves(entry.leaves) !== promise.commitment || entry.recordedAt !== promise.recordedAt) faults.add('changed', i + 1);
    if (entry.recordedAt < before) faults.add('timeRunsBack', i + 1);
    before = entry.recordedAt;
  }
  const places = (length: number): number[] => Array.from({ length: Math.max(0, length - last) }, (_, i) => last + i + 1);
  const missing = places(manifest.entries.length);
  const extra = places(dossier.entries.length);
  const broken = [
    ...(missing.length > 0 ? [brokenEntries.contentMissing({ numbers: missing })] : []),
    ...(extra.length > 0 ? [brokenEntries.notAnnounced({ numbers: extra })] : []),
    ...faults.broken(undefined),
  ];
  return { broken, limits: faults.limits(undefined) };
};
