import { buildCopy } from '../../../src/copy/index.ts';
import { copyFileNames, formatKey, manifestNoteText, parseDossier, parseKey, parseManifest, parseNote, receiptText, sha256, signNote, verifyCopy } from '../../../src/proof/index.ts';
import type { CopyFiles, FindingCode, PartialDossier, PartialManifest, ReasonCode, VerifierKey, VerifyOptions } from '../../../src/proof/index.ts';
import {
  blindingKey, contentWith, erased, ORIGIN, OTHER_STREAM, otherSigner, recorded, recordedMany, sampleEntries, schoolKey, secretKey, shown, signer, STREAM, wholeInput, withheld,
} from '../../vectors/fixtures.ts';
import { forged, manifestIn, replaced, resigned, textIn, dossierIn } from '../../vectors/operator.ts';
import { partialCopy, withoutLast } from '../../vectors/tampered.ts';

const { MANIFEST, MANIFEST_NOTE, DOSSIER, RECEIPT } = copyFileNames;
const copy = buildCopy(wholeInput(sampleEntries()));
const LATER = { moment: '2026-06-01T09:00:00.000Z' };

const report = (files: CopyFiles, options: Partial<VerifyOptions> = {}) => verifyCopy(files, { keys: [schoolKey], ...options });
const broken = (files: CopyFiles, options: Partial<VerifyOptions> = {}): FindingCode[] => report(files, options).broken.map(({ code }) => code);
const told = (files: CopyFiles, options: Partial<VerifyOptions> = {}): FindingCode[] => report(files, options).limits.map(({ code }) => code);
const entriesOf = (code: FindingCode, files: CopyFiles, options: Partial<VerifyOptions> = {}): readonly number[] | undefined =>
  [...report(files, options).broken, ...report(files, options).limits].find((finding) => finding.code === code)?.entries;

describe('a whole copy accounts for every number (AVG 15(3), W-28, design 6.4)', () => {
  const { holds } = report(copy);

  it('says what holds', () =>
    expect(holds.map(({ code }) => code)).toEqual(['signature-holds', 'files-unchanged', 'numbers-complete', 'entries-unchanged', 'chain-holds']));
  it('says the numbers in plain Dutch', () =>
    expect(holds.map(({ text }) => text)).toContain('6 van 6 gebeurtenissen zijn verantwoord: 3 helemaal getoond, 1 deels zwart, 1 niet getoond, 1 gewist.'));
  it('names what is black, withheld and erased as a limit', () => {
    expect(entriesOf('limit-redacted', copy)).toEqual([2]);
    expect(entriesOf('limit-withheld', copy)).toEqual([4]);
    expect(entriesOf('limit-erased', copy)).toEqual([5]);
  });
  it('says openly what it cannot show', () =>
    expect(told(copy)).toEqual(expect.arrayContaining(['limit-not-written', 'limit-before-receipt', 'limit-not-named', 'limit-annexes', 'limit-fields'])));
  it('every sentence ends, and speaks of "u", not "je"', () => {
    for (const { text } of [...holds, ...report(copy).limits]) {
      expect(text).toMatch(/\.$/);
      expect(text).not.toMatch(/\b(je|jij|jouw)\b/);
    }
  });
});

describe('only the published key counts, and it comes from outside (design 6.5)', () => {
  it('without a key nothing holds', () => expect(report(copy, { keys: [] })).toMatchObject({ holds: [], broken: [{ code: 'no-key' }] }));
  it('a state is believed only from a signed manifest: nothing holds under a strange signature', () =>
    expect(report(forged(copy, { signer: otherSigner })).holds).toEqual([]));
  it('a key of the same name is another key', () => {
    const [name, , raw] = formatKey(schoolKey).split('+');
    expect(parseKey(`${String(name)}+00000000+${String(raw)}`)).toBeUndefined();
  });
  it('a wrong signature under the given key is told apart', () => expect(broken(replaced(copy, { [MANIFEST_NOTE]: textIn(copy, MANIFEST_NOTE).replace(' 6 ', ' 7 ') }))).toContain('signature-wrong'));
});

