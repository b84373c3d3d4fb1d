import type { Position } from '../event-store/event-store.ts';
import type { FeedHooks } from './feed.ts';

/**
 * `standby`: another process holds the lease. `building`: there is nothing that readers could use yet. `retrying`: waits
 * after a failure. `rebuild-needed`: the checkpoint is not of this log; nothing is read or written until a rebuild.
 */
export type RunnerState = 'stopped' | 'standby' | 'building' | 'catching-up' | 'live' | 'retrying' | 'rebuild-needed';

/** How far a runner has come, for health and metrics: no content, no names. */
export interface ProgressStatus {
  readonly state: RunnerState;
  /** What this process writes and readers use. */
  readonly collection?: string;
  /** Everything up to here is in that collection. */
  readonly checkpoint?: Position;
  /** Milliseconds since this process last had everything; 0 while live, absent when it does not write. */
  readonly lagMs?: number;
  /** Events set aside in that collection. More than 0 is an alarm. */
  readonly parked: number;
  /** Code of the failure that is being retried or waited for. */
  readonly failure?: string;
}

/** A follower takes a quarter of the time at most, unless that would keep documents waiting for longer than this. */
const REST_PER_WORK = 3;
const MAX_REST_MS = 1_000;

/** The next time that documents were stored or the state changed. */
interface Move {
  /** Resolves at that moment, or after so many milliseconds. */
  within(ms: number): Promise<void>;
}

/** What one runner is doing; wakes those who wait for it. */
export class Progress implements FeedHooks {
  state: RunnerState = 'stopped';
  /** Absent when this process does not feed what readers use. */
  collection: string | undefined;
  checkpoint: Position | undefined;
  /** Batches stored so far. */
  stored = 0;
  #failure: string | undefined;
  #parked = new Set<bigint>();
  #completeAt: number | undefined;
  #move = Promise.withResolvers<undefined>();

  /** How many wait for the next batch. */
  #waiting = 0;
  #hurry = Promise.withResolvers<undefined>();

  constructor(
    private readonly now: () => number,
    private readonly restMs: number,
  ) {}

  become(state: RunnerState, failure?: string): void {
    this.state = state;
    this.#failure = failure;
    this.#moved();
  }

  /** From now on this process feeds the collection that readers use. */
  begin(collection: string, parked: readonly Position[]): void {
    this.collection = collection;
    this.#parked = new Set(parked.map(({ commit }) => commit));
    this.#completeAt ??= this.now();
    this.become('catching-up');
  }

  end(): void {
    this.collection = undefined;
    this.checkpoint = undefined;
  }

  onBehind(): void {
    if (this.state === 'live') this.#completeAt = this.now();
    this.state = 'catching-up';
  }

  onBegin(checkpoint: Position | undefined): void {
    this.checkpoint = checkpoint;
    this.#moved();
  }

  onStored(checkpoint: Position): void {
    this.checkpoint = checkpoint;
    this.stored += 1;
    this.#moved();
  }

  onCaughtUp(): void {
    this.become('live');
  }

  onParked({ commit }: Position): void {
    this.#parked.add(commit);
  }

  nextMove(): Move {
    const { promise } = this.#move;
    return { within: (ms) => within(ms, promise) };
  }

  /**
   * A batch of one event costs about as much as one of twenty. Where much is written, documents may follow later, so that
   * those who write need not wait for them. Nobody rests while somebody waits.
   */
  async rest(workedMs: number, signal: AbortSignal): Promise<void> {
    if (this.#waiting > 0 || signal.aborted) return;
    await within(Math.max(this.restMs, Math.min(workedMs * REST_PER_WORK, MAX_REST_MS)), this.#hurry.promise, signal);
  }

  /** While this work goes on, every event is stored as soon as it comes in. */
  async hurrying<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    this.#hurry.resolve(undefined);
    this.#hurry = Promise.withResolvers();
    try {
      return await work();
    } finally {
      this.#waiting -= 1;
    }
  }

  status(): ProgressStatus {
    const { state, collection, checkpoint } = this;
    const writes = state !== 'standby' && state !== 'stopped' && this.#completeAt !== undefined;
    return {
      state,
      ...(collection !== undefined && { collection }),
      ...(checkpoint && { checkpoint }),
      ...(writes && { lagMs: state === 'live' ? 0 : this.now() - (this.#completeAt ?? 0) }),
      parked: this.#parked.size,
      ...(this.#failure !== undefined && { failure: this.#failure }),
    };
  }

  #moved(): void {
    this.#move.resolve(undefined);
    this.#move = Promise.withResolvers();
  }
}

/** Resolves with the promise, after so many milliseconds, or on abort: whichever is first. */
const within = async (ms: number, promise: Promise<undefined>, signal?: AbortSignal): Promise<void> => {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const end = (): void => resolve(undefined);
  const timer = setTimeout(end, ms);
  signal?.addEventListener('abort', end);
  await Promise.race([promise, late]);
  clearTimeout(timer);
  signal?.removeEventListener('abort', end);
};
