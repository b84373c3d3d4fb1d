import type { Collection, Db } from 'mongodb';
import { isDuplicateKey } from '../../mongodb/connection.ts';
import type { Position } from '../../event-store/event-store.ts';
import { canonicalSpec, checkPosition, checkSpec, projectionOf } from '../check.ts';
import { UnknownCollection, type CollectionSpec, type ParkedEvent } from '../read-store.ts';
import { Documents, type StoredDocument } from './documents.ts';

interface Entry {
  readonly _id: string;
  readonly projection: string;
  /** JSON text. */
  readonly spec: string;
  /** Its name is never given out again. */
  readonly dropped: boolean;
  readonly checkpoint: Position | null;
}

interface Parked extends ParkedEvent {
  readonly _id: string;
  readonly collection: string;
}

const NOT_FOUND = 26;

/** Which collections there are, how far each has come, which one is read, and what was set aside. */
export class Catalog {
  readonly #db: Db;
  readonly #entries: Collection<Entry>;
  readonly #active: Collection<{ _id: string; collection: string }>;
  readonly #parked: Collection<Parked>;
  /** Spec by name. A name never changes its spec, but it may be dropped by another process. */
  readonly #opened = new Map<string, Documents>();

  constructor(db: Db) {
    this.#db = db;
    this.#entries = db.collection('catalog');
    this.#active = db.collection('active');
    this.#parked = db.collection('parked');
  }

  async createIndexes(): Promise<void> {
    await this.#entries.createIndex({ projection: 1, _id: 1 });
    await this.#parked.createIndex({ collection: 1, 'position.commit': 1 });
  }

  /** @throws TypeError for a spec that differs from the existing one, or a name that was used before */
  async ensure(spec: CollectionSpec): Promise<void> {
    checkSpec(spec);
    const entry = { _id: spec.name, projection: projectionOf(spec.name), spec: JSON.stringify(spec), dropped: false, checkpoint: null };
    await this.#entries.insertOne(entry).catch(unlessDuplicate);
    const existing = (await this.#entries.findOne({ _id: spec.name })) ?? entry;
    if (existing.dropped) throw droppedBefore(spec.name);
    if (canonicalSpec(specOf(existing)) !== canonicalSpec(spec)) throw new TypeError(`${spec.name} exists with other fields or indexes: take the name of a new build.`);
    await this.#documents(spec).createIndexes();
    if (await this.#isLate(spec.name)) throw droppedBefore(spec.name);
  }

  /** @throws UnknownCollection */
  async collection(name: string): Promise<Documents> {
    const known = this.#opened.get(name);
    if (known !== undefined) return known;
    const documents = this.#documents(specOf(await this.#entry(name)));
    this.#opened.set(name, documents);
    return documents;
  }

  /** As it is now: a process that knows the name may not know that it was dropped. @throws UnknownCollection */
  async demand(name: string): Promise<void> {
    await this.#entry(name);
  }

  async #entry(name: string): Promise<Entry> {
    const entry = await this.#entries.findOne({ _id: { $eq: name }, dropped: false });
    if (entry !== null) return entry;
    this.#opened.delete(name);
    throw unknown(name);
  }

  #documents(spec: CollectionSpec): Documents {
    return new Documents(spec, this.#db.collection<StoredDocument>(spec.name));
  }

  async drop(name: string): Promise<void> {
    if ((await this.active(projectionOf(name))) === name) throw new TypeError(`${name} is being read: switch to another build first.`);
    // The mark goes first: from here on every writer finds out.
    await this.#entries.updateOne({ _id: name }, { $set: { dropped: true, checkpoint: null } });
    this.#opened.delete(name);
    await this.#remove(name);
    await this.#parked.deleteMany({ collection: name });
  }

  async #remove(name: string): Promise<void> {
    await this.#db.collection(name).drop().catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }

  /** Whether it was dropped while we wrote. A write makes a dropped collection anew, so then it is removed again. */
  async #isLate(name: string): Promise<boolean> {
    if ((await this.#entries.findOne({ _id: name, dropped: false })) !== null) return false;
    this.#opened.delete(name);
    await this.#remove(name);
    return true;
  }

  /** Moves the checkpoint forwards; never backwards. @throws UnknownCollection when it was dropped meanwhile; nothing is left of what was written since */
  async advance(name: string, checkpoint: Position): Promise<void> {
    const { commit, prepare } = checkpoint;
    const isBehind = { $or: [{ checkpoint: null }, { 'checkpoint.commit': { $lt: commit } }] };
    const { matchedCount } = await this.#entries.updateOne({ _id: name, dropped: false, ...isBehind }, { $set: { checkpoint: { commit, prepare } } });
    if (matchedCount === 0 && (await this.#isLate(name))) throw unknown(name);
  }

  /** @throws UnknownCollection */
  async checkpoint(name: string): Promise<Position | undefined> {
    const { checkpoint } = await this.#entry(name);
    return checkpoint === null ? undefined : { commit: checkpoint.commit, prepare: checkpoint.prepare };
  }

  async active(projection: string): Promise<string | undefined> {
    return (await this.#active.findOne({ _id: { $eq: projection } }))?.collection;
  }

  async switchTo(projection: string, name: string): Promise<void> {
    if (projectionOf(name) !== projection) throw new TypeError(`${name} is no build of ${projection}.`);
    await this.demand(name);
    await this.#active.updateOne({ _id: projection }, { $set: { collection: name } }, { upsert: true });
  }

  async collections(projection: string): Promise<readonly string[]> {
    const found = await this.#entries.find({ projection: { $eq: projection }, dropped: false }, { sort: { _id: 1 }, projection: { _id: 1 } }).toArray();
    return found.map(({ _id }) => _id);
  }

  /** Twice is once: an event is delivered at least once, and parked at its position. @throws UnknownCollection */
  async park(name: string, { position, stream, revision, reason }: ParkedEvent): Promise<void> {
    checkPosition(position);
    await this.demand(name);
    const { commit, prepare } = position;
    await this.#parked.insertOne({ _id: `${name} ${String(commit)}`, collection: name, position: { commit, prepare }, stream, revision, reason }).catch(unlessDuplicate);
  }

  /** @throws UnknownCollection */
  async parked(name: string): Promise<readonly ParkedEvent[]> {
    await this.demand(name);
    const found = await this.#parked.find({ collection: { $eq: name } }, { sort: { 'position.commit': 1 } }).toArray();
    return found.map(({ position: { commit, prepare }, stream, revision, reason }) => ({ position: { commit, prepare }, stream, revision, reason }));
  }
}

const specOf = ({ spec }: Pick<Entry, 'spec'>): CollectionSpec => JSON.parse(spec) as CollectionSpec;

const unknown = (name: string): UnknownCollection => new UnknownCollection(`There is no collection ${name}.`);
const droppedBefore = (name: string): TypeError => new TypeError(`${name} was dropped before: a build never reuses a name.`);

const unlessDuplicate = (error: unknown): void => {
  if (!isDuplicateKey(error)) throw error;
};

/** Nothing to drop; older servers have no code for it. */
const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (('code' in error && error.code === NOT_FOUND) || ('message' in error && String(error.message).includes('ns not found')));