describe('every number exactly once, 1 to size (design 6.4)', () => {
  const promised = (change: Parameters<typeof forged>[1]['promised']) => forged(copy, { ...(change ? { promised: change } : {}), stream: (stream) => ({ ...stream, size: 6 }) });
  it('names the missing numbers', () => expect(entriesOf('number-missing', promised((all) => all.filter(({ number }) => number !== 4 && number !== 5)))).toEqual([4, 5]));
  it('names a number that stands there twice', () => expect(entriesOf('number-twice', promised((all) => all.flatMap((entry) => (entry.number === 4 ? [entry, entry] : [entry]))))).toEqual([4]));
  it('names what is out of order', () => expect(broken(promised((all) => [...all].reverse()))).toContain('numbers-out-of-order'));
  it('states that do not add up', () =>
    expect(broken(forged(copy, { stream: (stream) => ({ ...stream, counts: { ...stream.counts, shown: 4, withheld: 0 } }) }))).toEqual(['counts-differ']));
  it('a size beyond all reason costs no time', () => expect(broken(forged(copy, { stream: (stream) => ({ ...stream, size: Number.MAX_SAFE_INTEGER }) }))).toContain('number-missing'));
  it('content of a withheld number is not announced', () => {
    const entry = dossierIn(copy).streams[0]?.entries[0];
    expect(broken(forged(copy, { copied: (all) => [...all.slice(0, 3), { ...(entry as (typeof all)[number]), number: 4 }, ...all.slice(3)] }))).toContain('entry-not-announced');
  });
  it('content of a shown number must be there', () => expect(entriesOf('entry-missing', forged(copy, { copied: (all) => all.slice(1) }))).toEqual([1]));
  it('a withheld entry that says more than it may is refused', () =>
    expect(broken(forged(copy, { promised: (all) => all.map((entry) => (entry.state === 'withheld' ? { ...entry, occurredOn: '2026-03-01' } : entry)) }))).toContain('manifest-malformed'));
});

describe('the leaves form one entry (design 6.3)', () => {
  const leaves = (change: (list: readonly { pointer: string }[]) => readonly { pointer: string }[]) =>
    forged(copy, { copied: (all) => all.map((entry) => (entry.number === 1 ? { ...entry, leaves: change(entry.leaves) as typeof entry.leaves } : entry)) });
  it.each([
    ['a pointer twice', leaves((list) => [list[0], ...list] as typeof list)],
    ['out of order', leaves((list) => [...list].reverse())],
    ['/type not shown', leaves((list) => list.filter(({ pointer }) => pointer !== '/type'))],
  ])('%s', (_, files) => expect(broken(files)).toEqual(['entry-malformed', 'entry-changed']));
  it('a leaf that is both shown and black is no leaf', () => expect(broken(leaves((list) => list.map((leaf) => ({ ...leaf, inner: '00'.repeat(32), reason: 'A' }))))).toContain('dossier-malformed'));
  it('a fraction is no value', () => expect(broken(leaves((list) => list.map((leaf) => ({ ...leaf, value: 0.5 }))))).toContain('dossier-malformed'));
  it('black without a reason is refused (AVG 15(4))', () => {
    const files = forged(copy, { copied: (all) => all.map((entry) => ({ ...entry, leaves: entry.leaves.map((leaf) => ('inner' in leaf ? { pointer: leaf.pointer, inner: leaf.inner } : leaf)) })) });
    expect(broken(files)).toContain('dossier-malformed');
  });
  it.each([[[]], [['B', 'A']], [['A', 'A', 'B']], [['A', 'F']]])('reasons %j are no list of reasons', (reasons) =>
    expect(broken(forged(copy, { promised: (all) => all.map((entry) => (entry.state === 'redacted' ? { ...entry, reasons: reasons as ReasonCode[] } : entry)) }))).toContain('manifest-malformed'));
  it('another reason than was signed', () => {
    const files = forged(copy, { promised: (all) => all.map((entry) => (entry.state === 'redacted' ? { ...entry, reasons: ['C'] } : entry)) });
    expect(entriesOf('entry-state-differs', files)).toEqual([2]);
  });
});

