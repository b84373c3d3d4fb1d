import { buildCopy, bundle, CopyRefused, FIXED_SENTENCE, unbundle } from '../../../src/copy/index.ts';
import type { CopyInput, Redaction } from '../../../src/copy/index.ts';
import { copyFileNames, verifierKey } from '../../../src/proof/index.ts';
import { contentWith, ORIGIN, OTHER_STREAM, otherSigner, recorded, recordedMany, sampleEntries, shown, signer, STREAM, wholeInput } from '../../vectors/fixtures.ts';
import { textIn } from '../../vectors/operator.ts';
import { partialCopy } from '../../vectors/tampered.ts';

const { DOSSIER, MANIFEST, READ_ME, RECEIPT } = copyFileNames;
const copy = buildCopy(wholeInput(sampleEntries()));

const refusal = (input: CopyInput): string | undefined => {
  try {
    buildCopy(input);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(CopyRefused);
    return (error as CopyRefused).reason;
  }
};

describe('the files of a copy (AVG 15(3))', () => {
  it('stand in a fixed order', () =>
    expect([...copy.keys()]).toEqual([
      'LEES-MIJ-EERST.txt',
      'gegevens/dossier.json',
      'gegevens/ontvangers.json',
      'gegevens/wie-heeft-gekeken.json',
      'controle/ontvangstbewijs.txt',
      'controle/manifest.json',
      'controle/manifest.txt',
    ]));
  it('are the same bytes for the same input', () => expect(bundle(buildCopy(wholeInput(sampleEntries())))).toBe(bundle(copy)));
  it('take renderings along, hashed in the manifest', () => {
    const files = buildCopy(wholeInput(sampleEntries(), { files: new Map([['kopie.pdf', Buffer.from([0xff, 0x00])]]) }));
    expect(textIn(files, MANIFEST)).toContain('"kopie.pdf"');
  });
});

describe('the read-me adds up and hides no hiding (docs/rules.md, Consent and confidentiality)', () => {
  const text = textIn(copy, READ_ME);
  it('counts all states', () => expect(text).toContain('6 gebeurtenissen = 3 helemaal getoond + 1 deels zwart + 1 niet getoond + 1 gewist,'));
  it('every copy carries the same sentence', () => {
    expect(text).toContain(FIXED_SENTENCE);
    expect(textIn(partialCopy(), READ_ME)).toContain(FIXED_SENTENCE);
  });
  it('tells the Dutch time', () => expect(text).toContain('12 april 2026 om 14:05 uur'));
  it('is short', () => expect(text.split('\n').length).toBeLessThan(22));
  it('a partial copy tells no total', () => {
    expect(textIn(partialCopy(), READ_ME)).toContain('In deze kopie staan 2 gebeurtenissen: 1 helemaal getoond + 1 deels zwart,');
    expect(textIn(partialCopy(), READ_ME)).not.toMatch(/niet getoond|gewist/);
  });
});

describe('what is black, withheld or secret is in no file (AVG 15(4))', () => {
  const { content } = recorded(STREAM, 1);
  const everything = bundle(copy);
  it.each([['the other child', 'Sem'], ['the name', 'J. de Vries"'], ['seeds', content.seed], ['fingerprints', content.fingerprint]])('%s', (name, secret) =>
    name === 'the name' ? expect(textIn(copy, DOSSIER).split(secret).length - 1).toBe(3) : expect(everything).not.toContain(secret));
  it('a redaction of a container takes all below it', () => {
    const black = buildCopy(wholeInput([{ state: 'redacted', ...recorded(STREAM, 0), redactions: [{ pointer: '/data', reason: 'E' }] }]));
    expect(bundle(black)).not.toContain('Noor leest');
  });
});

