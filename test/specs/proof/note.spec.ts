import { formatKey, parseKey, parseKeys, parseReceipt, receiptText, signNote, verifierKey, verifyNote } from '../../../src/proof/index.ts';
import { ORIGIN, otherSigner, schoolKey, signer } from '../../vectors/fixtures.ts';

const note = signNote('eerste regel\ntweede regel\n', signer);
const refusal = (text: string): string | undefined => {
  try {
    verifyNote(text, [schoolKey]);
    return undefined;
  } catch (error) {
    return (error as { reason?: string }).reason;
  }
};

describe('a signed note says who signed which text (c2sp.org/signed-note, design 6.5)', () => {
  it('verifies with the published key', () => expect(verifyNote(note, [schoolKey])).toEqual({ text: 'eerste regel\ntweede regel\n', signedBy: [ORIGIN] }));
  it('a changed text is a wrong signature', () => expect(refusal(note.replace('tweede', 'derde'))).toBe('wrong-signature'));
  it('a signature of a key that was not given says nothing', () => expect(refusal(signNote('tekst\n', otherSigner))).toBe('unknown-key'));
  it('an unknown signature beside a good one is passed over', () => {
    const both = `${note}${signNote('x\n', otherSigner).split('\n\n')[1] ?? ''}`;
    expect(verifyNote(both, [schoolKey]).signedBy).toEqual([ORIGIN]);
  });
  it('base64 in another spelling is refused', () => expect(refusal(note.replace(/=\n$/, '\n'))).toBe('malformed'));
  it.each(['', '\n', 'tekst\n', 'tekst\n\n', 'tekst\n\n— naam\n', 'tekst\n\n- naam AAAAAAAA\n', note.trimEnd(), `a\u0007b\n\n${note.split('\n\n')[1] ?? ''}`])('%j is no note', (text) =>
    expect(refusal(text)).toBe('malformed'));
  it('refuses to sign a text with control characters', () => expect(() => signNote('a\tb\n', signer)).toThrow(TypeError));
  it('refuses to sign a text without an end', () => expect(() => signNote('a', signer)).toThrow(TypeError));
});

describe('a published key is one line', () => {
  const line = formatKey(schoolKey);
  it('reads back', () => expect(formatKey(parseKey(line) as typeof schoolKey)).toBe(line));
  it.each([line.replace('bestuur-1', 'bestuur-2'), line.slice(0, -2), 'geen sleutel', '', line.replace('+', ' ')])('%j is no key', (text) => expect(parseKey(text)).toBeUndefined());
  it('a file has one a line, with comments', () => expect(parseKeys(`# sleutels\n\n${line}\r\n`)).toHaveLength(1));
  it('a file with a line that is no key is refused', () => expect(parseKeys(`${line}\nonzin\n`)).toBeUndefined());
  it('a name with a plus or a space cannot sign', () => expect(() => verifierKey('a b', signer.privateKey)).toThrow(TypeError));
});

describe('a receipt lists each stream once with size and head (design 6.5)', () => {
  const stream = { blindedId: 'aa'.repeat(32), size: 12, head: 'bb'.repeat(32) };
  const text = receiptText({ origin: ORIGIN, streams: [stream] });
  it('reads back', () => expect(parseReceipt(text)).toEqual({ origin: ORIGIN, streams: [stream] }));
  it.each([
    ['no stream', `${ORIGIN}\n`],
    ['a size with a leading zero', text.replace(' 12 ', ' 012 ')],
    ['a negative size', text.replace(' 12 ', ' -1 ')],
    ['a stream twice', `${text}${text.split('\n')[1] ?? ''}\n`],
    ['upper-case hex', text.replaceAll('aa', 'AA')],
    ['a fourth word', text.replace(/\n$/, ' x\n')],
    ['a manifest note', `${ORIGIN}\n${'cc'.repeat(32)}\n`],
  ])('refuses %s', (_, refused) => expect(() => parseReceipt(refused)).toThrow());
});
