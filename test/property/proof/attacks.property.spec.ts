import fc from 'fast-check';
import { buildCopy } from '../../../src/copy/index.ts';
import type { CopyEntry } from '../../../src/copy/index.ts';
import { copyFileNames, parseManifest, verifyCopy } from '../../../src/proof/index.ts';
import type { CopyFiles, ManifestEntry, WholeManifest } from '../../../src/proof/index.ts';
import { blindingKey, OTHER_STREAM, otherSigner, recorded, schoolKey, secretKey, shown, STREAM, wholeInput } from '../../vectors/fixtures.ts';
import { forged, replaced, textIn } from '../../vectors/operator.ts';
import { entries } from './arbitraries.ts';

const { MANIFEST, RECEIPT } = copyFileNames;
const isHeld = (files: CopyFiles, outside: { receipts?: string[]; earlier?: CopyFiles } = {}): boolean => verifyCopy(files, { keys: [schoolKey], ...outside }).broken.length === 0;
const LATER = { moment: '2026-06-01T09:00:00.000Z' };
const kept = (entry: CopyEntry): boolean => entry.state === 'shown' || entry.state === 'redacted';
const some = entries(2);
const index = fc.nat();

/** Each attack on a generated copy, by the operator who rebuilds the chain and signs again, must be refused. */
const refused = (name: string, attack: (files: CopyFiles, made: CopyEntry[], at: number) => CopyFiles | undefined): void => {
  it(name, () => {
    fc.assert(
      fc.property(some, index, (made, at) => {
        const changed = attack(buildCopy(wholeInput(made)), made, at);
        fc.pre(changed !== undefined);
        expect(isHeld(changed)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });
};

const numbered = (list: readonly ManifestEntry[]): ManifestEntry[] => list.map((entry, i) => ({ ...entry, number: i + 1 }));
const at = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

describe('changes by anyone who has only the files (design 6.5)', () => {
  it('one flipped bit in any file is found', () => {
    fc.assert(
      fc.property(some, index, index, fc.nat(7), (made, file, place, bit) => {
        const files = new Map(buildCopy(wholeInput(made)));
        const name = at([...files.keys()], file);
        const bytes = Buffer.from(files.get(name) ?? []);
        bytes[place % bytes.length] = (bytes[place % bytes.length] as number) ^ (1 << bit);
        expect(isHeld(files.set(name, bytes))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
  refused('a file taken away', (files, _, i) => replaced(files, { [at([...files.keys()], i)]: null }));
  refused('a file added', (files) => replaced(files, { 'gegevens/extra.json': '{}\n' }));
  refused('two files exchanged', (files) => replaced(files, { 'gegevens/ontvangers.json': textIn(files, 'gegevens/wie-heeft-gekeken.json'), 'gegevens/wie-heeft-gekeken.json': textIn(files, 'gegevens/ontvangers.json') }));
  refused('signed again with another key', (files) => forged(files, { signer: otherSigner }));
  refused('the manifest of another copy of the same dossier', (files, made) =>
    replaced(files, { [MANIFEST]: textIn(buildCopy(wholeInput(made, LATER)), MANIFEST) }));
});

describe('changes by an operator who rebuilds the chain and signs again (design 6.3, 6.4)', () => {
  refused('a number left out', (files, made, i) => forged(files, { promised: (list) => list.filter((_, r) => r !== i % made.length), stream: (stream) => ({ ...stream, size: made.length }) }));
  refused('an entry dropped and the rest numbered again, when one that is shown moves', (files, made, i) => {
    const gone = i % made.length;
    if (!made.slice(gone + 1).some(kept)) return undefined;
    return forged(files, {
      promised: (list) => numbered(list.filter((_, r) => r !== gone)),
      copied: (list) => list.filter(({ number }) => number !== gone + 1).map((entry) => (entry.number > gone + 1 ? { ...entry, number: entry.number - 1 } : entry)),
    });
  });
  refused('two neighbours exchanged, of which one is shown', (files, made, i) => {
    const r = i % (made.length - 1);
    if (!made.slice(r, r + 2).some(kept)) return undefined;
    const swap = <T>(list: readonly T[]): T[] => [...list.slice(0, r), list[r + 1] as T, list[r] as T, ...list.slice(r + 2)];
    const moved = (number: number): number => (number === r + 1 ? r + 2 : number === r + 2 ? r + 1 : number);
    return forged(files, {
      promised: (list) => numbered(swap(list)),
      copied: (list) => list.map((entry) => ({ ...entry, number: moved(entry.number) })).sort((a, b) => a.number - b.number),
    });
  });
  refused('an event id relabelled', (files, made, i) => {
    const position = made.findIndex(kept);
    if (position < 0) return undefined;
    const other = recorded(OTHER_STREAM, i % 9).header.eventId;
    return forged(files, { copied: (list) => list.map((entry) => (entry.number === position + 1 ? { ...entry, eventId: other } : entry)) });
  });
  refused('another moment, chapter, key or version', (files, made, i) => {
    if (!made.some(kept)) return undefined;
    const change = at([{ recordedAt: '2026-01-01T00:00:00.000Z' }, { chapter: 'consent' }, { keyId: 'k-other' }, { schemaVersion: '2' }], i);
    return forged(files, { copied: (list) => list.map((entry, r) => (r === i % list.length ? { ...entry, ...change } : entry)) });
  });
  refused('a leaf changed, dropped, doubled or moved', (files, made, i) => {
    if (!made.some(kept)) return undefined;
    return forged(files, {
      copied: (list) =>
        list.map((entry, r) => {
          if (r !== i % list.length) return entry;
          const { leaves } = entry;
          const j = i % leaves.length;
          const leaf = at(leaves, j);
          const changes = [
            leaves.map((each, k) => (k === j ? ('salt' in each ? { ...each, value: 'anders dan het was' } : { ...each, inner: '00'.repeat(32) }) : each)),
            leaves.filter((_, k) => k !== j),
            [...leaves.slice(0, j), leaf, ...leaves.slice(j)],
            leaves.map((each, k) => (k === j ? { ...each, pointer: `${each.pointer}x` } : each)),
            [...leaves].reverse(),
          ];
          return { ...entry, leaves: at(changes, Math.floor(i / 7)) };
        }),
    });
  });
  refused('the entries of another dossier under this name', (files, made) =>
    made.some(kept) ? forged(files, { stream: (stream) => ({ ...stream, head: (parseManifest(buildCopy(wholeInput([], { streams: [{ stream: OTHER_STREAM, blindingKey, size: 1, entries: [shown(recorded(OTHER_STREAM, 0))] }] })).get(MANIFEST) as Uint8Array) as WholeManifest).streams[0]?.head ?? '' }) }) : undefined);
  refused('a shown entry given the content of another', (files, made) => {
    const first = made.findIndex(kept);
    const second = made.findIndex((entry, r) => r > first && kept(entry));
    if (first < 0 || second < 0) return undefined;
    return forged(files, {
      copied: (list) => list.map((entry) => (entry.number === first + 1 ? { ...entry, leaves: list.find(({ number }) => number === second + 1)?.leaves ?? [] } : entry)),
      promised: (list) => list.map((entry) => (entry.number === first + 1 ? ({ ...list[second], number: first + 1, digest: entry.digest } as ManifestEntry) : entry)),
    });
  });
});

describe('a history that somebody else recorded cannot be rewritten (design 6.5)', () => {
  const receiptOf = (files: CopyFiles): string[] => [textIn(files, RECEIPT)];

  it('shortened, with an older receipt at hand', () => {
    fc.assert(
      fc.property(some, (made) => {
        const before = buildCopy(wholeInput(made));
        expect(isHeld(buildCopy(wholeInput(made.slice(0, -1), LATER)), { receipts: receiptOf(before) })).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  it('any one entry replaced by another of the operator, with an older receipt or copy at hand', () => {
    fc.assert(
      fc.property(some, index, (made, i) => {
        const before = buildCopy(wholeInput(made));
        const r = i % made.length;
        const other = recorded(STREAM, r);
        const replacedEntry: CopyEntry = shown({ ...other, header: { ...other.header, eventId: recorded(OTHER_STREAM, 0).header.eventId } });
        const after = buildCopy(wholeInput(made.map((entry, k) => (k === r ? replacedEntry : entry)), LATER));
        expect(isHeld(after)).toBe(true);
        expect(isHeld(after, { receipts: receiptOf(before) })).toBe(false);
        expect(isHeld(after, { earlier: before })).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  it('blinded under another key, so that the receipt would fit no stream', () => {
    fc.assert(
      fc.property(some, (made) => {
        const streams = [{ stream: STREAM, blindingKey: secretKey('another'), size: made.length - 1, entries: made.slice(0, -1) }];
        expect(isHeld(buildCopy(wholeInput([], { streams, ...LATER })), { receipts: receiptOf(buildCopy(wholeInput(made))) })).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  it('a copy that only grew always fits', () => {
    fc.assert(
      fc.property(entries(1), index, (made, i) => {
        const before = buildCopy(wholeInput(made.slice(0, i % (made.length + 1))));
        const { broken } = verifyCopy(buildCopy(wholeInput(made, LATER)), { keys: [schoolKey], receipts: receiptOf(before), earlier: before });
        expect(broken).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the limit of the proof, kept honest (docs/proof.md section 9)', () => {
  it('an operator who drops the newest entries before anyone has a receipt of them is not found', () => {
    fc.assert(
      fc.property(some, (made) => {
        const short = buildCopy(wholeInput(made.slice(0, -1)));
        const { broken, limits } = verifyCopy(short, { keys: [schoolKey] });
        expect(broken).toEqual([]);
        expect(limits.map(({ code }) => code)).toContain('limit-before-receipt');
      }),
      { numRuns: 20 },
    );
  });

  it('nor one who drops what is newer than the last receipt, and the verifier says from where on', () => {
    fc.assert(
      fc.property(entries(3), (made) => {
        const receipt = receiptTextOf(made.slice(0, -2));
        const { broken, limits } = verifyCopy(buildCopy(wholeInput(made.slice(0, -1), LATER)), { keys: [schoolKey], receipts: [receipt] });
        expect(broken).toEqual([]);
        expect(limits.map(({ code }) => code)).toContain('limit-after-receipt');
      }),
      { numRuns: 20 },
    );
  });

  const receiptTextOf = (made: CopyEntry[]): string => textIn(buildCopy(wholeInput(made)), RECEIPT);
});
