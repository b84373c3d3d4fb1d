import { CheckpointBeyondLog, isAfter, type EventStore, type Position } from '../event-store/event-store.ts';
import type { ReadStore } from '../read-store/read-store.ts';
import { Build, RebuildRunning, type BuildParts, type Built } from './build.ts';
import { Builds } from './builds.ts';
import { Feed, type FeedHooks } from './feed.ts';
import { elapsed, Lease } from './lease.ts';
import { Progress, type ProgressStatus } from './progress.ts';
import type { Follower } from './projection.ts';
import { reasonOf, type Step } from './step.ts';
import { Turns } from './turns.ts';

/** How a runner behaves; the defaults are right for production. Times in milliseconds. */
export interface RunnerSettings {
  /** Unique per process. */
  readonly holder: string;
  /** After a holder that died, another takes over within this time. Default 10,000. */
  readonly leaseMs: number;
  /** First pause after a failure; doubled up to `backoffMaxMs`. Defaults 200 and 30,000. */
  readonly backoffMs: number;
  readonly backoffMaxMs: number;
  /** How often a process that does not hold the lease looks how far another has come. Default 100. */
  readonly pollMs: number;
  /** Pause at the end of the log, so that events come in batches; not while somebody waits for one. Default 50. */
  readonly restMs: number;
  /** Events per batch, at most `MAX_BATCH`. */
  readonly batchSize: number;
  /** Milliseconds since the epoch; for leases and lag. */
  readonly now: () => number;
}

export interface RunnerParts {
  readonly projection: Follower<unknown>;
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  /** The streams that it follows. */
  readonly streamPrefixes: readonly string[];
  /** A step for one collection, to be used by one feed. */
  readonly stepFor: (collection: string) => Step;
}

export interface RunnerStatus extends ProgressStatus {
  readonly projection: string;
  readonly version: number;
}

/** Keeps the documents of one projection up to date, for as long as this process holds its lease. */
export class Runner {
  readonly #parts: RunnerParts;
  readonly #settings: RunnerSettings;
  readonly #builds: Builds;
  readonly #lease: Lease;
  readonly #progress: Progress;
  /** By collection. */
  readonly #turns = new Map<string, Turns>();
  readonly #ended = new AbortController();
  #running: Promise<void> | undefined;
  /** Aborts the feed of what readers use, so that it is looked up again. */
  #turn = new AbortController();
  /** Resolves when nothing is fed to what readers use any more. */
  #serving: Promise<void> = Promise.resolve();
  /** Open unless readers are being switched. */
  #gate: Promise<void> = Promise.resolve();

  constructor(parts: RunnerParts, settings: RunnerSettings) {
    const { projection, readStore } = parts;
    this.#parts = parts;
    this.#settings = settings;
    this.#builds = new Builds(projection, readStore);
    this.#lease = new Lease(readStore, projection.name, settings.holder, settings.leaseMs, settings.now);
    this.#progress = new Progress(settings.now, settings.restMs);
  }

  /** Twice is once; not again after `stop`. */
  start(): void {
    this.#running ??= this.#run(this.#ended.signal);
  }

  /** Lets go after the batch at hand; a rebuild under way is given up. Twice is safe. */
  async stop(): Promise<void> {
    this.#ended.abort();
    await this.#running;
  }

