import { randomUUID } from 'node:crypto';
import type { EventStore, ExpectedRevision, LogFilter, LogItem, NewEvent, Position, StoredEvent } from '../../../src/platform/event-store/event-store.ts';

/** An opened store. The contract never assumes that it is alone in its log, or that the log is empty. */
export interface OpenedStore {
  readonly store: EventStore;
  /** Closes it and opens the same log again. */
  reopen(): Promise<EventStore>;
  /** Closes whatever is open and removes what can be removed. */
  dispose(): Promise<void>;
}

/** @param open opens the log @param remove removes what can be removed, after the store was closed */
export const openedBy = async (open: () => Promise<EventStore>, remove: () => Promise<void>): Promise<OpenedStore> => {
  const store = await open();
  let current = store;
  return {
    store,
    reopen: async () => {
      await current.close();
      return (current = await open());
    },
    dispose: async () => {
      await current.close();
      await remove();
    },
  };
};

/** The store under test: a function, because a test may have reopened it. */
export type CurrentStore = () => EventStore;

/** The prefix of all streams of one test, found in no other test. */
export const newCategory = (): string => `c${randomUUID().replaceAll('-', '')}-`;
export const newStream = (category = newCategory()): string => `${category}${randomUUID()}`;

const EXAMPLE: Omit<NewEvent, 'id'> = {
  type: 'conversation',
  data: Uint8Array.from({ length: 256 }, (_, byte) => byte),
  metadata: { schemaVersion: '1', keyId: 'k-1', recordedAt: '2026-03-02T10:15:30.000Z' },
};

export const newEvent = (changes: Partial<NewEvent> = {}): NewEvent => ({ ...EXAMPLE, id: randomUUID(), ...changes });
export const newEvents = (count: number): NewEvent[] => Array.from({ length: count }, () => newEvent());

export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map((event) => event.id);

/** Stored events in a form that compares well: bytes as hex, without the position. */
export const readable = (events: readonly NewEvent[]): object[] =>
  events.map(({ id, type, data, metadata }) => ({ id, type, data: Buffer.from(data).toString('hex'), metadata: { ...metadata } }));

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Appends one event at a time; the store's own answers drive the expected revision. */
export async function appendOneByOne(store: EventStore, stream: string, events: readonly NewEvent[]): Promise<void> {
  let expected: ExpectedRevision = 'no-stream';
  for (const event of events) expected = (await store.append(stream, expected, [event])).revision;
}

/** A subscription whose items are collected while the test goes on. */
export interface Following {
  readonly items: readonly LogItem[];
  /** Resolves once the items fulfil the condition; rejects when the subscription fails or ends before that. */
  until(condition: (items: readonly LogItem[]) => boolean): Promise<void>;
  /** Aborts, and resolves when the iteration has ended. */
  stop(): Promise<readonly LogItem[]>;
}

export function follow(store: EventStore, options: { after?: Position | undefined; filter?: LogFilter }): Following {
  const ended = new AbortController();
  const items: LogItem[] = [];
  let look = (): void => undefined;

  const { after, ...rest } = options;
  const running = (async () => {
    for await (const item of store.subscribe({ ...rest, ...(after && { after }), signal: ended.signal })) {
      items.push(item);
      look();
    }
  })();

  const until: Following['until'] = async (condition) => {
    const fulfilled = new Promise<void>((resolve) => {
      look = () => {
        if (condition(items)) resolve();
      };
      look();
    });
    const tooEarly = running.then(() => Promise.reject(new Error('The subscription ended.')));
    await Promise.race([fulfilled, tooEarly]);
  };
  const stop: Following['stop'] = async () => {
    ended.abort();
    await running;
    return items;
  };
  return { items, until, stop };
}

export const recorded = (items: readonly LogItem[]): StoredEvent[] => items.flatMap((item) => (item.kind === 'recorded' ? [item.event] : []));
export const checkpoints = (items: readonly LogItem[]): Position[] => items.flatMap((item) => (item.kind === 'checkpoint' ? [item.position] : []));
export const hasCaughtUp = (items: readonly LogItem[]): boolean => items.some((item) => item.kind === 'caught-up');
export const hasRecorded = (count: number) => (items: readonly LogItem[]): boolean => recorded(items).length >= count;

/** `after` as an option, absent when there is no position. */
export const after = (position: Position | undefined): { after?: Position } => (position === undefined ? {} : { after: position });
