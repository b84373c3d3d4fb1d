import type { AnyBulkWriteOperation, Binary, Collection, Filter } from 'mongodb';
import { bytesOf, isDuplicateKey } from '../../mongodb/connection.ts';
import type { Position } from '../../event-store/event-store.ts';
import { checkDocument, checkId, checkPosition } from '../check.ts';
import { ReadStoreUnavailable, type Change, type CollectionSpec, type Field, type Query, type ReadDocument } from '../read-store.ts';
import { walks } from './find.ts';

/** A document as it lies in MongoDB; positions are 64-bit integers. What is gone keeps its place only. */
export interface StoredDocument {
  readonly _id: string;
  readonly position: Position;
  readonly gone: boolean;
  readonly fields?: Readonly<Record<string, Field>>;
  /** JSON text: keys of a header are any text, and keys in MongoDB are not. */
  readonly header?: string;
  readonly body?: Uint8Array | Binary;
}

/** Operations in one bulk write, and ids in one question. */
const BATCH = 1_000;
/** Another writer may add the same ids in between: then the batch is looked at again. */
const MAX_ATTEMPTS = 5;

/** The documents of one collection. */
export class Documents {
  readonly #spec: CollectionSpec;
  readonly #documents: Collection<StoredDocument>;

  constructor(spec: CollectionSpec, documents: Collection<StoredDocument>) {
    this.#spec = spec;
    this.#documents = documents;
  }

  /** Makes the declared indexes where they are not there yet. */
  async createIndexes(): Promise<void> {
    const keys = this.#spec.indexes.map((fields) => ({ gone: 1 as const, ...Object.fromEntries(fields.map((field) => [`fields.${field}`, 1 as const])), _id: 1 as const }));
    for (const key of keys) await this.#documents.createIndex(key);
  }

  /** Each change, unless its document is at that position already or beyond. @throws TypeError for a document outside the spec */
  async write(changes: readonly Change[]): Promise<void> {
    for (const change of changes) this.#check(change);
    const last = [...latest(changes).values()];
    for (let first = 0; first < last.length; first += BATCH) await this.#writeSome(last.slice(first, first + BATCH));
  }

  #check(change: Change): void {
    checkPosition(change.position);
    if (change.kind === 'gone') checkId(change.id);
    else checkDocument(this.#spec, change.document);
  }

  /** Every write has the guard in itself, so a repeat and a late write change nothing (docs/architecture.md, Projections). */
  async #writeSome(changes: readonly Change[]): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const known = await this.#positions(changes.map(idOf));
      const writes = changes.flatMap((change) => writeOf(change, known.get(idOf(change))));
      if (writes.length === 0) return;
      try {
        await this.#documents.bulkWrite(writes, { ordered: false });
        return;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        if (attempt >= MAX_ATTEMPTS) throw new ReadStoreUnavailable('Another process writes the same documents.', { cause: error });
      }
    }
  }

  async #positions(ids: readonly string[]): Promise<ReadonlyMap<string, Position>> {
    const found = await this.#documents.find({ _id: { $in: [...ids] } }, { projection: { position: 1 } }).toArray();
    return new Map(found.map(({ _id, position }) => [_id, position]));
  }

  async get(id: string): Promise<ReadDocument | undefined> {
    const found = await this.#documents.findOne({ _id: { $eq: id }, gone: false });
    return found === null ? undefined : documentOf(found);
  }

  async getMany(ids: readonly string[]): Promise<ReadonlyMap<string, ReadDocument>> {
    const found = new Map<string, ReadDocument>();
    for (let first = 0; first < ids.length; first += BATCH) {
      const some = await this.#documents.find({ _id: { $in: ids.slice(first, first + BATCH) }, gone: false }).toArray();
      for (const document of some) found.set(document._id, documentOf(document));
    }
    return found;
  }

  async find(query: Query): Promise<readonly ReadDocument[]> {
    const found: ReadDocument[] = [];
    for (const { filter, sort } of walks(this.#spec, query)) {
      const room = query.limit - found.length;
      if (room > 0) found.push(...(await this.#documents.find(filter, { sort, limit: room }).toArray()).map(documentOf));
    }
    return found;
  }

  count(): Promise<number> {
    return this.#documents.countDocuments({ gone: false });
  }
}

const idOf = (change: Change): string => (change.kind === 'put' ? change.document.id : change.id);

/** One change per document, with the outcome of all of them one after the other: the furthest, of several the first. */
function latest(changes: readonly Change[]): ReadonlyMap<string, Change> {
  const last = new Map<string, Change>();
  for (const change of changes) {
    const before = last.get(idOf(change));
    if (before === undefined || before.position.commit < change.position.commit) last.set(idOf(change), change);
  }
  return last;
}

function writeOf(change: Change, known: Position | undefined): AnyBulkWriteOperation<StoredDocument>[] {
  const document = storedOf(change);
  if (known === undefined) return [{ insertOne: { document } }];
  if (known.commit >= change.position.commit) return [];
  const { _id, ...replacement } = document;
  const filter: Filter<StoredDocument> = { _id, 'position.commit': { $lt: change.position.commit } };
  return [{ replaceOne: { filter, replacement } }];
}

function storedOf(change: Change): StoredDocument {
  const position = { commit: change.position.commit, prepare: change.position.prepare };
  if (change.kind === 'gone') return { _id: change.id, position, gone: true };
  const { id, fields, header, body } = change.document;
  return { _id: id, position, gone: false, fields: { ...fields }, header: JSON.stringify(header), body };
}

function documentOf({ _id, fields = {}, header = '{}', body }: StoredDocument): ReadDocument {
  return {
    id: _id,
    fields: Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, typeof value === 'bigint' ? Number(value) : value])),
    header: JSON.parse(header) as Record<string, string>,
    body: asPlain(bytesOf(body ?? new Uint8Array())),
  };
}

/** Bytes and not a buffer, as the other store gives them. */
const asPlain = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);
