import type { Position } from '../../../src/platform/event-store/event-store.ts';
import type { States } from '../../../src/platform/journal/states.ts';
import { deriveStep } from '../../../src/platform/projections/derive-step.ts';
import { originalOf, Projections, served, type RunnerSettings } from '../../../src/platform/projections/index.ts';
import { Written } from '../../../src/platform/projections/written.ts';
import { eventually, collected, quick } from './fixtures.ts';
import { copies, erase, listed, newSubject, NameWriter, openSealed, statesOf, type Names, type SealedStores } from './sealed.ts';

let stores: SealedStores;
let states: States<Names>;
let projections: Projections;

const made = (settings: Partial<RunnerSettings> = {}): Projections => Projections.here(stores, [served([listed, copies], states)], { ...quick, ...settings });

beforeEach(async () => {
  stores = await openSealed();
  states = statesOf(stores.journal);
  projections = made();
});

afterEach(async () => {
  await projections.stop();
  await stores.dispose();
});

const newWriter = async (): Promise<NameWriter> => new NameWriter(stores.journal, await newSubject(stores.keyVault));

const follow = async (position: Position): Promise<void> => {
  projections.start();
  for (const name of projections.names) expect(await projections.waitFor(name, position, 5_000)).toBe(true);
};

/** What stands on the list of a subject, the shortest name first. */
const contents = async (subjectId: string): Promise<readonly unknown[]> => {
  const found = await projections.find('listed', { where: { dossierId: subjectId }, sort: { field: 'length', direction: 'ascending' }, limit: 100 });
  return Promise.all(found.map(async (document) => {
    const opened = await projections.documents.open(listed, document);
    return opened.state === 'kept' ? opened.content : 'forgotten';
  }));
};

const reasons = async (): Promise<readonly string[]> => (await stores.readStore.parked((await stores.readStore.active('listed'))!)).map(({ reason }) => reason);

describe('Derived documents', () => {
  it('follow the state of their subject, and go when it has none of them any more', async () => {
    const one = await newWriter();
    const two = await newWriter();
    await one.write('Jan', 'Marietje');
    await follow(await two.write('Piet'));
    expect(await contents(one.subject.id)).toEqual([{ name: 'Jan', others: 1 }, { name: 'Marietje', others: 1 }]);
    expect(await contents(two.subject.id)).toEqual([{ name: 'Piet', others: 0 }]);

    await projections.waitFor('listed', await one.write('-Jan'), 5_000);
    expect(await contents(one.subject.id)).toEqual([{ name: 'Marietje', others: 0 }]);
    await projections.waitFor('listed', await one.write('-Marietje'), 5_000);
    expect(await contents(one.subject.id)).toEqual([]);
    await projections.waitFor('listed', await one.write('Jan'), 5_000);
    expect(await contents(one.subject.id)).toEqual([{ name: 'Jan', others: 0 }]);
  });

  it('are the same whatever the batches, and after a rebuild', async () => {
    const writers = await Promise.all([newWriter(), newWriter(), newWriter()]);
    for (let round = 0; round < 20; round += 1) await writers[round % 3]!.write('x'.repeat(1 + (round % 5)), round % 4 === 3 ? '-xx' : 'xxx');
    const position = (await stores.eventStore.end())!;
    const all = async () => Promise.all(writers.map(({ subject }) => contents(subject.id)));
    await follow(position);
    const first = await all();
    await projections.stop();

    const small = made({ batchSize: 3 });
    await small.rebuild('listed');
    expect(await all()).toEqual(first);
  });

  it('are not derived again for events that they hold already', async () => {
    const writer = await newWriter();
    for (let round = 0; round < 10; round += 1) await writer.write('Jan');
    let derivations = 0;
    const counting = { ...listed, derive: (...args: Parameters<typeof listed.derive>) => ((derivations += 1), listed.derive(...args)) };
    projections = Projections.here(stores, [served([counting], states)], { ...quick, batchSize: 2 });
    await follow((await stores.eventStore.end())!);
    // Once by the build, once more at most by the feed that takes over from it.
    expect(derivations).toBeLessThanOrEqual(2);
  });

  it('of a replayed batch do not change', async () => {
    const writer = await newWriter();
    await follow(await writer.write('Jan', 'Marietje', '-Jan'));
    await projections.stop();
    const collection = (await stores.readStore.active('listed'))!;
    const before = await stores.readStore.find(collection, { where: {}, limit: 10 });
    const events = await collected(stores.eventStore.readAll());
    const sources = { readStore: stores.readStore, vault: stores.keyVault, documents: projections.documents, states: served([listed], states).states };
    for (const batch of [events, events.slice(0, 1), events.slice(1, 2)]) {
      const { changes } = await deriveStep(served([listed], states).projections[0] as never, sources, collection, new Written())(batch);
      await stores.readStore.apply(collection, changes, batch.at(-1)!.position);
    }
    expect(await stores.readStore.find(collection, { where: {}, limit: 10 })).toEqual(before);
  });

  it('hold no content in clear', async () => {
    const writer = await newWriter();
    await follow(await writer.write('Wilhelmina'));
    for (const name of ['listed', 'copies']) {
      for (const { fields, header, body } of await projections.find(name, { where: {}, limit: 10 })) {
        expect(JSON.stringify({ fields, header }) + Buffer.from(body).toString('latin1')).not.toContain('Wilhelmina');
      }
    }
  });
});

