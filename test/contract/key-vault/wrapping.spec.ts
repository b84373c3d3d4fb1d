import { createCipheriv, createSecretKey, randomBytes } from 'node:crypto';
import { KEY_CACHE_TTL_MS, TtlCache } from '../../../src/platform/key-vault/ttl-cache.ts';
import { unwrap, wrap, type KeyPlace } from '../../../src/platform/key-vault/wrapping.ts';

describe('A wrapped key (docs/architecture.md, Keys: AAD = tenant, dossier, key id, epoch)', () => {
  const kek = createSecretKey(randomBytes(32));
  const material = randomBytes(32);
  const place: KeyPlace = { tenant: 'board-1', owner: 'dossier', purpose: 'data', keyId: 'key', eventId: '', epoch: 1 };

  it('opens at its place; the same key never lies there in the same bytes', () => {
    expect(unwrap(kek, place, wrap(kek, place, material)).equals(material)).toBe(true);
    expect(wrap(kek, place, material).equals(wrap(kek, place, material))).toBe(false);
  });

  it.each<[string, Partial<KeyPlace>]>([
    ['tenant', { tenant: 'board-2' }],
    ['dossier', { owner: 'another' }],
    ['purpose', { purpose: 'id' }],
    ['key id', { keyId: 'another' }],
    ['event', { eventId: 'event' }],
    ['epoch', { epoch: 2 }],
    ['border between two names', { owner: 'dossierk', keyId: 'ey' }],
  ])('does not open at another %s', (_, moved) => {
    expect(() => unwrap(kek, { ...place, ...moved }, wrap(kek, place, material))).toThrow();
  });

  it('does not open under another KEK, nor with any bit changed', () => {
    const wrapped = wrap(kek, place, material);
    expect(() => unwrap(createSecretKey(randomBytes(32)), place, wrapped)).toThrow();
    for (let n = 0; n < wrapped.length; n += 1) {
      const changed = Buffer.from(wrapped);
      changed.writeUInt8(changed.readUInt8(n) ^ 1, n);
      expect(() => unwrap(kek, place, changed)).toThrow();
    }
  });

  it('does not open with a tag of four bytes (docs/notes.md, Cryptography: authTagLength)', () => {
    const cipher = createCipheriv('aes-256-gcm', kek, Buffer.alloc(12), { authTagLength: 4 });
    const short = Buffer.concat([Buffer.alloc(12), cipher.update(material), cipher.final(), cipher.getAuthTag()]);
    expect(() => unwrap(kek, place, short)).toThrow();
  });
});

describe('The memory for keys (docs/notes.md, Cryptography: at most 60 seconds, bounded)', () => {
  let time: number;
  let cache: TtlCache<string>;

  beforeEach(() => {
    time = 0;
    cache = new TtlCache(2, KEY_CACHE_TTL_MS, () => time);
  });

  it('forgets after 60 seconds, also what was asked for meanwhile', () => {
    cache.set('a', '1');
    time = 59_999;
    expect(cache.get('a')).toBe('1');
    time = 60_000;
    expect(cache.get('a')).toBeUndefined();
  });

  it('holds no more than its bound: the oldest goes first', () => {
    for (const key of ['a', 'b', 'a', 'c']) cache.set(key, key);
    expect(['a', 'b', 'c'].map((it) => cache.get(it))).toEqual(['a', undefined, 'c']);
  });

  it('forgets when told', () => {
    cache.set('a', '1');
    cache.set('b', '2');
    cache.delete('a');
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, '2']);
    cache.clear();
    expect(cache.get('b')).toBeUndefined();
  });
});
