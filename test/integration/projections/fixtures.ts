import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, ExpectedRevision, NewEvent, Position } from '../../../src/platform/event-store/event-store.ts';
import { SqliteEventStore } from '../../../src/platform/event-store/sqlite/sqlite-event-store.ts';
import type { KeyVault } from '../../../src/platform/key-vault/key-vault.ts';
import { Projections, served, type FoldProjection, type Projection, type RunnerSettings } from '../../../src/platform/projections/index.ts';
import type { ReadDocument, ReadStore } from '../../../src/platform/read-store/read-store.ts';
import { SqliteReadStore } from '../../../src/platform/read-store/sqlite/sqlite-read-store.ts';

/** Real stores in a folder of their own. */
export interface Opened {
  readonly folder: string;
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  close(): Promise<void>;
}

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'projections-'));
export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true });

export const openStores = async (folder: string, events = 'events.db'): Promise<Opened> => {
  const eventStore = await SqliteEventStore.open({ file: join(folder, events) });
  const readStore = await SqliteReadStore.open({ file: join(folder, 'read.db') });
  const close = async (): Promise<void> => {
    await eventStore.close();
    await readStore.close();
  };
  return { folder, eventStore, readStore, close };
};

/** For projections that open nothing: any question to it is a mistake. */
export const noVault = new Proxy({} as KeyVault, {
  get: (_vault, name) => {
    throw new Error(`Nobody should ask the vault for ${String(name)}.`);
  },
});

export const noStates = { load: () => Promise.reject(new Error('Nobody should load a state.')), forget: () => undefined };

/** Fast enough for a test; a lease that lasts as long as a test does. */
export const quick: Partial<RunnerSettings> = { backoffMs: 5, backoffMaxMs: 20, pollMs: 5, leaseMs: 60_000 };

export const projectionsOver = ({ eventStore, readStore }: Pick<Opened, 'eventStore' | 'readStore'>, projections: readonly Projection<unknown>[], settings: Partial<RunnerSettings> = {}): Projections =>
  Projections.here({ eventStore, readStore, keyVault: noVault }, [served(projections, noStates)], { ...quick, ...settings });

/** Which events were counted under a name, in order: a second count of one shows. `removed` removes, `poison` fails. */
export const tally = (changes: Partial<FoldProjection> = {}): FoldProjection => ({
  kind: 'fold',
  name: 'tally',
  version: 1,
  streamPrefix: 'thing-',
  fields: { count: 'integer', name: 'text' },
  indexes: [['name'], ['count']],
  keyOf: ({ metadata }) => metadata['name'],
  evolve: (document, { type, id, metadata }) => {
    if (type === 'poison') throw Object.assign(new Error('Jan was here'), { code: 'cannot-fold' });
    if (type === 'ignored') return undefined;
    if (type === 'removed') return 'gone';
    const seen = [...(document ? textOf(document).split(' ') : []), id.slice(0, 8)];
    return { fields: { count: seen.length, name: metadata['name'] ?? '' }, body: Buffer.from(seen.join(' ')), header: {} };
  },
  ...changes,
});

export const textOf = ({ body }: Pick<ReadDocument, 'body'>): string => Buffer.from(body).toString('utf8');

export const newEvent = (name: string, type = 'counted'): NewEvent => ({ id: randomUUID(), type, data: new Uint8Array(16), metadata: { name } });

export const newStream = (prefix = 'thing-'): string => `${prefix}${randomUUID()}`;

/** Appends to a stream that this test alone writes to. */
export class Writer {
  #expected: ExpectedRevision = 'no-stream';

  constructor(
    /** A function, because a test may close one store and open the next. */
    private readonly eventStore: () => EventStore,
    private readonly stream = newStream(),
  ) {}

  /** Position of the last of them. */
  async append(...events: readonly NewEvent[]): Promise<Position> {
    const { revision, position } = await this.eventStore().append(this.stream, this.#expected, events);
    this.#expected = revision;
    return position!;
  }
}

export const collected = async <T>(items: AsyncIterable<T>): Promise<readonly T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};

/** Until it holds, for at most five seconds. */
export const eventually = async (holds: () => Promise<boolean> | boolean, what = 'It'): Promise<void> => {
  const deadline = performance.now() + 5_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`${what} never came about.`);
    await pause(5);
  }
};

/** Everything in the collection that is read, by id. */
export const allOf = async (projections: Projections, name: string): Promise<readonly ReadDocument[]> => projections.find(name, { where: {}, limit: 100_000 });

/** Documents in a form that compares well, without what differs from one sealing to the next. */
export const readable = (documents: readonly ReadDocument[]): readonly object[] => documents.map(({ id, fields, body, header }) => ({ id, fields, header, text: textOf({ body }) }));