describe('fields that the stored type and version do not know (design 6.3)', () => {
  const schemas = { 'AgreementMade@1': ['/data/goal', '/data/done', '/data/count', '/data/agreementId', '/data/participants/*', '/data/text/*/text', '/data/text/*/person', '/data/text/*/relation'] };
  it('all known', () => {
    expect(broken(copy, { schemas })).toEqual([]);
    expect(told(copy, { schemas })).not.toContain('limit-fields');
  });
  it('one unknown field', () => expect(entriesOf('entry-field-unknown', copy, { schemas: { 'AgreementMade@1': schemas['AgreementMade@1'].filter((pointer) => pointer !== '/data/goal') } })).toEqual([1, 3, 6]));
  it('says so', () => expect(report(copy, { schemas }).holds.map(({ text }) => text)).toContain('Elk veld hoort bij de soort gebeurtenis waarin het staat.'));
  it('a version that never was', () => expect(broken(copy, { schemas: { 'AgreementMade@2': [] } })).toEqual(['entry-kind-unknown']));
  it('a newer version, or a new type, is no fault but a limit: the school may be ahead of this verifier', () => {
    for (const newer of [{ 'AgreementMade@0': [] }, { 'ConsentGranted@1': [] }]) {
      expect(broken(copy, { schemas: newer })).toEqual([]);
      expect(entriesOf('limit-kind-newer', copy, { schemas: newer })).toEqual([1, 2, 3, 6]);
      expect(report(copy, { schemas: newer }).holds.map(({ code }) => code)).not.toContain('fields-known');
    }
    expect(told(partialCopy(), { schemas: {} })).toContain('limit-kind-newer');
  });
  it('what surrounds the data is held to one list in a newer kind too', () => {
    const odd = buildCopy(wholeInput([shown(recorded(STREAM, 0, contentWith({ type: 'LaterKind', actor: { account: 'acc-1', role: 'mentor', note: 'x' } })))]));
    expect(broken(odd, { schemas })).toEqual(['entry-field-unknown']);
  });
  it('a type named as a member of every object is unknown too', () => {
    const odd = buildCopy(wholeInput([shown(recorded(STREAM, 0, contentWith({ type: 'constructor', data: {} })))]));
    expect(told(odd, { schemas })).toContain('limit-kind-newer');
    expect(told(odd, { schemas: { 'constructor@1': [] } })).not.toContain('limit-kind-newer');
    expect(broken(odd, { schemas: { 'constructor@1': [] } })).toEqual([]);
  });
});

