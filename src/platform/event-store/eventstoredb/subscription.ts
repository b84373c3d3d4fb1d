import { setTimeout as pause } from 'node:timers/promises';
import { excludeSystemEvents, START, streamNameFilter, type AllStreamSubscription, type Filter } from '@eventstore/db-client';
import { CheckpointBeyondLog, isAfter, StoreUnavailable, type LogFilter, type LogItem, type Position } from '../event-store.ts';
import type { Connection } from './connection.ts';
import { isAccessDenied, unavailable } from './errors.ts';
import { toStoredEvent } from './stored-event.ts';

/** Items that wait for the reader before the server is asked to wait, and from which on it may go on. */
const FULL = 500;
const ROOM = 100;

/** Events the server looks through between two checkpoints. Each one is stored by four lists, so a log that others fill too costs that much less. */
const WINDOW = 128;

/** How often a lost subscription is taken up again without anything coming in, and the pauses in between. */
const MAX_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 100;

const START_OF_LOG: Position = { commit: 0n, prepare: 0n };

export interface LogRange {
  readonly after?: Position;
  readonly filter?: LogFilter;
}

/** What a subscription needs of its store. */
export interface Source extends Connection {
  /** Before the name of every stream of this service. */
  readonly prefix: string;
  /** @throws StoreUnavailable */
  readonly end: () => Promise<Position | undefined>;
}

/**
 * Follows `$all`, and takes a lost subscription up again where it was: the client itself never does. Ends when `signal`
 * aborts. @throws CheckpointBeyondLog, and StoreUnavailable once the server stays away
 */
export async function* follow(source: Source, { after, filter }: LogRange, signal: AbortSignal): AsyncGenerator<LogItem, undefined> {
  const isOver = (): boolean => signal.aborted;
  let at = after;
  for (let failures = 0; !isOver(); ) {
    const subscription = new Subscription(source, filter, at, signal);
    try {
      if (at !== undefined) await refuseBeyond(source, at);
      for await (const item of subscription.items()) {
        failures = 0;
        at = positionOf(item) ?? at;
        yield item;
      }
    } catch (error) {
      if (isOver()) return undefined;
      if (error instanceof CheckpointBeyondLog) throw error;
      failures += 1;
      if (isAccessDenied(error) || failures >= MAX_ATTEMPTS) throw unavailable(error);
      await pause(FIRST_PAUSE_MS * 2 ** (failures - 1), undefined, { signal }).catch(() => undefined);
    } finally {
      await subscription.end();
    }
  }
  return undefined;
}

const positionOf = (item: LogItem): Position | undefined => (item.kind === 'recorded' ? item.event.position : item.kind === 'checkpoint' ? item.position : undefined);

/** The server confirms such a subscription and then never gives anything (docs/notes.md, EventStoreDB). */
async function refuseBeyond({ end }: Source, after: Position): Promise<void> {
  // Of an empty log a server gives the checkpoint 0.
  const last = (await end()) ?? START_OF_LOG;
  if (isAfter(after, last)) throw new CheckpointBeyondLog('The checkpoint lies beyond the end of the log.');
}

const filterOf = (prefix: string, filter: LogFilter | undefined, checkpointReached: (position: Position) => void): Filter => {
  const options = { checkpointInterval: 1, maxSearchWindow: WINDOW, checkpointReached: async (_: AllStreamSubscription, position: Position) => checkpointReached(position) };
  const prefixes = filter?.streamPrefixes?.map((it) => prefix + it) ?? (prefix === '' ? undefined : [prefix]);
  return prefixes === undefined ? { ...excludeSystemEvents(), ...options } : streamNameFilter({ prefixes, ...options });
};

/** One call to the server: its events, checkpoints and "caught up" in one order. */
class Subscription {
  readonly #source: Source;
  readonly #filter: LogFilter | undefined;
  readonly #signal: AbortSignal;
  #at: Position | undefined;
  #stream: AllStreamSubscription | undefined;
  readonly #queue: LogItem[] = [];
  /** Events handed over by the client so far, and what has to wait for some of them that it still holds. */
  #delivered = 0;
  readonly #later: { readonly after: number; readonly item: LogItem }[] = [];
  #failure: { readonly error: unknown } | undefined;
  #wake = Promise.withResolvers<undefined>();

