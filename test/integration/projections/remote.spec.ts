import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { StoredEvent } from '../../../src/platform/event-store/event-store.ts';
import { SqliteEventStore } from '../../../src/platform/event-store/sqlite/sqlite-event-store.ts';
import { Journal } from '../../../src/platform/journal/journal.ts';
import type { States } from '../../../src/platform/journal/states.ts';
import { SqliteKeyVault } from '../../../src/platform/key-vault/sqlite/sqlite-key-vault.ts';
import { LocalRunners, Projections, RemoteRunners, RunnerHost, served, type Reaction, type Served, type Thread } from '../../../src/platform/projections/index.ts';
import { SqliteReadStore } from '../../../src/platform/read-store/sqlite/sqlite-read-store.ts';
import { eventually, quick } from './fixtures.ts';
import { copies, erase, listed, newSubject, NameWriter, openSealed, statesOf, type Names, type SealedStores } from './sealed.ts';

/** The other side of a channel as if it were a thread: with stores of its own, and an end. */
class Other extends EventEmitter {
  readonly #port: MessagePort;
  readonly #there: MessagePort;
  #runners: LocalRunners | undefined;

  constructor(contexts: (states: States<Names>, reactions: readonly Reaction[]) => readonly Served[]) {
    super();
    const { port1, port2 } = new MessageChannel();
    [this.#port, this.#there] = [port1, port2];
    port1.on('message', (message) => this.emit('message', message));
    port2.on('close', () => this.emit('exit', 0));
    void this.#serve(port2, contexts);
  }

  async #serve(port: MessagePort, contexts: (states: States<Names>, reactions: readonly Reaction[]) => readonly Served[]): Promise<void> {
    const keyVault = await SqliteKeyVault.open({ file: join(stores.folder, 'keys.db'), kekFolder: stores.kekFolder, onWarning: () => undefined });
    const readStore = await SqliteReadStore.open({ file: join(stores.folder, 'read.db') });
    const eventStore = SqliteEventStore.openToFollow({ file: join(stores.folder, 'events.db') });
    const states = statesOf(new Journal(eventStore, keyVault));
    const close = async (): Promise<void> => {
      for (const store of [eventStore, readStore, keyVault]) await store.close();
    };
    closing.push(close);
    const make = (reactions: readonly Reaction[]): LocalRunners => (this.#runners = new LocalRunners({ eventStore, readStore, keyVault }, contexts(states, reactions), { ...quick, holder: 'embedded' }));
    new RunnerHost(port, make, close);
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }

  /** As a thread that runs out of memory. */
  kill(): void {
    void this.#runners?.stop();
    this.#there.close();
  }
}

let stores: SealedStores;
let states: States<Names>;
let projections: Projections;
let closing: (() => Promise<void>)[];
let threads: Other[];

const follow = (reactions: readonly Reaction[] = []): Projections => {
  const contexts = (over: States<Names>, there: readonly Reaction[]) => [served([listed, copies, ...there], over)];
  const spawn = (): Thread => {
    const thread = new Other(contexts);
    threads.push(thread);
    return thread as unknown as Thread;
  };
  return new Projections(stores, new RemoteRunners(spawn, stores.readStore, contexts(states, reactions), { againMs: 20, patienceMs: 500 }));
};

beforeEach(async () => {
  [closing, threads] = [[], []];
  stores = await openSealed();
  states = statesOf(stores.journal);
  projections = follow();
});

afterEach(async () => {
  await projections.stop();
  for (const close of closing) await close();
  await stores.dispose();
});

const newWriter = async (): Promise<NameWriter> => new NameWriter(stores.journal, await newSubject(stores.keyVault));

const contents = async (subjectId: string): Promise<readonly unknown[]> => {
  const found = await projections.find('listed', { where: { dossierId: subjectId }, sort: { field: 'length', direction: 'ascending' }, limit: 100 });
  return Promise.all(found.map(async (document) => {
    const opened = await projections.documents.open(listed, document);
    return opened.state === 'kept' ? opened.content.name : 'forgotten';
  }));
};

const areAll = (wanted: string): Promise<void> => eventually(() => projections.status().every(({ state }) => state === wanted), wanted);

describe('Lists that another thread keeps up to date', () => {
  it('are read here, and know what was stored here once somebody waited for it', async () => {
    const writer = await newWriter();
    await writer.write('Jan');
    projections.start();
    await areAll('live');
    expect(await projections.waitFor('listed', await writer.write('Marietje'), 5_000)).toBe(true);
    expect(await contents(writer.subject.id)).toEqual(['Jan', 'Marietje']);
    await expect(projections.find('nothing', { where: {}, limit: 1 })).rejects.toMatchObject({ code: 'unknown-projection' });
    expect(await projections.rebuild('copies')).toMatchObject({ documents: 2, parked: 0 });
  });

  it('are waited for while the thread still makes them for the first time, and not for ever', async () => {
    const writer = await newWriter();
    await writer.write('Jan');
    await expect(projections.find('listed', { where: {}, limit: 1 })).rejects.toMatchObject({ code: 'projection-not-ready' });
    projections.start();
    expect(await contents(writer.subject.id)).toEqual(['Jan']);
  });

  it('forget what was erased, on both sides', async () => {
    const writer = await newWriter();
    const position = await writer.write('Jan', 'Marietje');
    projections.start();
    await projections.waitFor('listed', position, 5_000);
    await states.load(writer.subject);
    await erase(stores, writer.subject, [0]);
    await projections.rebuildSubject(writer.subject.id);
    expect(await contents(writer.subject.id)).toEqual(['Marietje']);
    expect((await states.load(writer.subject)).state.listed).toEqual(['Marietje']);
    await projections.waitFor('listed', await writer.write('Piet'), 5_000);
    expect(await contents(writer.subject.id)).toEqual(['Piet', 'Marietje']);
    await expect(projections.rebuildSubject('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ code: 'unknown-subject' });
  });

  it('go on in another thread when theirs ends, and nobody waits for ever meanwhile', async () => {
    const writer = await newWriter();
    projections.start();
    await projections.waitFor('listed', await writer.write('Jan'), 5_000);
    const beyond = { commit: 9_999n, prepare: 9_999n };
    const waiting = projections.waitFor('listed', beyond, 600_000);
    await pause(20);
    threads[0]?.kill();
    expect(await waiting).toBe(false);
    await areAll('retrying');
    await expect(projections.rebuildSubject(writer.subject.id)).rejects.toMatchObject({ code: 'projections-unavailable' });
    expect(await contents(writer.subject.id)).toEqual(['Jan']);
    await areAll('live');
    expect(await projections.waitFor('listed', await writer.write('Marietje'), 5_000)).toBe(true);
    expect(await contents(writer.subject.id)).toEqual(['Jan', 'Marietje']);
    expect(threads).toHaveLength(2);
  });

  it('are not asked again and again of a thread that cannot start, and the service still stops at once', async () => {
    const dead = Object.assign(new EventEmitter(), { postMessage: () => undefined });
    let started = 0;
    const told: string[] = [];
    const runners = new RemoteRunners(() => {
      started += 1;
      setImmediate(() => {
        dead.emit('error', Object.assign(new Error('Jan cannot be opened.'), { code: 'store-unavailable' }));
        dead.emit('exit', 1);
      });
      return dead as unknown as Thread;
    }, stores.readStore, [served([listed, copies], states)], { againMs: 10, patienceMs: 0, onLost: (reason) => told.push(reason) });
    runners.start();
    await pause(200);
    // After 10, 20, 40 and 80 ms; then not before 160 more.
    expect(started).toBeGreaterThan(2);
    expect(started).toBeLessThan(7);
    expect(runners.status()[0]).toMatchObject({ state: 'retrying', failure: 'store-unavailable' });
    expect(new Set(told)).toEqual(new Set(['store-unavailable']));
    const since = performance.now();
    await runners.stop();
    expect(performance.now() - since).toBeLessThan(100);
    expect(runners.status()[0]).toMatchObject({ state: 'stopped' });
  });

  it('have reactions beside them that are carried out here: repeated while a store is unavailable, set aside when they cannot be', async () => {
    const seen: StoredEvent[] = [];
    const failures = [{ code: 'store-unavailable' }, { code: 'nobody-knows' }];
    const reaction: Reaction = {
      kind: 'react',
      name: 'thanks',
      version: 1,
      streamPrefix: 'dossier-',
      fields: {},
      indexes: [],
      chapters: ['people'],
      react: async (event) => {
        seen.push(event);
        const failure = failures.shift();
        if (failure) throw Object.assign(new Error('It failed.'), failure);
      },
    };
    projections = follow([reaction]);
    const writer = await newWriter();
    projections.start();
    const position = await writer.write('Jan', 'Marietje', 'Piet');
    expect(await projections.waitFor('thanks', position, 5_000)).toBe(true);
    // The first again after the failure of a store; then aside, and the others once each.
    expect(seen.map(({ revision }) => revision)).toEqual([0, 0, 1, 2]);
    expect(seen[3]).toMatchObject({ stream: writer.subject.stream, position, type: 'people' });
    await eventually(() => projections.status().find(({ projection }) => projection === 'thanks')?.parked === 1);
  });

  it('are let go of with the service: a thread that was stopped is not followed by another', async () => {
    projections.start();
    await areAll('live');
    await projections.stop();
    await pause(50);
    expect(threads).toHaveLength(1);
    expect(projections.status().every(({ state }) => state === 'stopped')).toBe(true);
  });
});
