import { createSecretKey } from 'node:crypto';
import { buildCopy, bundle } from '../../src/copy/index.ts';
import { blindedId, commit, deriveEntryKey, disclose, documentKey, extend, formatKey, genesis, headerDigest, leavesOf, manifestNoteText, receiptText, signNote } from '../../src/proof/index.ts';
import type { JsonValue } from '../../src/proof/index.ts';
import { sealWithNonce } from '../../src/proof/seal.ts';
import { blindingKey, contentWith, hexOf, ORIGIN, recorded, recordedMany, sampleEntries, schoolKey, secretKey, seedOf, signer, signingSeed, STREAM, uuidOf, wholeInput } from './fixtures.ts';
import { partialBundle, tamperedCopies } from './tampered.ts';

/** The contents of the vector files, from fixed inputs. `generate.ts` writes them; a spec compares them. */

const dek = secretKey('dek');
const eventId = uuidOf('an event');
const place = { projection: 'timeline', documentId: uuidOf('a document'), keyId: 'k-7f3a', position: '1042' };

const keys = {
  entryKey: { dek: hexOf(dek), eventId, entryKey: hexOf(deriveEntryKey(dek, eventId)) },
  documentKey: { dek: hexOf(dek), projection: place.projection, documentId: place.documentId, documentKey: hexOf(documentKey(dek, place.projection, place.documentId)) },
  blindedId: { blindingKey: hexOf(blindingKey), stream: STREAM, blindedId: blindedId(blindingKey, STREAM) },
};

const lp = (text: string): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text)]);
};

const sealing = () => {
  const { header, content } = recorded(STREAM, 0);
  const entryKey = deriveEntryKey(dek, header.eventId);
  const nonce = Buffer.from('000102030405060708090a0b', 'hex');
  const plaintext = JSON.stringify(content);
  const documentText = JSON.stringify({ lines: ['Een regel'] });
  const aad = Buffer.concat([Buffer.from('v1/document\0'), ...[place.projection, place.documentId, place.keyId, place.position].map(lp)]);
  return {
    entry: {
      entryKey: hexOf(entryKey),
      nonce: nonce.toString('hex'),
      aad: headerDigest(header),
      plaintext,
      sealed: sealWithNonce(entryKey, nonce, Buffer.from(headerDigest(header), 'hex'), plaintext).toString('hex'),
    },
    document: {
      documentKey: keys.documentKey.documentKey,
      ...place,
      nonce: nonce.toString('hex'),
      aad: aad.toString('hex'),
      plaintext: documentText,
      sealed: sealWithNonce(createSecretKey(Buffer.from(keys.documentKey.documentKey, 'hex')), nonce, aad, documentText).toString('hex'),
    },
  };
};

const contents: Readonly<Record<string, { [key: string]: JsonValue }>> = {
  'every tag': { type: 'T', occurredOn: '2026-03-02', data: { nothing: null, no: false, yes: true, zero: 0, negative: -12, largest: 9007199254740991, text: 'tekst', noText: '', object: {}, array: [] } },
  'nested arrays': { type: 'T', occurredOn: '2026-03-02', data: { rows: [[1, 2], [], [[3]]], segments: [{ text: 'Een.' }, { text: 'Twee.', person: 'Sem', relation: 'other-pupil' }] } },
  'eleven items: /10 sorts before /2': { type: 'T', occurredOn: '2026-03-02', data: { items: Array.from({ length: 11 }, (_, i) => i) } },
  'keys with ~ and /': { type: 'T', occurredOn: '2026-03-02', data: { 'a/b': 1, 'a~b': 2, 'a~1b': 3, '': 4, a: { '/': 5 }, 'a-b': 6 } },
  'order of UTF-8 bytes, not of UTF-16 units': { type: 'T', occurredOn: '2026-03-02', data: { 'é': 'é', '\uffee': 'halfbreed', '😀': 'Şahin, Łucja, محمد, 李' } },
  'a key named __proto__': JSON.parse('{"type":"T","occurredOn":"2026-03-02","data":{"__proto__":{"admin":true},"constructor":1}}') as { [key: string]: JsonValue },
};

const refusedContents: readonly (readonly [string, string, string])[] = [
  ['{"type":"T","data":{"grade":7.5}}', '/data/grade', 'not-an-integer'],
  ['{"type":"T","data":{"n":9007199254740992}}', '/data/n', 'not-an-integer'],
  ['{"type":"T","data":{"n":-0}}', '/data/n', 'negative-zero'],
  ['{"type":"T","data":{"s":"\\ud800"}}', '/data/s', 'lone-surrogate'],
  ['{"type":"T","data":{"\\udc00":1}}', '/data', 'lone-surrogate'],
  ['{"type":"T","data":{"2026":1}}', '/data/2026', 'digits-only-key'],
  ['{}', '', 'empty'],
  ['[]', '', 'not-json'],
  [`{"data":${'['.repeat(40)}${']'.repeat(40)}}`, `/data${'/0'.repeat(31)}`, 'too-deep'],
];

