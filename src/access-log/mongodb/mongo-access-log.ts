import type { Collection, Filter } from 'mongodb';
import { asUnavailable, connect, isDuplicateKey, type Connection } from '../../platform/mongodb/connection.ts';
import { AccessLog, AccessLogUnavailable, type AccessLogEntry } from '../access-log.ts';
import { checkEntry, checkLimit } from '../check.ts';

export interface MongoAccessLogOptions {
  /** `mongodb://user:password@host/name`; the database is `<name>-access-log`. The user needs no right to change or remove. */
  readonly url: string;
}

interface StoredLine {
  readonly _id: string;
  readonly at: string;
  readonly dossiers: readonly string[];
  /** The whole line as JSON text. */
  readonly line: string;
}

/** One collection a month, so that an old month can be archived or destroyed as a whole. */
const PREFIX = 'lines-';
const monthOf = (at: string): string => PREFIX + at.slice(0, 7);

/** The access log on MongoDB. It only ever inserts and finds (docs/operations.md, Choosing the stores). */
export class MongoAccessLog extends AccessLog {
  readonly #connection: Connection;
  /** Months that have their index. */
  readonly #ready = new Map<string, Promise<unknown>>();
  readonly #writing = new Set<Promise<unknown>>();
  #isOpen = true;

  private constructor(connection: Connection) {
    super();
    this.#connection = connection;
  }

  /** @throws AccessLogUnavailable when no server answers, or it refuses the user */
  static async open({ url }: MongoAccessLogOptions): Promise<MongoAccessLog> {
    try {
      return new MongoAccessLog(await connect(url, 'access-log'));
    } catch (error) {
      throw asUnavailable(error, AccessLogUnavailable);
    }
  }

  async write(entry: AccessLogEntry): Promise<void> {
    checkEntry(entry);
    this.#assertOpen();
    const { id, at, disclosed } = entry;
    const dossiers = [...new Set(disclosed.map(({ dossierId }) => dossierId))];
    const writing = this.#insert({ _id: id, at, dossiers, line: JSON.stringify(entry) });
    this.#writing.add(writing);
    try {
      await writing;
    } catch (error) {
      throw asUnavailable(error, AccessLogUnavailable);
    } finally {
      this.#writing.delete(writing);
    }
  }

  async #insert(line: StoredLine): Promise<void> {
    const month = await this.#month(monthOf(line.at));
    try {
      await month.insertOne(line);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // The same line again is what a caller does that did not get its answer.
      if ((await month.findOne({ _id: { $eq: line._id } }))?.line !== line.line) throw new TypeError('Another line of the access log has this id.');
    }
  }

  async about(dossierId: string, { before, limit }: { readonly before?: string; readonly limit: number }): Promise<readonly AccessLogEntry[]> {
    checkLimit(limit);
    this.#assertOpen();
    try {
      return await this.#about(dossierId, before, limit);
    } catch (error) {
      throw asUnavailable(error, AccessLogUnavailable);
    }
  }

  /** From the newest month back, until the page is full. */
  async #about(dossierId: string, before: string | undefined, limit: number): Promise<readonly AccessLogEntry[]> {
    const months = await this.#months();
    const place = before === undefined ? undefined : await this.#placeOf(before, months);
    const found: AccessLogEntry[] = [];
    for (const month of months) {
      if (found.length >= limit) break;
      if (place !== undefined && month > monthOf(place.at)) continue;
      const lines = await this.#lines(month).find(olderThan(dossierId, place), { sort: { at: -1, _id: -1 }, limit: limit - found.length }).toArray();
      found.push(...lines.map(({ line }) => JSON.parse(line) as AccessLogEntry));
    }
    return found;
  }

  async #placeOf(id: string, months: readonly string[]): Promise<Pick<StoredLine, '_id' | 'at'>> {
    for (const month of months) {
      const line = await this.#lines(month).findOne({ _id: { $eq: id } }, { projection: { at: 1 } });
      if (line !== null) return line;
    }
    throw new RangeError('No line of the access log has this id.');
  }

  /** Newest first. */
  async #months(): Promise<readonly string[]> {
    const collections = await this.#connection.db.listCollections({}, { nameOnly: true }).toArray();
    return collections.map(({ name }) => name).filter((name) => name.startsWith(PREFIX)).toSorted().toReversed();
  }

  /** With its index, which the first write to a month makes. */
  async #month(name: string): Promise<Collection<StoredLine>> {
    const lines = this.#lines(name);
    const ready = this.#ready.get(name) ?? lines.createIndex({ dossiers: 1, at: -1, _id: -1 });
    this.#ready.set(name, ready);
    try {
      await ready;
    } catch (error) {
      this.#ready.delete(name);
      throw error;
    }
    return lines;
  }

  #lines(month: string): Collection<StoredLine> {
    return this.#connection.db.collection(month);
  }

  /** Settles what is being written. */
  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await Promise.allSettled(this.#writing);
    await this.#connection.client.close();
  }

  #assertOpen(): void {
    if (!this.#isOpen) throw new AccessLogUnavailable('The access log is closed.');
  }
}

const olderThan = (dossierId: string, place: Pick<StoredLine, '_id' | 'at'> | undefined): Filter<StoredLine> => ({
  dossiers: { $eq: dossierId },
  ...(place && { $or: [{ at: { $lt: place.at } }, { at: { $eq: place.at }, _id: { $lt: place._id } }] }),
});
