import { buildCopy, bundle } from '../../src/copy/index.ts';
import { copyFileNames } from '../../src/proof/index.ts';
import type { CopyFiles, FindingCode, Leaf, ManifestEntry } from '../../src/proof/index.ts';
import { ORIGIN, OTHER_STREAM, otherSigner, recorded, recordedMany, sampleEntries, shown, signer, STREAM, wholeInput } from './fixtures.ts';
import { forged, replaced, textIn } from './operator.ts';

/** Changed copies and what a verifier must find in each (docs/proof.md section 9). */

const { DOSSIER, MANIFEST, MANIFEST_NOTE, READ_ME, RECEIPT } = copyFileNames;

export interface Tampered {
  readonly name: string;
  /** Files that differ from the whole copy of the vector; `null` for a file that is gone. */
  readonly files: Readonly<Record<string, string | null>>;
  /** Signed receipts from outside that the verifier is given. */
  readonly receipts?: readonly string[];
  /** Bundle of an earlier copy that the verifier is given. */
  readonly earlier?: unknown;
  /** Codes of all broken findings, in order; empty where the attack passes: that is the limit of the proof. */
  readonly expected: readonly FindingCode[];
}

/** A partial copy of two entries, one of them partly black. */
export const partialCopy = (): CopyFiles =>
  buildCopy({
    kind: 'partial',
    origin: ORIGIN,
    moment: '2026-04-12T12:05:00.000Z',
    entries: [shown(recordedMany(STREAM, 1)[0] as ReturnType<typeof recorded>), sampleEntries()[1] as ReturnType<typeof shown>],
    annexes: [],
    signer,
  });

export const partialBundle = (): string => bundle(partialCopy());

const difference = (before: CopyFiles, after: CopyFiles): Readonly<Record<string, string | null>> =>
  Object.fromEntries([
    ...[...after].filter(([name]) => textIn(before, name) !== textIn(after, name) || !before.has(name)).map(([name]) => [name, textIn(after, name)] as const),
    ...[...before.keys()].filter((name) => !after.has(name)).map((name) => [name, null] as const),
  ]);

const renumbered = (entries: readonly ManifestEntry[]): ManifestEntry[] => entries.map((entry, i) => ({ ...entry, number: i + 1 }));

const withValue = (leaves: readonly Leaf[], pointer: string, value: string): Leaf[] =>
  leaves.map((leaf) => (leaf.pointer === pointer && 'salt' in leaf ? { ...leaf, value } : leaf));

const LAST = 5;

const firstFour = (): CopyFiles => buildCopy(wholeInput(sampleEntries().slice(0, 4), { moment: '2026-03-15T09:00:00.000Z' }));

/** Without number 6, numbers kept gapless: what an operator does who wants an entry gone. */
export const withoutLast = (files: CopyFiles): Map<string, Uint8Array> =>
  forged(files, { promised: (entries) => entries.slice(0, LAST), copied: (entries) => entries.filter(({ number }) => number <= LAST) });

export const tamperedCopies = (files: CopyFiles): Tampered[] => {
  const receipt = textIn(files, RECEIPT);
  const whole: unknown = JSON.parse(bundle(files));
  const case_ = (name: string, changed: CopyFiles, expected: readonly FindingCode[], outside: Pick<Tampered, 'receipts' | 'earlier'> = {}): Tampered => ({
    name,
    files: difference(files, changed),
    ...outside,
    expected,
  });
  const stranger = recorded(OTHER_STREAM, 0);
  const otherSix = buildCopy(wholeInput(recordedMany(STREAM, 6).map(shown), { moment: '2026-04-01T12:05:00.000Z' }));
  return [
    case_('a word in the dossier is changed', replaced(files, { [DOSSIER]: textIn(files, DOSSIER).replace('Doel 1', 'Doel 9') }), ['file-changed', 'entry-changed']),
    case_('the read-me is changed', replaced(files, { [READ_ME]: `${textIn(files, READ_ME)}!` }), ['file-changed']),
    case_('an annex is gone', replaced(files, { 'gegevens/ontvangers.json': null }), ['file-missing']),
    case_('a file is added', replaced(files, { 'gegevens/extra.json': '{}\n' }), ['file-extra']),
    case_('the manifest is changed', replaced(files, { [MANIFEST]: textIn(files, MANIFEST).replace('directeur', 'conciërge') }), ['manifest-changed']),
    case_('the note is gone', replaced(files, { [MANIFEST_NOTE]: null }), ['note-missing']),
    case_('the receipt of another copy lies in it', replaced(files, { [RECEIPT]: textIn(otherSix, RECEIPT) }), ['file-changed', 'copy-receipt-differs']),
    case_('signed again with another key', forged(files, { signer: otherSigner }), ['signature-unknown', 'copy-receipt-differs']),
    case_(
      'signed again by the operator after changing a word',
      forged(files, { copied: (entries) => entries.map((entry) => (entry.number === 1 ? { ...entry, leaves: withValue(entry.leaves, '/data/goal', 'Doel 9') } : entry)) }),
      ['entry-changed'],
    ),
    case_('a number left out', forged(files, { promised: (entries) => entries.filter(({ number }) => number !== 4), stream: (stream) => ({ ...stream, size: 6 }) }), ['number-missing', 'counts-differ', 'head-differs']),
    case_('two entries change places', forged(files, { promised: (entries) => renumbered([...entries.slice(1, 2), ...entries.slice(0, 1), ...entries.slice(2)]) }), ['entry-state-differs', 'entry-changed']),
    case_(
      'the first entry is one of another dossier',
      forged(files, { copied: (entries) => entries.map((entry) => (entry.number === 1 ? { ...entry, eventId: stranger.header.eventId } : entry)) }),
      ['entry-changed'],
    ),
    case_('the event id is relabelled', forged(files, { copied: (entries) => entries.map((entry, i) => (i === 1 ? { ...entry, eventId: entries[0]?.eventId ?? '' } : entry)) }), ['entry-changed', 'entry-id-twice']),
    case_(
      'the head is that of another dossier',
      forged(files, { stream: (stream) => ({ ...stream, head: '22'.repeat(32) }) }),
      ['head-differs'],
    ),
    case_(
      'a shown entry is called withheld, with the earlier copy at hand',
      forged(files, {
        promised: (entries) => entries.map((entry): ManifestEntry => (entry.number === 3 ? { number: 3, state: 'withheld', digest: entry.digest, reason: 'C', decidedBy: 'directeur' } : entry)),
        copied: (entries) => entries.filter(({ number }) => number !== 3),
      }),
      ['shown-then-withheld'],
      { earlier: whole },
    ),
    case_('shorter than an older receipt', withoutLast(files), ['shorter-than-receipt'], { receipts: [receipt] }),
    case_('other entries than an older receipt names', otherSix, ['receipt-differs'], { receipts: [receipt] }),
    case_('LIMIT: the operator drops an entry before there is any receipt', withoutLast(files), []),
    case_('LIMIT: the operator drops an entry that is newer than the receipt', withoutLast(files), [], { receipts: [textIn(firstFour(), RECEIPT)] }),
  ];
};
