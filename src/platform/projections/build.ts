import { CheckpointBeyondLog } from '../event-store/event-store.ts';
import type { ReadStore } from '../read-store/read-store.ts';
import type { Builds } from './builds.ts';
import type { Feed, FeedHooks } from './feed.ts';
import type { Lease } from './lease.ts';

/** Outcome of a build. */
export interface Built {
  readonly collection: string;
  /** Documents in it when readers were switched. */
  readonly documents: number;
  /** Events set aside: these documents lack them. */
  readonly parked: number;
}

/** Somebody builds this projection already; this or another process. */
export class RebuildRunning extends Error {
  readonly code = 'rebuild-running';
  constructor() {
    super('This projection is being built already.');
  }
}

export interface BuildParts {
  readonly builds: Builds;
  readonly readStore: ReadStore;
  /** Held while building; not the lease of the runner, which goes on beside it. */
  readonly lease: Lease;
  readonly feedOf: (collection: string, hooks: FeedHooks) => Feed;
  /** Calls back at a moment when nothing is added to what readers use now. */
  readonly handOver: (finish: () => Promise<void>) => Promise<void>;
}

/** Builds all documents beside the running ones, and points readers there once nothing is missing. */
export class Build {
  constructor(private readonly parts: BuildParts) {}

  /**
   * `unfinished` goes on with a build that was interrupted, where there is one.
   * @throws RebuildRunning, the reason of `signal`, and what the stores throw; readers then keep what they have
   */
  async run(signal: AbortSignal, from: 'fresh' | 'unfinished'): Promise<Built> {
    const { lease } = this.parts;
    if (!(await lease.take())) throw new RebuildRunning();
    try {
      return await lease.during(signal, (leased) => this.build(leased, from));
    } finally {
      await lease.release().catch(() => undefined); // It runs out by itself.
    }
  }

  private async build(signal: AbortSignal, from: 'fresh' | 'unfinished'): Promise<Built> {
    const { builds, readStore, handOver } = this.parts;
    const collection = await this.filled(signal, from);
    await handOver(async () => {
      // What came in since, so that nobody misses what they could read a moment ago.
      await this.fill(collection, signal);
      await builds.switchTo(collection);
    });
    const [documents, parked] = await Promise.all([readStore.count(collection), readStore.parked(collection)]);
    await builds.dropBefore(collection);
    return { collection, documents, parked: parked.length };
  }

  private async filled(signal: AbortSignal, from: 'fresh' | 'unfinished'): Promise<string> {
    const { builds } = this.parts;
    const unfinished = from === 'unfinished' ? await builds.unfinished() : undefined;
    const collection = unfinished ?? (await builds.begin());
    try {
      await this.fill(collection, signal);
      return collection;
    } catch (error) {
      // Left behind by a build over another log.
      if (!unfinished || !(error instanceof CheckpointBeyondLog)) throw error;
      return this.filled(signal, 'fresh');
    }
  }

  /** Feeds the collection until it has reached the end of the log once. */
  private async fill(collection: string, signal: AbortSignal): Promise<void> {
    const full = new AbortController();
    const hooks: FeedHooks = { onBegin: nothing, onBehind: nothing, onStored: nothing, onParked: nothing, onCaughtUp: () => full.abort(), rest: () => Promise.resolve() };
    await this.parts.feedOf(collection, hooks).run(AbortSignal.any([signal, full.signal]));
    signal.throwIfAborted();
  }
}

const nothing = (): void => undefined;
