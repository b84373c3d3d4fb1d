import { setImmediate as nextTurn } from 'node:timers/promises';
import { isAfter, type EventStore, type Position, type StoredEvent } from '../event-store/event-store.ts';
import type { ReadStore } from '../read-store/read-store.ts';
import type { Step } from './step.ts';
import type { Turns } from './turns.ts';

/** Events in one transaction of the read store, at most (docs/notes.md, Folding, lists). */
export const MAX_BATCH = 1_000;

/** Called as a feed goes on; none may throw. */
export interface FeedHooks {
  /** It goes on from here: everything up to this position is in the documents. */
  onBegin(position: Position | undefined): void;
  /** There is something that the documents do not hold yet. */
  onBehind(): void;
  /** A batch is stored: everything up to this position is in the documents. */
  onStored(position: Position): void;
  /** The end of the log was reached, and stored. */
  onCaughtUp(): void;
  onParked(position: Position): void;
  /** Called at the end of the log, after so many milliseconds of work: what comes in until it resolves is stored together. */
  rest(workedMs: number, signal: AbortSignal): Promise<void>;
}

export interface FeedOptions {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly collection: string;
  readonly streamPrefixes: readonly string[];
  readonly step: Step;
  /** From reading to storing, nothing else in this process changes the documents. */
  readonly turns: Turns;
  /** Events per batch. Default and maximum: `MAX_BATCH`. */
  readonly batchSize?: number;
  /** Throws when this process may not write now. */
  readonly mayWrite: () => void;
  readonly hooks: FeedHooks;
}

/** Keeps one collection up to date with the log, from its own checkpoint on. One use each. */
export class Feed {
  private pending: StoredEvent[] = [];
  private reached: Position | undefined;
  private stored: Position | undefined;
  /** Milliseconds since the last rest, with all that others did in between. */
  private worked = 0;

  constructor(private readonly options: FeedOptions) {}

  /** Ends when `signal` aborts; what was not stored by then comes again. @throws CheckpointBeyondLog, LeaseLost, and what the stores throw. */
  async run(signal: AbortSignal): Promise<void> {
    const { eventStore, readStore, collection, streamPrefixes, batchSize = MAX_BATCH, hooks } = this.options;
    const after = await readStore.checkpoint(collection);
    this.stored = after;
    hooks.onBegin(after);
    // The checkpoint goes back as the pair it came as: commit alone has lost events (docs/notes.md, EventStoreDB).
    for await (const item of eventStore.subscribe({ ...(after && { after }), filter: { streamPrefixes }, signal })) {
      if (signal.aborted) return;
      if (item.kind === 'recorded') {
        if (this.pending.length === 0) hooks.onBehind();
        this.pending.push(item.event);
        this.reached = item.event.position;
        if (this.pending.length >= Math.min(batchSize, MAX_BATCH)) await this.flush();
        continue;
      }
      // A checkpoint may trail what was delivered before it; ours never goes back.
      if (item.kind === 'checkpoint' && !(this.reached && isAfter(this.reached, item.position))) this.reached = item.position;
      await this.flush();
      if (item.kind !== 'caught-up') continue;
      hooks.onCaughtUp();
      const { worked } = this;
      this.worked = 0;
      await hooks.rest(worked, signal);
    }
  }

  private async flush(): Promise<void> {
    const position = this.reached;
    if (!position || (this.pending.length === 0 && this.stored && !isAfter(position, this.stored))) return;
    const since = performance.now();
    await this.options.turns.take(() => this.store(position));
    this.worked += performance.now() - since;
    this.pending = [];
    this.stored = position;
    this.options.hooks.onStored(position);
    await nextTurn();
  }

  private async store(position: Position): Promise<void> {
    const { readStore, collection, step, mayWrite, hooks } = this.options;
    const { changes, poison, stored } = await step(this.pending);
    mayWrite();
    // Set aside before the checkpoint passes them: after a crash in between they are parked again, never lost.
    for (const { event, reason } of poison) {
      await readStore.park(collection, { position: event.position, stream: event.stream, revision: event.revision, reason });
      hooks.onParked(event.position);
    }
    await readStore.apply(collection, changes, position);
    stored();
  }
}
