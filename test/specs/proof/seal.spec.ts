import { createCipheriv } from 'node:crypto';
import { deriveEntryKey, documentKey, headerDigest, newSeed, openDocument, openEntry, SealBroken, sealDocument, sealEntry } from '../../../src/proof/index.ts';
import { randomBytesFromPool } from '../../../src/proof/random.ts';
import { hexOf, recorded, secretKey, STREAM, uuidOf } from '../../vectors/fixtures.ts';

const { header, content } = recorded(STREAM, 0);
const digest = headerDigest(header);
const key = deriveEntryKey(secretKey('dek'), header.eventId);

describe('sealing binds an entry to its key and place (design 6.2)', () => {
  const stored = sealEntry(key, digest, content);

  it('opens with the same key and D', () => expect(openEntry(key, digest, stored)).toEqual(content));

  it('adds 28 bytes: nonce and tag', () => expect(stored).toHaveLength(Buffer.byteLength(JSON.stringify(content)) + 28));

  it('gives other bytes each time: a fresh nonce at every sealing', () => expect(sealEntry(key, digest, content).equals(stored)).toBe(false));

  it('does not open at another place', () =>
    expect(() => openEntry(key, headerDigest({ ...header, revision: 1 }), stored)).toThrow(SealBroken));

  it('does not open with the key of another entry', () =>
    expect(() => openEntry(deriveEntryKey(secretKey('dek'), uuidOf('other')), digest, stored)).toThrow(SealBroken));

  it('refuses a tag of four bytes', () => {
    const nonce = stored.subarray(0, 12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 4 });
    cipher.setAAD(Buffer.from(digest, 'hex'));
    const short = Buffer.concat([nonce, cipher.update(JSON.stringify(content)), cipher.final(), cipher.getAuthTag()]);
    expect(() => openEntry(key, digest, short)).toThrow(SealBroken);
  });

  it.each([0, 12, 27])('refuses %i bytes', (length) => expect(() => openEntry(key, digest, stored.subarray(0, length))).toThrow(SealBroken));

  it('says nothing of the content when it does not open', () => {
    expect(() => openEntry(key, '00'.repeat(32), stored)).toThrow('The sealed part does not open with this key at this place.');
  });

  it('refuses a D that is no digest, rather than sealing under a shorter one', () => expect(() => sealEntry(key, 'abc', content)).toThrow(TypeError));
});

describe('keys are derived for one entry or document only (design 6.1)', () => {
  const dek = secretKey('dek');
  it('another event id gives another key', () => expect(hexOf(deriveEntryKey(dek, uuidOf('a')))).not.toBe(hexOf(deriveEntryKey(dek, uuidOf('b')))));
  it('no two lists of projection and document give one key', () =>
    expect(hexOf(documentKey(dek, 'ab', 'c'))).not.toBe(hexOf(documentKey(dek, 'a', 'bc'))));
});

describe('a read document opens only at its place (design 6.2)', () => {
  const place = { projection: 'timeline', documentId: uuidOf('document'), keyId: 'k-1', position: '42' };
  const key = documentKey(secretKey('dek'), place.projection, place.documentId);
  const stored = sealDocument(key, place, { lines: [1] });

  it('opens there', () => expect(openDocument(key, place, stored)).toEqual({ lines: [1] }));
  it.each(['projection', 'documentId', 'keyId', 'position'] as const)('not with another %s', (part) =>
    expect(() => openDocument(key, { ...place, [part]: 'other' }, stored)).toThrow(SealBroken));
});

describe('the random pool', () => {
  it('never gives the same bytes twice, across many refills', () => {
    const given = Array.from({ length: 20_000 }, () => randomBytesFromPool(12).toString('hex'));
    expect(new Set(given).size).toBe(given.length);
  });

  it('gives bytes of their own: a later refill changes nothing', () => {
    const bytes = randomBytesFromPool(12);
    const before = bytes.toString('hex');
    for (let i = 0; i < 2000; i += 1) randomBytesFromPool(64);
    expect(bytes.toString('hex')).toBe(before);
  });

  it('gives no byte that was wiped before', () => {
    const firsts = Array.from({ length: 20_000 }, () => randomBytesFromPool(12)[0]);
    expect(firsts.filter((byte) => byte === 0).length).toBeLessThan(200);
  });

  it('refuses what it cannot give', () => expect(() => randomBytesFromPool(65)).toThrow(RangeError));
  it('a seed is 32 bytes in base64url', () => expect(Buffer.from(newSeed(), 'base64url')).toHaveLength(32));
});
