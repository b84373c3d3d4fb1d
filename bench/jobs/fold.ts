/** `fold.ts service|opened <folder> <repeats>`: the long dossier folded from its stored entries, or only opened. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Stores } from '../../src/app.stores.ts';
import type { Subject } from '../../src/platform/key-vault/key-vault.ts';
import { dist } from '../dist.ts';
import { demand, type Measures } from '../scenario.ts';
import { answer, listOf, medianSpent, readJob, spent, withStores } from './job.ts';

const { candidate, folder, repeats, world: { long } } = readJob();
const { Journal, headerOf } = await dist.journal();
const { States } = await dist.states();
const { emptyDossier, fold } = await dist.dossier();
const { deriveEntryKey, headerDigest, headsOf, openEntry } = await dist.proof();

const subjectIn = async ({ keyVault }: Stores): Promise<Subject> => {
  const subject = await keyVault.find(long.id);
  if (!subject) throw new Error('The vault does not know the long dossier.');
  return subject;
};

/** Cold: nothing of the dossier is remembered; keys are, as they would be a moment after another read. */
const folded = async (stores: Stores): Promise<Measures> => {
  const subject = await subjectIn(stores);
  const states = new States(new Journal(stores.eventStore, stores.keyVault), emptyDossier, fold);
  const first = await spent(() => states.load(subject));
  const ms = await medianSpent(repeats, () => {
    states.forget(subject.id);
    return states.load(subject);
  });
  const { size, head } = await states.load(subject);
  const digests = (await listOf(stores.eventStore.readStream(subject.stream))).map((stored) => headerDigest(headerOf(stored)));
  demand(size === long.entries, `${String(size)} entries were folded, ${String(long.entries)} are stored`);
  demand(head === headsOf(subject.stream, digests)[size], 'the head of the fold is not that of the chain');
  return { ms, first };
};

/**
 * The least: the same rows from SQLite, each opened with its own key and parsed. Its header is read too: without the digest
 * of it nothing opens (docs/proof.md section 3).
 */
const opened = async (stores: Stores): Promise<Measures> => {
  const subject = await subjectIn(stores);
  const keys = new Map<string, Awaited<ReturnType<Stores['keyVault']['dataKey']>>>();
  for await (const { metadata: { keyId = '' } } of stores.eventStore.readStream(subject.stream)) {
    if (!keys.has(keyId)) keys.set(keyId, await stores.keyVault.dataKey(subject.id, keyId));
  }
  const db = new DatabaseSync(join(folder, 'data/events.sqlite'), { readOnly: true });
  const rows = db.prepare('SELECT e.revision, e.id, e.type, e.data, e.metadata FROM events e JOIN streams s ON s.id = e.stream WHERE s.name = ? ORDER BY e.revision');
  const read = (): number => {
    let count = 0;
    for (const { revision, id, type, data, metadata } of rows.iterate(subject.stream)) {
      const { schemaVersion, keyId, recordedAt, commitment } = JSON.parse(String(metadata)) as Record<'schemaVersion' | 'keyId' | 'recordedAt' | 'commitment', string>;
      const digest = headerDigest({ stream: subject.stream, revision: Number(revision), eventId: String(id), chapter: String(type), schemaVersion, keyId, recordedAt, commitment });
      const dek = keys.get(keyId)?.key;
      if (dek && openEntry(deriveEntryKey(dek, String(id)), digest, data as Uint8Array).type !== '') count += 1;
    }
    return count;
  };
  const first = await spent(() => demand(read() === long.entries, 'not every entry was opened'));
  const ms = await medianSpent(repeats, read);
  db.close();
  return { ms, first };
};

answer(await withStores(candidate === 'service' ? folded : opened));