describe('an earlier receipt holds the school to what there was (design 6.5)', () => {
  const receipt = textIn(copy, RECEIPT);
  const ownReceipt = parseNote(receipt).text;
  const grown = buildCopy(wholeInput([...sampleEntries(), shown(recorded(STREAM, 6))], LATER));

  it('a copy that has grown extends it', () => {
    expect(broken(grown, { receipts: [receipt] })).toEqual([]);
    expect(told(grown, { receipts: [receipt] })).toContain('limit-after-receipt');
  });
  it('a truncated copy does not', () => expect(broken(withoutLast(copy), { receipts: [receipt] })).toEqual(['shorter-than-receipt']));
  it('a rewritten history does not', () => {
    const rewritten = buildCopy(wholeInput(recordedMany(STREAM, 8).map(shown), LATER));
    expect(broken(rewritten, { receipts: [receipt] })).toEqual(['receipt-differs']);
  });
  it.each([
    ['signed by another', signNote(ownReceipt, otherSigner), 'receipt-signature'],
    ['no receipt', 'onzin', 'receipt-malformed'],
    ['a manifest note', textIn(copy, MANIFEST_NOTE), 'receipt-malformed'],
    ['of another dossier', signNote(receiptText({ origin: ORIGIN, streams: [{ blindedId: '00'.repeat(32), size: 1, head: '00'.repeat(32) }] }), signer), 'receipt-of-another'],
    ['of another origin', signNote(ownReceipt.replace('bestuur-1', 'bestuur-2'), signer), 'receipt-of-another'],
  ])('%s', (_, note, code) => expect(broken(copy, { receipts: [note] })).toEqual([code]));
  it('does not fit a partial copy', () => expect(broken(partialCopy(), { receipts: [receipt] })).toEqual(['receipt-of-partial-copy']));
  it('the receipts that the copy carries must fit too', () => {
    const other = textIn(buildCopy(wholeInput(recordedMany(STREAM, 2).map(shown))), RECEIPT);
    expect(broken(resigned(new Map([...copy, ['controle/eerder/0001.txt', Buffer.from(other)]]), manifestIn(copy), dossierIn(copy)))).toEqual(['receipt-differs']);
  });
});

describe('an earlier copy shows what was hidden since (design 6.5)', () => {
  const all = recordedMany(STREAM, 4);
  const before = buildCopy(wholeInput(all.map(shown)));
  const now = (entries: Parameters<typeof wholeInput>[0]) => buildCopy(wholeInput(entries, LATER));
  const three = all.slice(1).map(shown);
  const first = all[0] as (typeof all)[number];

  it('nothing hidden', () => expect(report(now([...all.map(shown), withheld(recorded(STREAM, 4))]), { earlier: before }).holds.map(({ code }) => code)).toContain('earlier-copy-holds'));
  it('shown, then withheld', () => expect(entriesOf('shown-then-withheld', now([withheld(first), ...three]), { earlier: before })).toEqual([1]));
  it('shown, then erased is told', () => {
    expect(broken(now([erased(first), ...three]), { earlier: before })).toEqual([]);
    expect(entriesOf('shown-then-erased', now([erased(first), ...three]), { earlier: before })).toEqual([1]);
  });
  it('erased, then shown', () => expect(entriesOf('erased-then-shown', now(all.map(shown)), { earlier: buildCopy(wholeInput([erased(first), ...three])) })).toEqual([1]));
  it('more black is told', () =>
    expect(entriesOf('more-redacted', now([{ state: 'redacted', ...first, redactions: [{ pointer: '/data/goal', reason: 'B' }] }, ...three]), { earlier: before })).toEqual([1]));
  it('an entry replaced', () => expect(entriesOf('entry-replaced', now([shown(recorded(STREAM, 0)), ...three]), { earlier: before })).toEqual([1]));
  it('shorter', () => expect(broken(now(all.slice(0, 3).map(shown)), { earlier: before })).toEqual(['shorter-than-earlier']));
  it('made later', () => expect(broken(before, { earlier: now(all.map(shown)) })).toEqual(['earlier-copy-is-later']));
  it('itself broken', () => expect(broken(copy, { earlier: replaced(copy, { [MANIFEST]: '{}' }) })).toEqual(['earlier-copy-broken']));
  it('of another origin', () => expect(broken(now(all.map(shown)), { earlier: buildCopy(wholeInput(all.map(shown), { origin: 'ander/bestuur' })) })).toEqual(['earlier-copy-of-another']));
  it('of another dossier', () => {
    const other = buildCopy(wholeInput([], { streams: [{ stream: OTHER_STREAM, blindingKey, size: 0, entries: [] }] }));
    expect(broken(now(all.map(shown)), { earlier: other })).toEqual(['earlier-copy-of-another']);
  });
});