describe('a copy that would be wrong is not built', () => {
  const entry = recorded(STREAM, 0);
  const redacted = (redactions: readonly Redaction[]): CopyInput => wholeInput([{ state: 'redacted', ...entry, redactions }]);

  it.each<[string, CopyInput]>([
    ['nothing-redacted', redacted([])],
    ['redaction-hits-nothing', redacted([{ pointer: '/data/text/9', reason: 'A' }])],
    ['redaction-hits-nothing', redacted([{ pointer: '/data/tex', reason: 'A' }])],
    ['redaction-of-what-is-always-shown', redacted([{ pointer: '/type', reason: 'A' }])],
    ['redaction-of-what-is-always-shown', redacted([{ pointer: '', reason: 'A' }])],
    ['commitment-differs', wholeInput([shown({ ...entry, content: { ...entry.content, purpose: 'other' } })])],
    ['entry-out-of-place', wholeInput([shown(recorded(STREAM, 1))])],
    ['entry-out-of-place', wholeInput([shown(recorded(OTHER_STREAM, 0))])],
    ['size-differs', wholeInput(sampleEntries(), { streams: [{ ...(wholeInput(sampleEntries()).streams[0] as ReturnType<typeof wholeInput>['streams'][number]), size: 7 }] })],
    ['file-name-refused', wholeInput([], { annexes: [{ name: 'Ontvangers', document: {} }] })],
    ['file-name-refused', wholeInput([], { annexes: [{ name: 'dossier', document: {} }] })],
    ['file-name-refused', wholeInput([], { files: new Map([['../kopie.pdf', new Uint8Array()]]) })],
    ['file-name-refused', wholeInput([], { files: new Map([['lees-mij-eerst.TXT', new Uint8Array()]]) })],
    ['file-name-refused', wholeInput([], { files: new Map([['controle/extra.txt', new Uint8Array()]]) })],
  ])('%s', (reason, input) => expect(refusal(input)).toBe(reason));
});

describe('the receipts given before must fit (design 6.5)', () => {
  const before = textIn(buildCopy(wholeInput(sampleEntries().slice(0, 4))), RECEIPT);
  it('stand in the copy', () => expect([...buildCopy(wholeInput(sampleEntries(), { earlierReceipts: [before] })).keys()]).toContain('controle/eerder/0001.txt'));
  it('a contradicted one stops the copy', () => expect(refusal(wholeInput(recordedMany(STREAM, 6).map(shown), { earlierReceipts: [before] }))).toBe('does-not-verify'));
  it('one that names a stream which this reader does not get stops the copy', () => {
    const two = buildCopy(wholeInput([], { streams: [...wholeInput(sampleEntries()).streams, { ...(wholeInput([]).streams[0] as ReturnType<typeof wholeInput>['streams'][number]), stream: OTHER_STREAM }] }));
    expect(refusal(wholeInput(sampleEntries(), { earlierReceipts: [textIn(two, RECEIPT)] }))).toBe('does-not-verify');
  });
  it('a retired key is known', () => {
    const old = textIn(buildCopy(wholeInput(sampleEntries().slice(0, 4), { signer: otherSigner })), RECEIPT);
    expect(refusal(wholeInput(sampleEntries(), { earlierReceipts: [old] }))).toBe('does-not-verify');
    expect(refusal(wholeInput(sampleEntries(), { earlierReceipts: [old], retiredKeys: [verifierKey(otherSigner.name, otherSigner.privateKey)] }))).toBeUndefined();
  });
});

describe('a bundle is the same copy in one file', () => {
  it('reads back', () => expect(unbundle(bundle(copy))).toEqual(new Map([...copy].map(([name, bytes]) => [name, Buffer.from(bytes)]))));
  it('refuses bytes that are no text', () => expect(() => bundle(new Map([['kopie.pdf', Buffer.from([0xff])]]))).toThrow('not-text'));
  it.each(['', '[]', '{}', '{"format":"leerlingdossier-copy/1"}', '{"format":"leerlingdossier-copy/2","files":{}}', '{"format":"leerlingdossier-copy/1","files":{"a":1}}', '{"format":"leerlingdossier-copy/1","files":{"../a":""}}', '{"format":"leerlingdossier-copy/1","files":{"__proto__":"x"}}', '{"format":"leerlingdossier-copy/1","files":["a"]}'])('refuses %s', (text) =>
    expect(() => unbundle(text)).toThrow('malformed'));
});

it('an empty dossier has a copy too', () => expect(refusal(wholeInput([]))).toBeUndefined());
it('annexes may hold any JSON', () => expect(refusal(wholeInput([shown(recorded(STREAM, 0, contentWith({})))], { annexes: [{ name: 'cijfers', document: { gemiddeld: 7.5, __proto__: null } }] }))).toBeUndefined());
it('the signer may have another name than the origin', () => expect(refusal(wholeInput([], { signer: { ...signer, name: `${ORIGIN}/2026` } }))).toBeUndefined());