const commitment = () => ({
  entries: Object.entries(contents).map(([name, content]) => ({
    name,
    seed: seedOf(name),
    content,
    leaves: leavesOf(content).map(({ pointer }) => pointer),
    commitment: commit(content, seedOf(name)),
  })),
  sealedPart: { sealedPart: recorded(STREAM, 0).content, commitment: recorded(STREAM, 0).header.commitment },
  refused: refusedContents.map(([json, pointer, reason]) => ({ json, pointer, reason })),
});

const leaf = (pointer: string, value: JsonValue = 1): JsonValue => ({ pointer, salt: '00'.repeat(16), value });

const refusedLeaves: readonly (readonly [string, readonly JsonValue[]])[] = [
  ['no-leaves', []],
  ['pointers-unsorted', [leaf('/b'), leaf('/a')]],
  ['pointer-twice', [leaf('/a'), leaf('/a')]],
  ['pointer-is-ancestor', [leaf('/a'), leaf('/a/b')]],
  ['pointer-is-ancestor', [leaf('/a', 's'), leaf('/a-b'), leaf('/a/b')]],
  ['array-index', [leaf('/a/0'), leaf('/a/2')]],
  ['array-index', [leaf('/a/0'), leaf('/a/01')]],
  ['array-index', [leaf('/a/0'), leaf('/a/b')]],
  ['array-index', [leaf('/0'), leaf('/1')]],
  ['bad-pointer', [leaf('')]],
  ['bad-pointer', [leaf('a')]],
  ['bad-pointer', [leaf('/a~')]],
  ['bad-pointer', [leaf('/a~2')]],
  ['bad-pointer', [leaf('/seed')]],
  ['bad-pointer', [leaf('/fingerprint')]],
  ['too-deep', [leaf('/a'.repeat(33))]],
];

const disclosure = () => {
  const content = contentWith({});
  const redacted: Readonly<Record<string, 'A' | 'B'>> = { '/data/text/1/text': 'A', '/data/text/1/person': 'A', '/data/text/1/relation': 'A', '/actor/name': 'B' };
  const seed = seedOf('disclosure');
  return {
    content,
    seed,
    redacted,
    leaves: disclose(content, seed, (pointer) => redacted[pointer] ?? false),
    commitment: commit(content, seed),
    refusedLeaves: refusedLeaves.map(([reason, leaves]) => ({ reason, leaves })),
  };
};

const chain = () => {
  const headers = recordedMany(STREAM, 4).map(({ header }) => header);
  const digests = headers.map(headerDigest);
  const heads = digests.reduce((known, digest) => [...known, extend(known[known.length - 1] as string, digest)], [genesis(STREAM)]);
  return { stream: STREAM, headers, digests, heads };
};

const notes = () => {
  const { heads } = chain();
  const receipt = receiptText({ origin: ORIGIN, streams: [{ blindedId: keys.blindedId.blindedId, size: 4, head: heads[4] as string }] });
  const manifest = manifestNoteText({ origin: ORIGIN, manifest: '11'.repeat(32), streams: [{ blindedId: keys.blindedId.blindedId, size: 4, head: heads[4] as string }] });
  return {
    name: signer.name,
    privateSeed: signingSeed.toString('hex'),
    key: formatKey(schoolKey),
    receipt: { text: receipt, note: signNote(receipt, signer) },
    manifestNote: { text: manifest, note: signNote(manifest, signer) },
    // From golang.org/x/mod/sumdb/note, the other implementation of this format.
    foreign: {
      key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
      note: 'If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
    },
  };
};

const copy = () => {
  const files = buildCopy(wholeInput(sampleEntries()));
  return {
    key: formatKey(schoolKey),
    whole: JSON.parse(bundle(files)) as JsonValue,
    partial: JSON.parse(partialBundle()) as JsonValue,
    tampered: tamperedCopies(files),
  };
};

/** File name → what stands in it. */
export const vectors = (): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([
    ['keys.json', keys],
    ['sealing.json', sealing()],
    ['commitment.json', commitment()],
    ['disclosure.json', disclosure()],
    ['chain.json', chain()],
    ['notes.json', notes()],
    ['copy.json', copy()],
  ]);

/** The bytes of a vector file. */
export const vectorText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
