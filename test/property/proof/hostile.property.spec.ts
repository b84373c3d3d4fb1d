import fc from 'fast-check';
import { buildCopy, unbundle } from '../../../src/copy/index.ts';
import { copyFileNames, deriveEntryKey, openEntry, parseKey, sealEntry, verifyCopy } from '../../../src/proof/index.ts';
import type { DossierFile, Manifest } from '../../../src/proof/index.ts';
import { sampleEntries, schoolKey, sealed, secretKey, uuidOf, wholeInput } from '../../vectors/fixtures.ts';
import { resigned } from '../../vectors/operator.ts';
import { content, json } from './arbitraries.ts';

const { DOSSIER, jsonText, MANIFEST } = copyFileNames;
const copy = buildCopy(wholeInput(sampleEntries()));
const names = [...copy.keys()];
const digest = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));

/** Replaces the value at a random place of a JSON value. */
const mutate = (value: unknown, path: readonly number[], put: unknown): unknown => {
  if (path.length === 0 || typeof value !== 'object' || value === null) return put;
  const keys = Object.keys(value);
  if (keys.length === 0) return put;
  const key = keys[(path[0] as number) % keys.length] as string;
  const changed = mutate((value as Record<string, unknown>)[key], path.slice(1), put);
  return Array.isArray(value) ? value.map((item: unknown, i) => (String(i) === key ? changed : item)) : { ...value, [key]: changed };
};

const path = fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 });
const hostileValue = fc.oneof(json, fc.constantFrom<unknown>(1e308, -1, 0.5, 2 ** 53, '', 'x'.repeat(5000), [], {}, [[[[]]]], '\u0000', '../..'));

describe('a hostile copy gives findings, never an exception (docs/proof.md section 8)', () => {
  it('random bytes in any file', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.uint8Array({ maxLength: 500 }), (name, bytes) => {
        expect(verifyCopy(new Map([...copy, [name, bytes]]), { keys: [schoolKey] }).broken.length).toBeGreaterThan(0);
      }),
    );
  });

  it('any JSON in place of any value, signed by an operator', () => {
    fc.assert(
      fc.property(fc.constantFrom(MANIFEST, DOSSIER), path, hostileValue, (name, way, put) => {
        const value = JSON.parse(Buffer.from(copy.get(name) ?? []).toString('utf8')) as unknown;
        const changed = mutate(value, way, put);
        fc.pre(JSON.stringify(changed) !== JSON.stringify(value));
        const files = new Map([...copy, [name, copyFileNames.utf8(jsonText(changed))]]);
        const again = signedAgain(files, name, changed);
        expect(verifyCopy(again ?? files, { keys: [schoolKey] }).broken).toBeDefined();
        expect(verifyCopy(files, { keys: [schoolKey] }).broken.length).toBeGreaterThan(0);
        expect(verifyCopy(copy, { keys: [schoolKey], earlier: again ?? files })).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  const signedAgain = (files: ReadonlyMap<string, Uint8Array>, name: string, changed: unknown): Map<string, Uint8Array> | undefined => {
    const read = (file: string): unknown => (file === name ? changed : JSON.parse(Buffer.from(files.get(file) ?? []).toString('utf8')));
    try {
      return resigned(files, read(MANIFEST) as Manifest, read(DOSSIER) as DossierFile);
    } catch {
      return undefined;
    }
  };

  it('a changed dossier file under a good signature is always broken', () => {
    fc.assert(
      fc.property(path, hostileValue, (way, put) => {
        const value = JSON.parse(Buffer.from(copy.get(DOSSIER) ?? []).toString('utf8')) as unknown;
        const changed = mutate(value, way, put);
        fc.pre(JSON.stringify(changed) !== JSON.stringify(value));
        const manifest = JSON.parse(Buffer.from(copy.get(MANIFEST) ?? []).toString('utf8')) as Manifest;
        expect(verifyCopy(resigned(copy, manifest, changed as DossierFile), { keys: [schoolKey] }).broken.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('any text as receipt', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (note) => expect(verifyCopy(copy, { keys: [schoolKey], receipts: [note] }).broken.map(({ code }) => code)).toEqual(['receipt-malformed'])));
  });

  it('nesting without end', () => {
    const deep = '['.repeat(200_000);
    for (const name of [MANIFEST, DOSSIER]) expect(verifyCopy(new Map([...copy, [name, Buffer.from(deep)]]), { keys: [schoolKey] }).broken.length).toBeGreaterThan(0);
  });

  it('pollutes no prototype', () => {
    const evil = Buffer.from('{"__proto__":{"kind":"whole","polluted":true},"constructor":{"prototype":{"polluted":true}}}\n');
    for (const name of names) verifyCopy(new Map([...copy, [name, evil]]), { keys: [schoolKey] });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('any text as key or bundle', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), json, (text, value) => {
        expect(parseKey(text)).toBeUndefined();
        expect(() => unbundle(JSON.stringify(value))).toThrow('malformed');
      }),
    );
  });
});

describe('design 6.2: sealed bytes open only with the same key and the same D', () => {
  const dek = secretKey('dek');

  it('open with them, for any content', () => {
    fc.assert(
      fc.property(content, digest, (made, d) => {
        const key = deriveEntryKey(dek, uuidOf('event'));
        const part = sealed(made, 'seal');
        expect(openEntry(key, d, sealEntry(key, d, part))).toEqual(JSON.parse(JSON.stringify(part)));
      }),
    );
  });

  it('and with nothing else', () => {
    fc.assert(
      fc.property(content, digest, digest, fc.nat(), fc.nat(7), (made, d, other, place, bit) => {
        fc.pre(d !== other);
        const key = deriveEntryKey(dek, uuidOf('event'));
        const bytes = sealEntry(key, d, sealed(made, 'seal'));
        expect(() => openEntry(key, other, bytes)).toThrow();
        expect(() => openEntry(deriveEntryKey(dek, uuidOf('another event')), d, bytes)).toThrow();
        expect(() => openEntry(deriveEntryKey(secretKey('another dek'), uuidOf('event')), d, bytes)).toThrow();
        bytes[place % bytes.length] = (bytes[place % bytes.length] as number) ^ (1 << bit);
        expect(() => openEntry(key, d, bytes)).toThrow();
      }),
    );
  });
});