describe('a partial copy proves only that these entries were signed (design 6.4)', () => {
  const partial = partialCopy();
  it('holds, and says that it proves no completeness', () => {
    expect(broken(partial)).toEqual([]);
    expect(told(partial)).toContain('limit-partial');
  });
  it('shows no number, D, size, head, stream or key id', () => {
    for (const hidden of ['number', 'digest', 'size', 'head', 'keyId', 'blindedId', STREAM]) {
      expect(textIn(partial, MANIFEST)).not.toContain(`"${hidden}"`);
      expect(textIn(partial, DOSSIER)).not.toContain(`"${hidden}"`);
    }
  });
  it('is matched with a later whole copy by commitment', () => expect(broken(buildCopy(wholeInput(sampleEntries(), LATER)), { earlier: partial })).toEqual([]));
  it('an entry of it that is gone from a whole copy that hides nothing', () =>
    expect(broken(buildCopy(wholeInput(recordedMany(STREAM, 3).map(shown), LATER)), { earlier: partial })).toEqual(['earlier-entry-gone']));
});

describe('a partial copy that was changed and signed again by the operator', () => {
  const partial = partialCopy();
  const manifest = parseManifest(partial.get(MANIFEST) ?? new Uint8Array()) as PartialManifest;
  const dossier = parseDossier(partial.get(DOSSIER) ?? new Uint8Array()) as PartialDossier;
  const [one, two] = dossier.entries as [PartialDossier['entries'][number], PartialDossier['entries'][number]];
  const entries = (...list: PartialDossier['entries']) => broken(resigned(partial, manifest, { ...dossier, entries: list }));

  it('unchanged, it holds', () => expect(entries(one, two)).toEqual([]));
  it('another value', () => expect(entries({ ...one, leaves: one.leaves.map((leaf) => (leaf.pointer === '/purpose' ? { ...leaf, value: 'x' } : leaf)) }, two)).toEqual(['entry-changed']));
  it('another moment', () => expect(entries(one, { ...two, recordedAt: '2026-03-02T09:02:00.000Z' })).toEqual(['entry-changed']));
  it('exchanged', () => expect(entries(two, one)).toEqual(['entry-state-differs', 'entry-changed', 'time-runs-back']));
  it('one left out', () => expect(entries(one)).toEqual(['entry-missing']));
  it('one too many', () => expect(entries(one, two, two)).toEqual(['entry-not-announced']));
  it('called shown where it is black', () => {
    const shownOnly = manifest.entries.map(({ recordedAt, commitment }) => ({ state: 'shown' as const, recordedAt, commitment }));
    expect(broken(resigned(partial, { ...manifest, entries: shownOnly }, dossier))).toEqual(['entry-state-differs']);
  });
});

describe('the note and the manifest speak of the same copy (design 6.5)', () => {
  const manifest = manifestIn(copy);
  const noted = (change: Partial<Parameters<typeof manifestNoteText>[0]>) =>
    broken(replaced(copy, { [MANIFEST_NOTE]: signNote(manifestNoteText({ origin: ORIGIN, manifest: sha256(copy.get(MANIFEST) ?? new Uint8Array()), streams: manifest.streams, ...change }), signer) }));
  it('as made', () => expect(noted({})).toEqual([]));
  it('another origin', () => expect(noted({ origin: 'ander/bestuur' })).toEqual(['origin-differs']));
  it('other streams', () => expect(noted({ streams: [] })).toEqual(['streams-differ']));
  it('another size', () => expect(noted({ streams: manifest.streams.map((stream) => ({ ...stream, size: 5 })) })).toEqual(['streams-differ']));

  const listed = (change: (files: typeof manifest.files) => typeof manifest.files) => {
    const bytes = copyFileNames.utf8(copyFileNames.jsonText({ ...manifest, files: change(manifest.files) }));
    return broken(new Map([...copy, [MANIFEST, bytes], [MANIFEST_NOTE, Buffer.from(signNote(manifestNoteText({ origin: ORIGIN, manifest: sha256(bytes), streams: manifest.streams }), signer))]]));
  };
  it('a wrong number of bytes', () => expect(listed((files) => files.map((file, i) => (i === 0 ? { ...file, bytes: file.bytes + 1 } : file)))).toEqual(['file-changed']));
  it.each(['../sleutel.txt', '/etc/hosts', 'a\\b', 'controle/manifest.json', 'lees-mij-eerst.txt'])('a file named %s', (name) =>
    expect(listed((files) => [...files, { name, bytes: 0, sha256: sha256(new Uint8Array()) }])).toContain('file-name-refused'));
});