  constructor(source: Source, filter: LogFilter | undefined, after: Position | undefined, signal: AbortSignal) {
    this.#source = source;
    this.#filter = filter;
    this.#at = after;
    this.#signal = signal;
  }

  /** Ends on abort. @throws what the client reported */
  async *items(): AsyncGenerator<LogItem, void> {
    const stream = this.#open();
    const wake = (): void => this.#awake();
    this.#signal.addEventListener('abort', wake);
    let isLive = false;
    let isNewsGiven = false;
    try {
      while (!this.#signal.aborted) {
        const item = this.#queue.shift();
        if (item !== undefined) {
          if (this.#queue.length === ROOM) stream.resume();
          isLive ||= item.kind === 'caught-up';
          isNewsGiven = item.kind !== 'caught-up';
          yield item;
          continue;
        }
        // The server says so once, after the past; who follows wants to know it after every burst.
        if (isLive && isNewsGiven) {
          isNewsGiven = false;
          yield { kind: 'caught-up' };
          continue;
        }
        if (this.#failure !== undefined) throw this.#failure.error;
        if (stream.isPaused()) stream.resume();
        await this.#wake.promise;
      }
    } finally {
      this.#signal.removeEventListener('abort', wake);
    }
  }

  /** Tells the server, which would go on sending otherwise. */
  async end(): Promise<void> {
    await this.#stream?.unsubscribe().catch(() => undefined); // It is gone already.
  }

  #open(): AllStreamSubscription {
    const { client, credentials, prefix } = this.#source;
    const filter = filterOf(prefix, this.#filter, (position) => this.#inOrder({ kind: 'checkpoint', position }));
    const stream = client.subscribeToAll({ fromPosition: this.#at ?? START, filter, credentials, requiresLeader: true });
    this.#stream = stream;
    // After an error nothing more comes, not even an end.
    stream.on('error', (error: unknown) => this.#fail(error));
    stream.on('end', () => this.#fail(new StoreUnavailable('EventStoreDB ended the subscription.')));
    stream.on('caughtUp', () => this.#inOrder({ kind: 'caught-up' }));
    stream.on('data', ({ event }) => {
      if (event !== undefined) this.#take(event);
      this.#delivered += 1;
      this.#pushDue();
      if (this.#queue.length >= FULL) stream.pause();
    });
    return stream;
  }

  #take(event: Parameters<typeof toStoredEvent>[0]): void {
    try {
      this.#push({ kind: 'recorded', event: toStoredEvent(event, this.#source.prefix) });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** The client reports these as soon as they come in, ahead of events that wait in its buffer. */
  #inOrder(item: LogItem): void {
    const waiting = this.#stream?.readableLength ?? 0;
    if (waiting === 0) this.#push(item);
    else this.#later.push({ after: this.#delivered + waiting, item });
  }

  #pushDue(): void {
    const due = this.#later.findIndex(({ after }) => after > this.#delivered);
    for (const { item } of this.#later.splice(0, due < 0 ? this.#later.length : due)) this.#push(item);
  }

  #push(item: LogItem): void {
    const position = positionOf(item);
    // A checkpoint may repeat where we are: the position of an event says more than that of a window.
    if (item.kind === 'checkpoint' && this.#at !== undefined && !isAfter(item.position, this.#at)) return;
    if (position !== undefined) this.#at = position;
    // A long past without matches gives one for every few events: a reader that is slower needs the last one only.
    if (item.kind === 'checkpoint' && this.#queue.at(-1)?.kind === 'checkpoint') this.#queue.pop();
    this.#queue.push(item);
    this.#awake();
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    this.#awake();
  }

  #awake(): void {
    this.#wake.resolve(undefined);
    this.#wake = Promise.withResolvers();
  }
}