describe('What cannot be derived', () => {
  it('is set aside by its code, and other subjects go on', async () => {
    const broken = await newWriter();
    const fine = await newWriter();
    await broken.write('Jan', 'unreadable');
    await follow(await fine.write('Piet'));
    expect(await contents(broken.subject.id)).toEqual([]);
    expect(await contents(fine.subject.id)).toEqual([{ name: 'Piet', others: 0 }]);
    expect(await reasons()).toEqual(['unknown-entry']);
  });

  it('is a subject that the vault does not know', async () => {
    const { position } = await stores.eventStore.append('dossier-board_nobody', 'no-stream', [{ id: '7f0c9e4e-5a7e-4e0e-9d6e-0a4d5b6c7d8e', type: 'people', data: new Uint8Array(40), metadata: { keyId: 'k' } }]);
    await follow(position!);
    expect(await reasons()).toEqual(['unknown-subject']);
  });

  it('waits for the vault instead, when that cannot answer', async () => {
    const writer = await newWriter();
    const { keyVault } = stores;
    const sealingKey = keyVault.sealingKey.bind(keyVault);
    const position = await writer.write('Jan');
    let failures = 3;
    keyVault.sealingKey = (...args) => (failures-- > 0 ? Promise.reject(Object.assign(new Error('no'), { code: 'key-vault-unavailable' })) : sealingKey(...args));
    await follow(position);
    expect(failures).toBeLessThan(0);
    expect(await contents(writer.subject.id)).toEqual([{ name: 'Jan', others: 0 }]);
    expect(await reasons()).toEqual([]);
  });
});

