import { asUnavailable, connect, type Connection } from '../../mongodb/connection.ts';
import type { Position } from '../../event-store/event-store.ts';
import { checkPosition } from '../check.ts';
import { ReadStore, ReadStoreUnavailable, type Change, type CollectionSpec, type ParkedEvent, type Query, type ReadDocument } from '../read-store.ts';
import { Catalog } from './catalog.ts';
import type { Documents } from './documents.ts';
import { Leases } from './leases.ts';

export interface MongoReadStoreOptions {
  /** `mongodb://user:password@host/name`; the database is `<name>-read`. */
  readonly url: string;
}

/**
 * The read store on MongoDB: one collection per build. Documents first, the checkpoint after; the guard in every write makes
 * a repeat harmless, so no transaction is needed (docs/decisions/0020).
 */
export class MongoReadStore extends ReadStore {
  readonly #connection: Connection;
  readonly #catalog: Catalog;
  readonly #leases: Leases;
  #isOpen = true;

  private constructor(connection: Connection) {
    super();
    this.#connection = connection;
    this.#catalog = new Catalog(connection.db);
    this.#leases = new Leases(connection.db);
  }

  /** @throws ReadStoreUnavailable when no server answers, or it refuses the user */
  static async open({ url }: MongoReadStoreOptions): Promise<MongoReadStore> {
    try {
      const store = new MongoReadStore(await connect(url, 'read'));
      await store.#begin();
      return store;
    } catch (error) {
      throw asUnavailable(error, ReadStoreUnavailable);
    }
  }

  /** A client that nobody holds would keep the process alive. */
  async #begin(): Promise<void> {
    try {
      await this.#catalog.createIndexes();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  ensure(spec: CollectionSpec): Promise<void> {
    return this.#answer(() => this.#catalog.ensure(spec));
  }

  apply(collection: string, changes: readonly Change[], checkpoint: Position): Promise<void> {
    return this.#answer(async () => {
      checkPosition(checkpoint);
      await (await this.#catalog.collection(collection)).write(changes);
      await this.#catalog.advance(collection, checkpoint);
    });
  }

  get(collection: string, id: string): Promise<ReadDocument | undefined> {
    return this.#read(collection, (documents) => documents.get(id), (found) => found === undefined);
  }

  getMany(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, ReadDocument>> {
    return this.#read(collection, (documents) => documents.getMany(ids), (found) => found.size === 0);
  }

  find(collection: string, query: Query): Promise<readonly ReadDocument[]> {
    return this.#read(collection, (documents) => documents.find(query), (found) => found.length === 0);
  }

  count(collection: string): Promise<number> {
    return this.#read(collection, (documents) => documents.count(), (found) => found === 0);
  }

  checkpoint(collection: string): Promise<Position | undefined> {
    return this.#answer(() => this.#catalog.checkpoint(collection));
  }

  active(projection: string): Promise<string | undefined> {
    return this.#answer(() => this.#catalog.active(projection));
  }

  switchTo(projection: string, collection: string): Promise<void> {
    return this.#answer(() => this.#catalog.switchTo(projection, collection));
  }

  collections(projection: string): Promise<readonly string[]> {
    return this.#answer(() => this.#catalog.collections(projection));
  }

  drop(collection: string): Promise<void> {
    return this.#answer(() => this.#catalog.drop(collection));
  }

  lease(name: string, holder: string, ttlMs: number, nowMs: number): Promise<boolean> {
    return this.#answer(() => this.#leases.take(name, holder, ttlMs, nowMs));
  }

  release(name: string, holder: string): Promise<void> {
    return this.#answer(() => this.#leases.release(name, holder));
  }

  park(collection: string, item: ParkedEvent): Promise<void> {
    return this.#answer(() => this.#catalog.park(collection, item));
  }

  parked(collection: string): Promise<readonly ParkedEvent[]> {
    return this.#answer(() => this.#catalog.parked(collection));
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#connection.client.close();
  }

  /** A collection that another process dropped reads as an empty one: where nothing is found, it is asked whether it exists. */
  #read<T>(collection: string, work: (documents: Documents) => Promise<T>, isNothing: (found: T) => boolean): Promise<T> {
    return this.#answer(async () => {
      const found = await work(await this.#catalog.collection(collection));
      if (isNothing(found)) await this.#catalog.demand(collection);
      return found;
    });
  }

  async #answer<T>(work: () => Promise<T>): Promise<T> {
    if (!this.#isOpen) throw new ReadStoreUnavailable('The read store is closed.');
    try {
      return await work();
    } catch (error) {
      throw asUnavailable(error, ReadStoreUnavailable);
    }
  }
}
