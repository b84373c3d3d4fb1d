import { setTimeout as pause } from 'node:timers/promises';
import { BACKWARDS, END, FORWARDS, NO_STREAM, START } from '@eventstore/db-client';
import { checkAppend } from '../check-append.ts';
import { AppendTooLarge, AppendUncertain, EventStore, StoreUnavailable, WrongExpectedRevision, type Appended, type ExpectedRevision, type LogItem, type NewEvent, type Position, type StoredEvent } from '../event-store.ts';
import { leavable } from '../leavable.ts';
import { connect, type Connection } from './connection.ts';
import { appendFailure, isStreamNotFound, unavailable } from './errors.ts';
import { toEventData, toStoredEvent } from './stored-event.ts';
import { follow, type LogRange, type Source } from './subscription.ts';

export interface EventStoreDBOptions {
  /** `esdb://user:password@host:2113?tls=true&tlsCAFile=…`; several hosts, separated by commas, for a cluster. */
  readonly url: string;
  /** Before the name of every stream, where several services share one cluster. Default: nothing. */
  readonly prefix?: string;
}

interface StreamRange {
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

/** How long one try of an append may take. */
const APPEND_DEADLINE_MS = 10_000;
/** Tries of one append, and the first pause between them; each is sent only after the one before has settled. */
const MAX_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 100;
/** How long the client may take to hang up. */
const DISPOSE_MS = 1_000;

/**
 * EventStoreDB or KurrentDB through its gRPC client. Appends go one call each to the leader, with the exact revision;
 * what was read is answered, never what was sent.
 */
export class EventStoreDBEventStore extends EventStore {
  readonly #source: Source;
  readonly #closed = new AbortController();
  readonly #appending = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  private constructor(connection: Connection, prefix: string) {
    super();
    this.#source = { ...connection, prefix, end: () => this.end() };
  }

  /** @throws StoreUnavailable when no server answers, or the user may not read the log; TypeError for a bad address */
  static async open({ url, prefix = '' }: EventStoreDBOptions): Promise<EventStoreDBEventStore> {
    const store = new EventStoreDBEventStore(connect(url), prefix);
    try {
      await store.end();
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    const bytes = checkAppend(stream, expected, events);
    this.#assertOpen();
    const appending = this.#append(stream, expected, events, bytes);
    this.#appending.add(appending);
    try {
      return await appending;
    } finally {
      this.#appending.delete(appending);
    }
  }

  /** The same bytes, ids and revision again: the server knows them behind the head, however much has followed (docs/notes.md, EventStoreDB). */
  async #append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[], bytes: number): Promise<Appended> {
    const { client, credentials, prefix } = this.#source;
    const data = events.map(toEventData);
    const expectedRevision = expected === 'no-stream' ? NO_STREAM : BigInt(expected);
    let mayBeWritten = false;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { nextExpectedRevision, position } = await client.appendToStream(prefix + stream, data, { expectedRevision, credentials, requiresLeader: true, deadline: APPEND_DEADLINE_MS });
        return { revision: Number(nextExpectedRevision), ...(position && { position: { commit: position.commit, prepare: position.prepare } }) };
      } catch (error) {
        const failure = appendFailure(error);
        if (failure.kind === 'wrong-revision') throw new WrongExpectedRevision(stream, expected, failure.actual);
        if (failure.kind === 'too-large') throw new AppendTooLarge(bytes);
        mayBeWritten ||= failure.kind === 'ambiguous';
        if (failure.kind === 'refused' || attempt >= MAX_ATTEMPTS || this.#closed.signal.aborted) throw mayBeWritten ? uncertain(error) : unavailable(error);
      }
      await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }

  async *readStream(stream: string, { from, direction = 'forwards', limit = Number.MAX_SAFE_INTEGER }: StreamRange = {}): AsyncGenerator<StoredEvent, void> {
    this.#assertOpen();
    if (limit <= 0) return;
    const { client, credentials, prefix } = this.#source;
    const isForwards = direction === 'forwards';
    const fromRevision = from === undefined ? (isForwards ? START : END) : BigInt(from);
    const read = client.readStream(prefix + stream, { direction: isForwards ? FORWARDS : BACKWARDS, fromRevision, maxCount: limit, credentials, requiresLeader: true });
    try {
      for await (const { event } of read) if (event !== undefined) yield toStoredEvent(event, prefix);
    } catch (error) {
      if (!isStreamNotFound(error)) throw unavailable(error);
    } finally {
      // Whoever leaves early would keep the call open.
      await read.cancel().catch(() => undefined); // It is over already.
    }
  }

  async *readAll({ after, filter, limit = Infinity }: LogRange & { readonly limit?: number } = {}): AsyncGenerator<StoredEvent, void> {
    this.#assertOpen();
    if (limit <= 0 || filter?.streamPrefixes?.length === 0) return;
    const last = await this.end();
    if (last === undefined || (after !== undefined && after.commit >= last.commit)) return;
    const left = new AbortController();
    let count = 0;
    // The server filters subscriptions, not reads.
    for await (const item of this.subscribe({ ...(after && { after }), ...(filter && { filter }), signal: left.signal })) {
      if (item.kind === 'caught-up') return;
      if (item.kind !== 'recorded') continue;
      yield item.event;
      count += 1;
      if (count >= limit) return;
    }
  }

  subscribe({ signal, ...range }: LogRange & { readonly signal: AbortSignal }): AsyncIterable<LogItem> {
    return leavable(signal, (left) => this.#subscribe(range, left));
  }

  async *#subscribe(range: LogRange, left: AbortSignal): AsyncGenerator<LogItem, undefined> {
    const isLeft = (): boolean => left.aborted;
    if (isLeft()) return undefined;
    this.#assertOpen();
    yield* follow(this.#source, range, AbortSignal.any([left, this.#closed.signal]));
    if (!isLeft()) this.#assertOpen();
    return undefined;
  }

  async end(): Promise<Position | undefined> {
    this.#assertOpen();
    const { client, credentials } = this.#source;
    const read = client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1, credentials, requiresLeader: true });
    try {
      let last: Position | undefined;
      for await (const { event } of read) last = event?.position;
      return last && { commit: last.commit, prepare: last.prepare };
    } catch (error) {
      throw unavailable(error);
    } finally {
      await read.cancel().catch(() => undefined); // It is over already.
    }
  }

  /** Twice is safe. Subscriptions that are still open fail with StoreUnavailable. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#closed.abort();
    await Promise.allSettled(this.#appending);
    // It waits for the end of calls that were left early, which some of them never tell.
    await Promise.race([this.#source.client.dispose(), pause(DISPOSE_MS, undefined, { ref: false })]);
  }

  #assertOpen(): void {
    if (this.#closed.signal.aborted) throw new StoreUnavailable('The event store is closed.');
  }
}

const uncertain = (error: unknown): AppendUncertain => new AppendUncertain('EventStoreDB did not say whether the append was written.', { cause: error });
