import type { DatabaseSync } from 'node:sqlite';
import type { Position } from '../../event-store/event-store.ts';
import { ReadStore, ReadStoreUnavailable, UnknownCollection, type Change, type CollectionSpec, type ParkedEvent, type Query, type ReadDocument } from '../read-store.ts';
import { Catalog } from './catalog.ts';
import type { Collection } from './collection.ts';
import { inTransaction } from '../../sqlite/sqlite-file.ts';
import { openDatabase } from './database.ts';
import { Leases } from './leases.ts';

export interface SqliteReadStoreOptions {
  /** Path of the database file. It and its folder are made when absent; beside it lie `-wal` and `-shm`. */
  readonly file: string;
  /** Upper bound of the file in pages of 4,096 bytes; beyond it writes fail with ReadStoreUnavailable. */
  readonly maxPageCount?: number;
}

/**
 * The embedded read store: one SQLite file, one table per collection, documents and checkpoint in one transaction.
 * It works on the calling thread: one batch of up to some thousands of changes is one short pause.
 */
export class SqliteReadStore extends ReadStore {
  readonly #db: DatabaseSync;
  readonly #catalog: Catalog;
  readonly #leases: Leases;

  private constructor(db: DatabaseSync) {
    super();
    this.#db = db;
    this.#catalog = new Catalog(db);
    this.#leases = new Leases(db);
  }

  /** @throws ReadStoreUnavailable when the file cannot be opened or is no read store of this version */
  static async open({ file, maxPageCount }: SqliteReadStoreOptions): Promise<SqliteReadStore> {
    try {
      return new SqliteReadStore(openDatabase(file, maxPageCount));
    } catch (error) {
      throw new ReadStoreUnavailable(`The read store does not open. ${String(error)}`, { cause: error });
    }
  }

  async ensure(spec: CollectionSpec): Promise<void> {
    this.#write(() => this.#catalog.ensure(spec));
  }

  async apply(collection: string, changes: readonly Change[], checkpoint: Position): Promise<void> {
    this.#write(() => {
      const documents = this.#catalog.collection(collection);
      for (const change of changes) documents.write(change);
      this.#catalog.advance(collection, checkpoint);
    });
  }

  async get(collection: string, id: string): Promise<ReadDocument | undefined> {
    return this.#read(collection, (documents) => documents.get(id));
  }

  async getMany(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, ReadDocument>> {
    return this.#read(collection, (documents) => documents.getMany(ids));
  }

  async find(collection: string, query: Query): Promise<readonly ReadDocument[]> {
    return this.#read(collection, (documents) => documents.find(query));
  }

  async count(collection: string): Promise<number> {
    return this.#read(collection, (documents) => documents.count());
  }

  async checkpoint(collection: string): Promise<Position | undefined> {
    return this.#read(collection, () => this.#catalog.checkpoint(collection));
  }

  async active(projection: string): Promise<string | undefined> {
    return this.#answer(() => this.#catalog.active(projection));
  }

  async switchTo(projection: string, collection: string): Promise<void> {
    this.#write(() => this.#catalog.switchTo(projection, collection));
  }

  async collections(projection: string): Promise<readonly string[]> {
    return this.#answer(() => this.#catalog.collections(projection));
  }

  async drop(collection: string): Promise<void> {
    this.#write(() => this.#catalog.drop(collection));
  }

  async lease(name: string, holder: string, ttlMs: number, nowMs: number): Promise<boolean> {
    return this.#answer(() => this.#leases.take(name, holder, ttlMs, nowMs));
  }

  async release(name: string, holder: string): Promise<void> {
    this.#answer(() => this.#leases.release(name, holder));
  }

  async park(collection: string, item: ParkedEvent): Promise<void> {
    this.#read(collection, () => this.#catalog.park(collection, item));
  }

  async parked(collection: string): Promise<readonly ParkedEvent[]> {
    return this.#read(collection, () => this.#catalog.parked(collection));
  }

  async close(): Promise<void> {
    if (this.#db.isOpen) this.#db.close();
  }

  #read<T>(collection: string, work: (documents: Collection) => T): T {
    return this.#answer(() => work(this.#catalog.collection(collection)));
  }

  #write(work: () => void): void {
    this.#answer(() => inTransaction(this.#db, work));
  }

  #answer<T>(work: () => T): T {
    if (!this.#db.isOpen) throw new ReadStoreUnavailable('The read store is closed.');
    try {
      return work();
    } catch (error) {
      if (!isSqliteError(error)) throw error;
      this.#catalog.forget();
      // Another process dropped it after we prepared our statements.
      if (error.message.startsWith('no such table')) throw new UnknownCollection('The collection was dropped.', { cause: error });
      throw new ReadStoreUnavailable(`SQLite refused: ${error.message}`, { cause: error });
    }
  }
}

// Not instanceof Error: under jest an error made by node itself is of another realm.
const isSqliteError = (error: unknown): error is Error => typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
