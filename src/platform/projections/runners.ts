import { randomUUID } from 'node:crypto';
import type { EventStore, Position } from '../event-store/event-store.ts';
import type { KeyVault, Subject } from '../key-vault/key-vault.ts';
import type { ReadStore } from '../read-store/read-store.ts';
import type { Built } from './build.ts';
import { deriveStep, deriveSubject, UnknownSubject, type Sources } from './derive-step.ts';
import { Documents } from './documents.ts';
import { foldStep } from './fold-step.ts';
import type { DeriveProjection, Follower, Served } from './projection.ts';
import { reactStep } from './react-step.ts';
import { Runner, type RunnerSettings, type RunnerStatus } from './runner.ts';
import type { Step } from './step.ts';
import { Written } from './written.ts';

export interface ProjectionStores {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly keyVault: KeyVault;
}

/** All that keeps projections up to date, in this thread or in another. Names are of projections. */
export interface Runners {
  readonly names: readonly string[];
  /** Begins to follow the log; does not wait for it. Twice is once. */
  start(): void;
  /** Lets go after the batches at hand. */
  stop(): Promise<void>;
  status(): readonly RunnerStatus[];
  /** The collection to read from. @throws ProjectionNotReady, UnknownProjection */
  readable(name: string): Promise<string>;
  /** True once readers see everything up to the position; false when that takes longer. @throws UnknownProjection */
  waitFor(name: string, position: Position, timeoutMs: number): Promise<boolean>;
  /** Builds everything again beside what is read now, then switches. @throws RebuildRunning, UnknownProjection, and what the stores throw */
  rebuild(name: string): Promise<Built>;
  /** Forgets what is known of one subject, and derives its documents again, although its stream has not moved. @throws UnknownSubject */
  rebuildSubject(subjectId: string): Promise<void>;
}

/** Asked for by a name that no projection has: an error of the programmer, or of who typed it. */
export class UnknownProjection extends Error {
  readonly code = 'unknown-projection';
  constructor(readonly known: readonly string[]) {
    super(`The projections are ${known.join(', ')}.`);
  }
}

/** Before every event of a subject, in any store. */
const START: Position = { commit: 0n, prepare: 0n };

interface Entry {
  readonly projection: Follower<unknown>;
  readonly sources: Sources;
  readonly runner: Runner;
  /** By collection: what its last feed wrote. */
  readonly written: Map<string, Written>;
}

/** Runners in this thread. */
export class LocalRunners implements Runners {
  readonly #stores: ProjectionStores;
  readonly #documents: Documents;
  readonly #entries = new Map<string, Entry>();

  constructor(stores: ProjectionStores, contexts: readonly Served[], settings: Partial<RunnerSettings> = {}) {
    this.#stores = stores;
    this.#documents = new Documents(stores.keyVault);
    const complete = { ...defaults(), ...settings };
    for (const context of contexts) for (const projection of context.projections) this.#add(projection, context, complete);
  }

  #add(projection: Follower<unknown>, { states, tenants }: Served, settings: RunnerSettings): void {
    if (this.#entries.has(projection.name)) throw new TypeError(`Two projections are named ${projection.name}.`);
    const { eventStore, readStore, keyVault } = this.#stores;
    const sources: Sources = { readStore, vault: keyVault, documents: this.#documents, states, ...(tenants && { tenants }) };
    const written = new Map<string, Written>();
    const stepFor = (collection: string): Step => {
      if (projection.kind === 'react') return reactStep(projection);
      if (projection.kind === 'fold') return foldStep(projection, readStore, collection);
      const byThisFeed = new Written();
      written.set(collection, byThisFeed);
      return deriveStep(projection, sources, collection, byThisFeed);
    };
    const followsTenants = projection.kind === 'derive' && projection.tenantField !== undefined && tenants !== undefined;
    const streamPrefixes = followsTenants ? [projection.streamPrefix, tenants.streamPrefix] : [projection.streamPrefix];
    this.#entries.set(projection.name, { projection, sources, runner: new Runner({ projection, eventStore, readStore, streamPrefixes, stepFor }, settings), written });
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  start(): void {
    for (const { runner } of this.#entries.values()) runner.start();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#entries.values()].map(({ runner }) => runner.stop()));
  }

  status(): readonly RunnerStatus[] {
    return [...this.#entries.values()].map(({ runner }) => runner.status());
  }

  async readable(name: string): Promise<string> {
    return this.#runner(name).readable();
  }

  waitFor(name: string, position: Position, timeoutMs: number): Promise<boolean> {
    return this.#runner(name).waitFor(position, timeoutMs);
  }

  rebuild(name: string): Promise<Built> {
    return this.#runner(name).rebuild();
  }

  async rebuildSubject(subjectId: string): Promise<void> {
    const { keyVault } = this.#stores;
    const subject = await keyVault.find(subjectId);
    if (!subject) throw new UnknownSubject();
    // What was read before holds what is erased now.
    keyVault.forget(subjectId);
    for (const { sources } of this.#entries.values()) sources.states.forget(subjectId);
    for (const { projection, sources, runner, written } of this.#entries.values()) {
      if (projection.kind !== 'derive' || !subject.stream.startsWith(projection.streamPrefix)) continue;
      await runner.forEach(async (collection) => {
        written.get(collection)?.forget(subjectId);
        await this.#rederive(projection, sources, collection, subject);
      });
    }
  }

  async #rederive(projection: DeriveProjection<unknown>, sources: Sources, collection: string, subject: Subject): Promise<void> {
    const { readStore } = this.#stores;
    const { changes } = await deriveSubject(projection, sources, collection, subject, { again: true });
    await readStore.apply(collection, changes, (await readStore.checkpoint(collection)) ?? START);
  }

  #runner(name: string): Runner {
    const entry = this.#entries.get(name);
    if (!entry) throw new UnknownProjection(this.names);
    return entry.runner;
  }
}

const defaults = (): RunnerSettings => ({
  holder: randomUUID(),
  leaseMs: 10_000,
  backoffMs: 200,
  backoffMaxMs: 30_000,
  pollMs: 100,
  restMs: 50,
  batchSize: 1_000,
  now: () => Date.now(),
});