it('recordedAt never runs back within a stream (design 4)', () => {
  const early = recorded(STREAM, 0);
  const input = wholeInput([shown({ ...early, header: { ...early.header, recordedAt: '2027-01-01T00:00:00.000Z' } }), shown(recorded(STREAM, 1))]);
  expect(() => buildCopy(input)).toThrow('time-runs-back');
});

describe('a copy of more streams counts each for itself (design 2)', () => {
  const parts = (size: number) => [
    { stream: STREAM, blindingKey, size: 2, entries: recordedMany(STREAM, 2).map(shown) },
    { stream: OTHER_STREAM, blindingKey: secretKey('other blinding key'), size, entries: recordedMany(OTHER_STREAM, size).map(shown) },
  ];
  const both = buildCopy(wholeInput([], { streams: parts(3) }));
  it('holds', () => expect(report(both).holds.map(({ text }) => text)).toContain('3 van 3 gebeurtenissen van deel 2 zijn verantwoord: 3 helemaal getoond, 0 deels zwart, 0 niet getoond, 0 gewist.'));
  it('the receipt speaks of the size of the dossier itself', () =>
    expect(report(both, { receipts: [textIn(both, RECEIPT)] }).limits.map(({ text }) => text)).toContainEqual(expect.stringContaining('De eerste 2 gebeurtenissen kunnen niet stil zijn weggehaald.')));
  it('the dossier file has the same parts as the manifest', () => {
    const { streams, ...rest } = dossierIn(both);
    expect(broken(resigned(both, manifestIn(both), { ...rest, streams: [...streams].reverse() }))).toEqual(['streams-differ']);
    expect(broken(resigned(both, manifestIn(both), { ...rest, streams: streams.slice(0, 1) }))).toEqual(['streams-differ']);
  });
  it('no two parts share a blinded id', () => {
    const manifest = manifestIn(both);
    const alike = { ...manifest, streams: manifest.streams.map((stream) => ({ ...stream, blindedId: '00'.repeat(32) })) };
    expect(broken(resigned(both, alike, dossierIn(both)))).toContain('streams-differ');
  });
  it('a part that is gone later is missed', () => expect(broken(buildCopy(wholeInput([], { streams: parts(3).slice(0, 1), ...LATER })), { receipts: [textIn(both, RECEIPT)] })).toEqual(['receipt-of-another']));
  it('a part that shrank is missed', () => expect(broken(buildCopy(wholeInput([], { streams: parts(2), ...LATER })), { receipts: [textIn(both, RECEIPT)] })).toEqual(['shorter-than-receipt']));
});

describe('doubled keys, which two programs may read differently, are refused', () => {
  it.each([MANIFEST, DOSSIER])('in %s', (name) => {
    const doubled = textIn(copy, name).replace('{\n', '{\n "kind": "partial",\n');
    expect(broken(replaced(copy, { [name]: doubled }))).toContain(name === MANIFEST ? 'manifest-malformed' : 'dossier-malformed');
  });
});

it('unknown keys beside the school’s do no harm', () => {
  const other = { ...schoolKey, name: 'iemand' } satisfies VerifierKey;
  expect(broken(copy, { keys: [other, schoolKey] })).toEqual([]);
});
