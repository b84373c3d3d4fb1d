import { createHash, createPrivateKey, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { CopyEntry, ReadableCopyEntry, WholeCopyInput } from '../../src/copy/index.ts';
import { commit, headerDigest, verifierKey } from '../../src/proof/index.ts';
import type { EntryContent, EntryHeader, SealedPart, Signer, VerifierKey } from '../../src/proof/index.ts';

/** Fixed keys and entries for vectors and tests. Nobody real is meant, and none of these keys guards anything. */

const bytesOf = (name: string): Buffer => createHash('sha256').update(`leerlingdossier test: ${name}`).digest();

export const secretKey = (name: string): KeyObject => createSecretKey(bytesOf(name));
export const seedOf = (name: string): string => bytesOf(`seed ${name}`).toString('base64url');
export const hexOf = (key: KeyObject): string => key.export().toString('hex');

/** RFC 8410: an Ed25519 private key is 16 fixed bytes and the 32 bytes of the seed. */
export const signingKeyFrom = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' });

export const signingSeed = bytesOf('signing key');
export const ORIGIN = 'leerlingdossier.example/bestuur-1';
export const signer: Signer = { name: ORIGIN, privateKey: signingKeyFrom(signingSeed) };
export const otherSigner: Signer = { name: ORIGIN, privateKey: signingKeyFrom(bytesOf('other signing key')) };
export const schoolKey: VerifierKey = verifierKey(signer.name, signer.privateKey);

export const STREAM = 'dossier-b1_0b5e7f10-8c1d-4f3a-9a70-3c1f5d2e4a61';
export const OTHER_STREAM = 'dossier-b1_5d2f9c34-1a7b-4e60-8f15-92c6b0d47e83';
export const blindingKey = secretKey('blinding key');

export const uuidOf = (name: string): string => {
  const hex = bytesOf(name).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

export const contentWith = (overrides: Partial<EntryContent>): EntryContent => ({
  type: 'AgreementMade',
  accessClass: 'agreement',
  retentionClass: 'file',
  occurredOn: '2026-03-02',
  actor: { account: 'acc-1', role: 'mentor', name: 'J. de Vries' },
  source: 'urn:nld:oin:00000001',
  onBehalfOf: 'bestuur-1',
  purpose: 'guidance',
  legalBasis: 'AVG 6(1)(e)',
  processingActivity: 'dossier',
  allowedBy: { rule: 'A-12', policyVersion: '1' },
  data: { agreementId: uuidOf('agreement'), participants: ['pupil', 'mentor'], text: [{ text: 'Noor leest elke dag.' }, { text: 'Sem helpt.', person: 'Sem', relation: 'other-pupil' }] },
  ...overrides,
});

export const sealed = (content: EntryContent, name: string): SealedPart => ({ ...content, seed: seedOf(name), fingerprint: bytesOf(`fingerprint ${name}`).toString('hex') });

export interface Recorded {
  readonly header: EntryHeader;
  readonly content: SealedPart;
}

/** An entry as it stands in a stream, with a true commitment. Revision r is recorded r minutes after nine. */
export const recorded = (stream: string, revision: number, content: EntryContent = contentWith({})): Recorded => {
  const name = `${stream} ${String(revision)}`;
  const part = sealed(content, name);
  return {
    content: part,
    header: {
      stream,
      revision,
      eventId: uuidOf(`event ${name}`),
      chapter: 'agreement',
      schemaVersion: '1',
      keyId: 'k-7f3a',
      recordedAt: new Date(Date.UTC(2026, 2, 2, 9, revision)).toISOString(),
      commitment: commit(part, part.seed),
    },
  };
};

const occurred = (revision: number): string => new Date(Date.UTC(2026, 0, 5 + revision)).toISOString().slice(0, 10);

export const recordedMany = (stream: string, size: number): Recorded[] =>
  Array.from({ length: size }, (_, revision) =>
    recorded(stream, revision, contentWith({ occurredOn: occurred(revision), data: { goal: `Doel ${String(revision + 1)}`, done: revision % 2 === 0, count: revision } })),
  );

export const shown = (entry: Recorded): ReadableCopyEntry => ({ state: 'shown', ...entry });
export const withheld = ({ header }: Recorded): CopyEntry => ({ state: 'withheld', digest: headerDigest(header), reasonCode: 'C', decidedBy: 'directeur' });
export const erased = ({ header }: Recorded): CopyEntry => ({ state: 'erased', digest: headerDigest(header), ground: 'bewaartermijn', erasedAt: '2026-03-20T03:00:00.000Z' });

/** Six entries: three shown, one partly black, one withheld, one erased. */
export const sampleEntries = (stream: string = STREAM): CopyEntry[] => {
  const agreement = recorded(stream, 1);
  return recordedMany(stream, 6).map((entry, revision): CopyEntry => {
    if (revision === 1) return { state: 'redacted', ...agreement, redactions: [{ pointer: '/data/text/1', reason: 'A' }, { pointer: '/actor/name', reason: 'B' }] };
    if (revision === 3) return withheld(entry);
    return revision === 4 ? erased(entry) : shown(entry);
  });
};

export const wholeInput = (entries: readonly CopyEntry[], overrides: Partial<WholeCopyInput> = {}): WholeCopyInput => ({
  kind: 'whole',
  origin: ORIGIN,
  moment: '2026-04-12T12:05:00.000Z',
  streams: [{ stream: STREAM, blindingKey, size: entries.length, entries }],
  annexes: [
    { name: 'ontvangers', document: [{ who: 'SWV De Brug', when: '2026-03-05', why: 'Extra hulp' }] },
    { name: 'wie-heeft-gekeken', document: [] },
  ],
  signer,
  ...overrides,
});