  status(): RunnerStatus {
    const { name, version } = this.#parts.projection;
    return { projection: name, version, ...this.#progress.status() };
  }

  /** The collection to read from. @throws ProjectionNotReady */
  async readable(): Promise<string> {
    const collection = this.#progress.state === 'rebuild-needed' ? undefined : await this.#builds.serving();
    if (collection === undefined) throw new ProjectionNotReady(this.#parts.projection.name);
    return collection;
  }

  /** True once readers see everything up to the position; false when that takes longer, or waits for a rebuild. */
  async waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    if (await this.#covers(position)) return this.#progress.state !== 'rebuild-needed';
    return this.#progress.hurrying(() => this.#waitUntil(position, performance.now() + timeoutMs));
  }

  async #waitUntil(position: Position, deadline: number): Promise<boolean> {
    for (;;) {
      const move = this.#progress.nextMove();
      if (this.#progress.state === 'rebuild-needed') return false;
      if (await this.#covers(position)) return true;
      const left = deadline - performance.now();
      if (left <= 0) return false;
      await move.within(Math.min(left, this.#settings.pollMs));
    }
  }

  async #covers(position: Position): Promise<boolean> {
    const { collection, checkpoint } = this.#progress;
    const reached = collection === undefined ? await this.#storedCheckpoint() : checkpoint;
    return reached !== undefined && !isAfter(position, reached);
  }

  async #storedCheckpoint(): Promise<Position | undefined> {
    const collection = await this.#builds.serving();
    return collection === undefined ? undefined : this.#parts.readStore.checkpoint(collection);
  }

  /** Builds everything again beside what is read now, then switches. @throws RebuildRunning, and what the stores throw */
  rebuild(): Promise<Built> {
    return this.#build(this.#ended.signal, 'fresh', (finish) => this.#handOver(finish));
  }

  /**
   * Does something to every collection that holds documents of this version: what is read, and what is being built.
   * No batch of that collection is on its way meanwhile, read before and stored after.
   */
  async forEach(work: (collection: string) => Promise<void>): Promise<void> {
    for (const collection of await this.#builds.ofThisVersion()) await this.#turnsOf(collection).take(() => work(collection));
  }

  #turnsOf(collection: string): Turns {
    const turns = this.#turns.get(collection) ?? new Turns();
    this.#turns.set(collection, turns);
    return turns;
  }

  #build(signal: AbortSignal, from: 'fresh' | 'unfinished', handOver: BuildParts['handOver']): Promise<Built> {
    const { readStore, projection } = this.#parts;
    const { holder, leaseMs, now } = this.#settings;
    const lease = new Lease(readStore, `${projection.name}/build`, holder, leaseMs, now);
    const feedOf: BuildParts['feedOf'] = (collection, hooks) => this.#feed(collection, lease, hooks);
    return new Build({ builds: this.#builds, readStore, lease, feedOf, handOver }).run(signal, from);
  }

  async #handOver(finish: () => Promise<void>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#gate = promise.then(() => undefined);
    this.#turn.abort();
    try {
      await this.#serving;
      await finish();
    } finally {
      resolve(undefined);
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      await this.#gate;
      this.#turn = new AbortController();
      const { stored } = this.#progress;
      try {
        await this.#lead(AbortSignal.any([signal, this.#turn.signal]));
        failures = 0;
      } catch (error) {
        failures = this.#progress.stored > stored ? 1 : failures + 1;
        await this.#recover(error, failures, AbortSignal.any([signal, this.#turn.signal]));
      }
    }
    await this.#lease.release().catch(() => undefined); // It runs out by itself.
    this.#progress.become('stopped');
  }

  /** One turn as holder of the lease; or a moment on standby. */
  async #lead(signal: AbortSignal): Promise<void> {
    if (!(await this.#lease.take())) {
      this.#progress.become('standby');
      await elapsed(this.#settings.leaseMs / 3, signal);
      return;
    }
    const work = async (leased: AbortSignal): Promise<void> => {
      const collection = await this.#builds.serving();
      if (collection === undefined) return this.#firstBuild(leased);
      const serving = this.#serve(collection, leased);
      this.#serving = serving.catch(() => undefined);
      await serving;
    };
    await this.#lease.during(signal, work, () => this.#followSwitch());
  }

  async #firstBuild(signal: AbortSignal): Promise<void> {
    this.#progress.become('building');
    try {
      await this.#build(signal, 'unfinished', (finish) => finish());
    } catch (error) {
      if (!(error instanceof RebuildRunning)) throw error;
      await elapsed(this.#settings.leaseMs / 3, signal);
    }
  }

  async #serve(collection: string, signal: AbortSignal): Promise<void> {
    const parked = await this.#parts.readStore.parked(collection);
    this.#progress.begin(collection, parked.map(({ position }) => position));
    try {
      await this.#feed(collection, this.#lease, this.#progress).run(signal);
    } finally {
      this.#progress.end();
    }
  }

  /** Another process may have built and switched: readers are elsewhere by now. */
  async #followSwitch(): Promise<void> {
    const { collection } = this.#progress;
    if (collection !== undefined && (await this.#builds.serving()) !== collection) this.#turn.abort();
  }

  async #recover(error: unknown, failures: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    if (error instanceof CheckpointBeyondLog) return this.#waitForRebuild(signal);
    const { backoffMs, backoffMaxMs } = this.#settings;
    this.#progress.become('retrying', reasonOf(error));
    await elapsed(Math.min(backoffMaxMs, backoffMs * 2 ** (failures - 1)), signal);
  }

  /** Documents of another log are never shown: they would be wrong without anybody noticing. */
  async #waitForRebuild(signal: AbortSignal): Promise<void> {
    this.#progress.become('rebuild-needed', 'checkpoint-beyond-log');
    await this.#lease.release().catch(() => undefined); // It runs out by itself.
    let broken: string | undefined;
    do {
      const serving = await this.#builds.serving().catch(() => broken);
      broken ??= serving;
      if (serving !== broken) return;
    } while (await elapsed(this.#settings.leaseMs / 3, signal));
  }

  #feed(collection: string, lease: Lease, hooks: FeedHooks): Feed {
    const { eventStore, readStore, streamPrefixes, stepFor } = this.#parts;
    const { batchSize } = this.#settings;
    const mayWrite = (): void => lease.demand();
    return new Feed({ eventStore, readStore, collection, streamPrefixes, step: stepFor(collection), turns: this.#turnsOf(collection), batchSize, mayWrite, hooks });
  }
}

/** Nothing can be read that is known to be right: it is being built for the first time, or must be rebuilt. */
export class ProjectionNotReady extends Error {
  readonly code = 'projection-not-ready';
  constructor(readonly projection: string) {
    super(`Projection ${projection} is being built, or must be rebuilt.`);
  }
}
