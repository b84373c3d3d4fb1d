import type { Position } from '../event-store/event-store.ts';

/**
 * The read store port: documents of projections, found by declared indexes only.
 * Adapters: `sqlite/` (embedded), MongoDB (production). One contract suite holds for all: test/contract/read-store.
 *
 * A document's searchable fields are in clear, its content is sealed bytes (docs/architecture.md, Projections). Everything here can be rebuilt.
 */

export type Field = string | number | boolean | null;

export interface ReadDocument {
  readonly id: string;
  /** The clear fields it is searched and sorted by; exactly the collection's declared fields. */
  readonly fields: Readonly<Record<string, Field>>;
  /** Sealed content. */
  readonly body: Uint8Array;
  /** Clear header needed to open `body` (key id, event id …); flat strings, no personal data. */
  readonly header: Readonly<Record<string, string>>;
}

/** A collection belongs to one build of one projection: `timeline-v1-b3` is build 3 of version 1 of `timeline`. A build never reuses a name. */
export interface CollectionSpec {
  readonly name: string;
  readonly fields: Readonly<Record<string, 'text' | 'integer' | 'boolean'>>;
  /** Each index is a list of fields: those of `where`, in any order, then the sort field if any. `find` may ask only along one of them. */
  readonly indexes: readonly (readonly string[])[];
}

/** What one batch does to one document. The position guards it: a write at or before the stored position changes nothing. */
export type Change =
  | { readonly kind: 'put'; readonly document: ReadDocument; readonly position: Position }
  | { readonly kind: 'gone'; readonly id: string; readonly position: Position };

/** A small typed filter; values are bound, never interpreted (no operators from user input). */
export interface Query {
  readonly where: Readonly<Record<string, Field>>;
  /** Sort by this field, then by id; both in the same direction. Null comes before every value, text goes by its UTF-8 bytes. Absent: by id. */
  readonly sort?: { readonly field: string; readonly direction: 'ascending' | 'descending' };
  /** Range on the sort field; both ends inclusive. A row without value is in no range. */
  readonly range?: { readonly from?: Field; readonly until?: Field };
  /** Keyset paging: strictly beyond this row in the sort order. Without `sort` the value is null. */
  readonly after?: { readonly value: Field; readonly id: string };
  readonly limit: number;
}

/** The state of one projection: which collection is being read, and how far each build has come. */
export interface Checkpoint {
  readonly collection: string;
  readonly position: Position;
}

/** An event that a projection could not handle. `reason` names the failure, never content. */
export interface ParkedEvent {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly reason: string;
}

/**
 * A wrong call (no such index, an undeclared field, a number where a text belongs) is an error of the programmer: TypeError.
 * Everything on a collection that does not exist throws UnknownCollection; all of it throws ReadStoreUnavailable.
 */
export abstract class ReadStore {
  /** Creates the collection and its indexes when absent; refuses a spec that differs from the existing one, and a name that was dropped. */
  abstract ensure(spec: CollectionSpec): Promise<void>;
  /** Applies all changes and then the checkpoint: the checkpoint is never ahead of the changes, and never moves backwards. */
  abstract apply(collection: string, changes: readonly Change[], checkpoint: Position): Promise<void>;
  abstract get(collection: string, id: string): Promise<ReadDocument | undefined>;
  abstract getMany(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, ReadDocument>>;
  abstract find(collection: string, query: Query): Promise<readonly ReadDocument[]>;
  abstract count(collection: string): Promise<number>;
  abstract checkpoint(collection: string): Promise<Position | undefined>;

  /** The collection that readers of this projection use now, if any. */
  abstract active(projection: string): Promise<string | undefined>;
  /** Points readers at another, fully built collection of this projection; one atomic write. */
  abstract switchTo(projection: string, collection: string): Promise<void>;
  /** All collections of a projection, the active one included: for cleaning up builds that were left behind. */
  abstract collections(projection: string): Promise<readonly string[]>;
  /** Removes a collection with its checkpoint and parked events; twice is safe. Refuses the one that is being read. */
  abstract drop(collection: string): Promise<void>;

  /** Takes or renews the lease on a runner; true when `holder` has it until `now + ttl`. Times in milliseconds. */
  abstract lease(name: string, holder: string, ttlMs: number, nowMs: number): Promise<boolean>;
  abstract release(name: string, holder: string): Promise<void>;

  /** Poison events set aside by a projection, so that it can go on; listed by /health/ready. The same event twice is safe: the first stays. */
  abstract park(collection: string, item: ParkedEvent): Promise<void>;
  /** In the order of the log. */
  abstract parked(collection: string): Promise<readonly ParkedEvent[]>;

  abstract close(): Promise<void>;
}

/** The read store cannot answer now. */
export class ReadStoreUnavailable extends Error {
  readonly code = 'read-store-unavailable';
}

/** No such collection: it was never made, or dropped since. A reader asks for the active one again. */
export class UnknownCollection extends Error {
  readonly code = 'unknown-collection';
}
