import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Entry, EntryContent } from '../../../src/kernel/entry.ts';
import { History } from '../../../src/kernel/history.ts';
import type { Position } from '../../../src/platform/event-store/event-store.ts';
import { Journal } from '../../../src/platform/journal/journal.ts';
import { States } from '../../../src/platform/journal/states.ts';
import type { KeyVault, Subject } from '../../../src/platform/key-vault/key-vault.ts';
import { SqliteKeyVault } from '../../../src/platform/key-vault/sqlite/sqlite-key-vault.ts';
import { copyOf, subjectIdOf, type DeriveProjection, type FoldProjection } from '../../../src/platform/projections/index.ts';
import { deriveEntryKey } from '../../../src/proof/index.ts';
import { newFolder, openStores, removeFolder, type Opened } from './fixtures.ts';

/** Real stores with a real vault. */
export interface SealedStores extends Opened {
  readonly keyVault: KeyVault;
  readonly journal: Journal;
  readonly kekFolder: string;
  /** Closes everything and removes it. */
  dispose(): Promise<void>;
}

export const openSealed = async (): Promise<SealedStores> => {
  const [folder, kekFolder] = await Promise.all([newFolder(), newFolder()]);
  const stores = await openStores(folder);
  const keyVault = await SqliteKeyVault.open({ file: join(folder, 'keys.db'), kekFolder, onWarning: () => undefined });
  const close = async (): Promise<void> => {
    await stores.close();
    await keyVault.close();
  };
  const dispose = async (): Promise<void> => {
    await close();
    await Promise.all([folder, kekFolder].map(removeFolder));
  };
  return { ...stores, kekFolder, keyVault, journal: new Journal(stores.eventStore, keyVault), close, dispose };
};

export const newSubject = async (keyVault: KeyVault, category = 'dossier', tenant = 'board'): Promise<Subject> => {
  const id = randomUUID();
  const subject = { id, tenant, stream: `${category}-${tenant}_${id}` };
  await keyVault.register(subject);
  return subject;
};

/** A stream of names that were written on a list, and crossed out again. */
export interface Names {
  readonly history: History;
  readonly listed: readonly string[];
}

const noted = ({ listed, history }: Names, entry: Entry): Names => {
  if (entry.state === 'forgotten') return { listed, history: history.append(entry) };
  const { name } = entry.content.data as { readonly name: string };
  if (name === 'unreadable') throw Object.assign(new Error(`${name} was here`), { code: 'unknown-entry' });
  const others = listed.filter((it) => it !== name);
  return { listed: entry.content.type === 'NameListed' ? [...others, name] : others, history: history.append(entry) };
};

export const statesOf = (journal: Journal): States<Names> => new States<Names>(journal, { history: History.empty, listed: [] }, noted);

/** One document per name on the list, found by its subject and by how long it is. */
export const listed: DeriveProjection<Names, { readonly name: string; readonly others: number }> = {
  kind: 'derive',
  name: 'listed',
  version: 1,
  streamPrefix: 'dossier-',
  fields: { dossierId: 'text', tenant: 'text', length: 'integer' },
  indexes: [['dossierId'], ['dossierId', 'length']],
  subjectField: 'dossierId',
  retentionClass: 'file',
  derive: (names, { id, tenant }) =>
    names.listed.map((name) => ({ id: `${id}-${String(name.length)}`, fields: { dossierId: id, tenant, length: name.length }, content: { name, others: names.listed.length - 1 } })),
};

/** Every entry as it is stored. */
export const copies: FoldProjection = {
  kind: 'fold',
  name: 'copies',
  version: 1,
  streamPrefix: 'dossier-',
  fields: { dossierId: 'text', revision: 'integer' },
  indexes: [['dossierId', 'revision']],
  isOneToOne: true,
  keyOf: ({ id }) => id,
  evolve: (_document, event) => ({ fields: { dossierId: subjectIdOf(event.stream), revision: event.revision }, ...copyOf(event) }),
};

/** Writes names on the list of one subject; `-name` crosses out. */
export class NameWriter {
  size = 0;

  constructor(
    private readonly journal: Journal,
    readonly subject: Subject,
  ) {}

  async write(...names: readonly string[]): Promise<Position> {
    const drafts = names.map((name) => ({ chapter: 'people', schemaVersion: 1, content: contentOf(name) }));
    const recording = { commandId: randomUUID(), fingerprint: '00'.repeat(32), recordedAt: '2026-03-02T10:15:30.000Z', traceparent: '00-1-1-01' };
    const events = await this.journal.seal(this.subject, this.size, drafts, recording);
    const { position } = await this.journal.append(this.subject, this.size === 0 ? 'no-stream' : this.size - 1, events);
    this.size += events.length;
    return position!;
  }
}

const contentOf = (name: string): EntryContent => ({
  type: name.startsWith('-') ? 'NameCrossedOut' : 'NameListed',
  accessClass: 'administration',
  retentionClass: 'file',
  occurredOn: '2026-03-02',
  actor: { account: 'account', role: 'teacher' },
  source: 'test',
  onBehalfOf: 'board',
  purpose: 'teaching',
  legalBasis: 'AVG 6(1)(e)',
  processingActivity: 'file',
  allowedBy: { rule: 'A-1', policyVersion: '1' },
  data: { name: name.replace(/^-/, '') },
});

/** Steps 1 and 3 of an erasure (docs/operations.md, Erasure): the entries at these revisions go, the others of their class stay. */
export const erase = async ({ eventStore, keyVault }: Pick<SealedStores, 'eventStore' | 'keyVault'>, subject: Subject, revisions: readonly number[]): Promise<void> => {
  const { retired } = await keyVault.activate(subject.id, 'file');
  const dataKey = (await keyVault.dataKey(subject.id, retired))!;
  const survivors = [];
  const erased = [];
  for await (const { id, revision, metadata } of eventStore.readStream(subject.stream)) {
    if (metadata['keyId'] !== retired) continue;
    if (revisions.includes(revision)) erased.push({ eventId: id, ground: 'AVG 17', at: '2026-04-01T08:00:00.000Z' });
    else survivors.push({ eventId: id, key: deriveEntryKey(dataKey.key, id) });
  }
  await keyVault.retire(subject.id, retired, survivors, erased);
};
