import type { Position } from '../event-store/event-store.ts';
import type { KeyVault } from '../key-vault/key-vault.ts';
import { UnknownCollection, type Query, type ReadDocument, type ReadStore } from '../read-store/read-store.ts';
import type { Built } from './build.ts';
import { Documents } from './documents.ts';
import type { Served } from './projection.ts';
import type { RunnerSettings, RunnerStatus } from './runner.ts';
import { LocalRunners, type ProjectionStores, type Runners } from './runners.ts';

/** All projections of the service, read by name; kept up to date wherever their runners are. */
export class Projections {
  readonly documents: Documents;
  readonly #readStore: ReadStore;
  readonly #runners: Runners;

  constructor({ readStore, keyVault }: { readonly readStore: ReadStore; readonly keyVault: KeyVault }, runners: Runners) {
    this.documents = new Documents(keyVault);
    this.#readStore = readStore;
    this.#runners = runners;
  }

  /** Kept up to date in this thread. */
  static here(stores: ProjectionStores, contexts: readonly Served[], settings: Partial<RunnerSettings> = {}): Projections {
    return new Projections(stores, new LocalRunners(stores, contexts, settings));
  }

  get names(): readonly string[] {
    return this.#runners.names;
  }

  /** Begins to follow the log; does not wait for it. Twice is once. */
  start(): void {
    this.#runners.start();
  }

  /** Lets go after the batches at hand. The stores stay open. */
  stop(): Promise<void> {
    return this.#runners.stop();
  }

  status(): readonly RunnerStatus[] {
    return this.#runners.status();
  }

  /**
   * Documents as they are stored, sealed: open derived ones with `documents.open`, copied entries with `originalOf` and
   * the journal. A list preselects only; each row is decided again on the fresh dossier.
   * @throws ProjectionNotReady (503), UnknownProjection, and TypeError for a query that no declared index serves
   */
  find(name: string, query: Query): Promise<readonly ReadDocument[]> {
    return this.#read(name, (collection) => this.#readStore.find(collection, query));
  }

  /** @throws ProjectionNotReady (503), UnknownProjection */
  get(name: string, id: string): Promise<ReadDocument | undefined> {
    return this.#read(name, (collection) => this.#readStore.get(collection, id));
  }

  /** True once `find` and `get` know everything up to the position; false when that takes longer than `timeoutMs`. @throws UnknownProjection */
  waitFor(name: string, position: Position, timeoutMs: number): Promise<boolean> {
    return this.#runners.waitFor(name, position, timeoutMs);
  }

  /** Builds all documents again beside the running ones, then switches readers. @throws RebuildRunning, UnknownProjection */
  rebuild(name: string): Promise<Built> {
    return this.#runners.rebuild(name);
  }

  /**
   * Forgets what was folded of one subject, and derives its documents again at once, although its stream has not moved: step 4 of an erasure
   * (docs/operations.md, Erasure). Copied entries need nothing: they are forgotten with their key. Twice is safe.
   * @throws UnknownSubject
   */
  rebuildSubject(subjectId: string): Promise<void> {
    return this.#runners.rebuildSubject(subjectId);
  }

  async #read<T>(name: string, work: (collection: string) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#runners.readable(name));
    } catch (error) {
      // Readers were switched between the two questions, and what they used before is gone.
      if (error instanceof UnknownCollection) return work(await this.#runners.readable(name));
      throw error;
    }
  }
}
