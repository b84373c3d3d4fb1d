import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Position, StoredEvent } from '../event-store/event-store.ts';
import type { ReadStore } from '../read-store/read-store.ts';
import type { Built } from './build.ts';
import { Builds } from './builds.ts';
import { Calls, FailedElsewhere } from './calls.ts';
import { UnknownSubject } from './derive-step.ts';
import { elapsed } from './lease.ts';
import type { Follower, Served } from './projection.ts';
import type { RunnerState } from './progress.ts';
import { ProjectionNotReady, type RunnerStatus } from './runner.ts';
import { describe } from './runner-host.ts';
import { UnknownProjection, type Runners } from './runners.ts';
import { reasonOf } from './step.ts';

/** What is needed of a thread. */
export type Thread = Pick<Worker, 'postMessage' | 'on' | 'once'>;

/** The thread with the runners is not there: it was not started, has ended, or another is about to start. */
export class ThreadLost extends Error {
  readonly code = 'projections-unavailable';
}

/** Pause before another thread is started in the place of one that ended, in milliseconds; doubled as long as none comes to work. */
const AGAIN_MS = 1_000;
const AGAIN_MAX_MS = 60_000;
/** How long readers wait for a list that is made for the first time, and how often they look. */
const PATIENCE_MS = 3_000;
const LOOK_MS = 20;

export interface RemoteSettings {
  readonly againMs?: number;
  readonly patienceMs?: number;
  /** Told when a thread ended by itself, with the code of what went wrong. */
  readonly onLost?: (reason: string) => void;
}

/**
 * Runners in another thread (`RunnerHost`), as this one sees them. Documents are read here, and reactions carried out here:
 * they write. A thread that ends is followed by another, which goes on where it was.
 */
export class RemoteRunners implements Runners {
  readonly #spawn: () => Thread;
  readonly #againMs: number;
  readonly #patienceMs: number;
  readonly #onLost: (reason: string) => void;
  readonly #contexts: readonly Served[];
  readonly #followers: readonly Follower<unknown>[];
  readonly #builds: ReadonlyMap<string, Builds>;
  #status: readonly RunnerStatus[];
  #calls: Calls | undefined;
  #running: Promise<void> | undefined;
  readonly #ended = new AbortController();

  /** @param spawn starts a thread, which has the same `contexts` over states of its own */
  constructor(spawn: () => Thread, readStore: ReadStore, contexts: readonly Served[], { againMs = AGAIN_MS, patienceMs = PATIENCE_MS, onLost = (): void => undefined }: RemoteSettings = {}) {
    this.#onLost = onLost;
    this.#spawn = spawn;
    this.#againMs = againMs;
    this.#patienceMs = patienceMs;
    this.#contexts = contexts;
    this.#followers = contexts.flatMap(({ projections }) => projections);
    this.#builds = new Map(this.#followers.map((it) => [it.name, new Builds(it, readStore)]));
    this.#status = this.#all('stopped');
  }

  get names(): readonly string[] {
    return [...this.#builds.keys()];
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#ended.abort();
    await this.#calls?.ask('stop').catch(() => undefined); // It has ended already.
    await this.#running;
  }

  status(): readonly RunnerStatus[] {
    return this.#status;
  }

  async readable(name: string): Promise<string> {
    const builds = this.#of(name);
    const patience = performance.now() + this.#patienceMs;
    for (;;) {
      const state = this.#status.find(({ projection }) => projection === name)?.state;
      const collection = state === 'rebuild-needed' ? undefined : await builds.serving();
      if (collection !== undefined) return collection;
      // The service takes requests while its thread still starts: a new list is there in a moment.
      const isComing = state === 'stopped' || state === 'building';
      if (!isComing || this.#ended.signal.aborted || performance.now() > patience) throw new ProjectionNotReady(name);
      await pause(LOOK_MS);
    }
  }

  async waitFor(name: string, position: Position, timeoutMs: number): Promise<boolean> {
    this.#of(name);
    try {
      return (await this.#ask('waitFor', name, position, timeoutMs)) as boolean;
    } catch (error) {
      if (error instanceof ThreadLost) return false;
      throw error;
    }
  }

  async rebuild(name: string): Promise<Built> {
    this.#of(name);
    return (await this.#ask('rebuild', name)) as Built;
  }

  async rebuildSubject(subjectId: string): Promise<void> {
    for (const { states } of this.#contexts) states.forget(subjectId);
    try {
      await this.#ask('rebuildSubject', subjectId);
    } catch (error) {
      throw error instanceof FailedElsewhere && error.code === 'unknown-subject' ? new UnknownSubject() : error;
    }
  }

  /** One thread after the other, until all is stopped. */
  async #run(): Promise<void> {
    const isOver = (): boolean => this.#ended.signal.aborted;
    for (let idle = 0; !isOver(); ) {
      const { hasWorked, reason } = await this.#life(this.#spawn());
      if (isOver()) break;
      this.#status = this.#all('retrying', reason);
      this.#onLost(reason);
      await elapsed(Math.min(this.#againMs * 2 ** idle, AGAIN_MAX_MS), this.#ended.signal);
      idle = hasWorked ? 0 : idle + 1;
    }
    this.#status = this.#all('stopped');
  }

  /** From the start of a thread to its end. @returns whether it came to work in between, and why it ended */
  async #life(thread: Thread): Promise<{ readonly hasWorked: boolean; readonly reason: string }> {
    let hasWorked = false;
    let reason = 'thread-lost';
    const told = (status: readonly RunnerStatus[]): void => {
      hasWorked = true;
      this.#status = status;
    };
    const calls = new Calls(thread, { status: told, react: this.#react });
    this.#calls = calls;
    const { promise: ended, resolve } = Promise.withResolvers<undefined>();
    // An error that nobody caught is followed by the end.
    thread.on('error', (error: unknown) => {
      reason = reasonOf(error);
    });
    thread.once('exit', () => resolve(undefined));
    calls.ask('start', this.#followers.flatMap((it) => (it.kind === 'react' ? [describe(it)] : []))).catch(() => undefined); // It ended at once.
    await ended;
    calls.lose(new ThreadLost('The thread with the runners has ended.'));
    this.#calls = undefined;
    return { hasWorked, reason };
  }

  readonly #react = async (name: string, event: StoredEvent): Promise<void> => {
    const reaction = this.#followers.find((it) => it.name === name);
    if (reaction?.kind === 'react') await reaction.react(event);
  };

  async #ask(name: string, ...asked: readonly unknown[]): Promise<unknown> {
    if (!this.#calls) throw new ThreadLost('The thread with the runners is not there.');
    return this.#calls.ask(name, ...asked);
  }

  #all(state: RunnerState, failure?: string): readonly RunnerStatus[] {
    return this.#followers.map(({ name, version }) => ({ projection: name, version, state, parked: 0, ...(failure !== undefined && { failure }) }));
  }

  #of(name: string): Builds {
    const builds = this.#builds.get(name);
    if (!builds) throw new UnknownProjection(this.names);
    return builds;
  }
}
