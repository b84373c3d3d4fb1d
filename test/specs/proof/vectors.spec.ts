import { createSecretKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitmentOfLeaves, contentOf, leavesOf, LeavesRefused, NotCommittable, openDocument, openEntry, parseKey, unbundle, verifyCopy, verifyNote } from '../../../src/proof/index.ts';
import type { Leaf, VerifierKey } from '../../../src/proof/index.ts';
import { replaced } from '../../vectors/operator.ts';
import type { Tampered } from '../../vectors/tampered.ts';
import { vectors, vectorText } from '../../vectors/vectors.ts';

const read = (name: string): string => readFileSync(join(import.meta.dirname, '../../vectors', name), 'utf8');
const json = (name: string): unknown => JSON.parse(read(name));
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

describe('the committed vectors are what the code makes (docs/proof.md)', () => {
  const made = vectors();
  it.each([...made.keys()])('%s', (name) => expect(read(name) === vectorText(made.get(name))).toBe(true));
});

describe('the committed vectors read back', () => {
  it('sealing: the entry opens with its key and D (design 6.2)', () => {
    const { entry } = json('sealing.json') as { entry: Record<string, string> };
    const opened = openEntry(createSecretKey(bytes(entry['entryKey'] ?? '')), entry['aad'] ?? '', bytes(entry['sealed'] ?? ''));
    expect(JSON.stringify(opened)).toBe(entry['plaintext']);
  });

  it('sealing: the read document opens at its place', () => {
    const { document } = json('sealing.json') as { document: Record<string, string> };
    const { documentKey = '', sealed = '', projection = '', documentId = '', keyId = '', position = '' } = document;
    expect(openDocument(createSecretKey(bytes(documentKey)), { projection, documentId, keyId, position }, bytes(sealed))).toEqual({ lines: ['Een regel'] });
  });

  it.each((json('commitment.json') as { refused: { json: string; pointer: string; reason: string }[] }).refused)(
    'commitment: $json is refused at $pointer',
    ({ json: text, pointer, reason }) => {
      const thrown = caught(() => leavesOf(JSON.parse(text) as object));
      expect(thrown).toBeInstanceOf(NotCommittable);
      expect(thrown).toMatchObject({ pointer, reason });
    },
  );

  it('disclosure: the leaves add up to the commitment', () => {
    const { leaves, commitment } = json('disclosure.json') as { leaves: Leaf[]; commitment: string };
    expect(commitmentOfLeaves(leaves)).toBe(commitment);
  });

  it.each((json('disclosure.json') as { refusedLeaves: { reason: string; leaves: Leaf[] }[] }).refusedLeaves)(
    'disclosure: leaves are refused: $reason',
    ({ reason, leaves }) => {
      const thrown = caught(() => contentOf(leaves));
      expect(thrown).toBeInstanceOf(LeavesRefused);
      expect(thrown).toMatchObject({ reason });
    },
  );

  it('notes: a note of the other implementation verifies (c2sp.org/signed-note)', () => {
    const { foreign } = json('notes.json') as { foreign: { key: string; note: string } };
    expect(verifyNote(foreign.note, [parseKey(foreign.key) as VerifierKey]).signedBy).toEqual(['PeterNeumann']);
  });
});

describe('the copies among the vectors', () => {
  const copy = json('copy.json') as { key: string; whole: unknown; partial: unknown; tampered: Tampered[] };
  const keys = [parseKey(copy.key) as VerifierKey];
  const files = unbundle(JSON.stringify(copy.whole));

  it('the whole copy holds', () => expect(verifyCopy(files, { keys }).broken).toEqual([]));
  it('the partial copy holds', () => expect(verifyCopy(unbundle(JSON.stringify(copy.partial)), { keys }).broken).toEqual([]));

  it.each(copy.tampered)('$name', ({ files: changes, receipts = [], earlier, expected }) => {
    const report = verifyCopy(replaced(files, changes), { keys, receipts, ...(earlier === undefined ? {} : { earlier: unbundle(JSON.stringify(earlier)) }) });
    expect(report.broken.map(({ code }) => code)).toEqual(expected);
  });
});

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