describe('After an erasure (docs/operations.md, Erasure)', () => {
  it('old documents are a gap, until those of the subject are derived again', async () => {
    const writer = await newWriter();
    const { id } = writer.subject;
    await follow(await writer.write('Jan', 'Marietje'));
    await erase(stores, writer.subject, [0]);
    expect(await contents(id)).toEqual(['forgotten', 'forgotten']);

    await projections.rebuildSubject(id);
    expect(await contents(id)).toEqual([{ name: 'Marietje', others: 0 }]);
    await projections.rebuildSubject(id);
    expect(await contents(id)).toEqual([{ name: 'Marietje', others: 0 }]);
  });

  it('the stream goes on from there', async () => {
    const writer = await newWriter();
    await follow(await writer.write('Jan', 'Marietje'));
    await erase(stores, writer.subject, [0]);
    await projections.rebuildSubject(writer.subject.id);
    await projections.waitFor('listed', await writer.write('Piet'), 5_000);
    expect(await contents(writer.subject.id)).toEqual([{ name: 'Piet', others: 1 }, { name: 'Marietje', others: 1 }]);
  });

  it('a late write of documents from before it changes nothing', async () => {
    const writer = await newWriter();
    const position = await writer.write('Jan', 'Marietje');
    await follow(position);
    const collection = (await stores.readStore.active('listed'))!;
    const sources = { readStore: stores.readStore, vault: stores.keyVault, documents: projections.documents, states: served([listed], states).states };
    const late = await deriveStep(served([listed], states).projections[0] as never, sources, collection, new Written())(await collected(stores.eventStore.readAll()));
    await erase(stores, writer.subject, [0]);
    await projections.rebuildSubject(writer.subject.id);
    await stores.readStore.apply(collection, late.changes, position);
    expect(await contents(writer.subject.id)).toEqual([{ name: 'Marietje', others: 0 }]);
  });

  it('of a whole class nothing is written down again', async () => {
    const writer = await newWriter();
    await follow(await writer.write('Jan'));
    const active = await stores.keyVault.sealingKey(writer.subject.id, 'file');
    const [event] = await collected(stores.eventStore.readAll());
    await stores.keyVault.retire(writer.subject.id, active.keyId, [], [{ eventId: event!.id, ground: 'W-31', at: '2026-04-01T08:00:00.000Z' }]);
    await projections.rebuildSubject(writer.subject.id);
    expect(await contents(writer.subject.id)).toEqual([]);
    await projections.rebuild('listed');
    expect(await contents(writer.subject.id)).toEqual([]);
    expect(await reasons()).toEqual([]);
  });

  it('a document that cannot be made any more, for want of a key, is gone', async () => {
    const writer = await newWriter();
    await follow(await writer.write('Jan'));
    const stubborn = { ...listed, derive: (_state: Names, subject: Parameters<typeof listed.derive>[1]) => listed.derive({ listed: ['Jan'] } as unknown as Names, subject) };
    await projections.stop();
    projections = Projections.here(stores, [served([stubborn], states)], quick);
    const active = await stores.keyVault.sealingKey(writer.subject.id, 'file');
    const [event] = await collected(stores.eventStore.readAll());
    await stores.keyVault.retire(writer.subject.id, active.keyId, [], [{ eventId: event!.id, ground: 'W-31', at: '2026-04-01T08:00:00.000Z' }]);
    await projections.rebuildSubject(writer.subject.id);
    expect(await contents(writer.subject.id)).toEqual([]);
  });

  it('a copied entry is forgotten with its key, and the others still open', async () => {
    const writer = await newWriter();
    await follow(await writer.write('Jan', 'Marietje'));
    await erase(stores, writer.subject, [0]);
    const rows = await projections.find('copies', { where: { dossierId: writer.subject.id }, sort: { field: 'revision', direction: 'ascending' }, limit: 10 });
    const opened = await Promise.all(rows.map((row) => stores.journal.open(writer.subject, originalOf(row))));
    expect(opened.map(({ entry }) => (entry.state === 'kept' ? entry.content.data : entry.ground))).toEqual(['AVG 17', { name: 'Marietje' }]);
  });

  it('of a subject that nobody knows is an error', async () => {
    await expect(projections.rebuildSubject('7f0c9e4e-5a7e-4e0e-9d6e-0a4d5b6c7d8e')).rejects.toThrow(expect.objectContaining({ code: 'unknown-subject' }));
  });
});

describe('A copied entry', () => {
  it('opens exactly as it does from its stream', async () => {
    const writer = await newWriter();
    await follow(await writer.write('Jan', '-Jan'));
    const rows = await projections.find('copies', { where: { dossierId: writer.subject.id }, sort: { field: 'revision', direction: 'ascending' }, limit: 10 });
    const copied = await Promise.all(rows.map((row) => stores.journal.open(writer.subject, originalOf(row))));
    expect(copied).toEqual(await collected(stores.journal.read(writer.subject)));
  });
});

describe('Several projections', () => {
  it('stop and go together', async () => {
    const writer = await newWriter();
    await follow(await writer.write('Jan'));
    await eventually(() => projections.status().every(({ state }) => state === 'live'));
    await projections.stop();
    expect(projections.status().map(({ state }) => state)).toEqual(['stopped', 'stopped']);
  });
});
