import type { Collection, Db } from 'mongodb';
import { isUuid } from '../../../kernel/ids.ts';
import { isDuplicateKey } from '../../mongodb/connection.ts';
import { KeyMissing, KeyVaultUnavailable, SubjectRefused, type Subject } from '../key-vault.ts';
import type { Keks } from '../keks.ts';
import { Sealing } from './sealing.ts';
import { newSubject, withKeys, type SubjectDocument, type Wrap } from './subject-document.ts';
import type { Tenants } from './tenants.ts';

/** Others change the same subject at the same moment; each time one of them goes on. */
const MAX_ATTEMPTS = 50;

/** Who owns keys. */
export class Subjects {
  readonly documents: Collection<SubjectDocument>;
  readonly #tenants: Tenants;
  readonly #keks: Keks;
  readonly #fence: Fence;

  constructor(db: Db, tenants: Tenants, keks: Keks, fence: Fence) {
    this.documents = db.collection('subjects');
    this.#tenants = tenants;
    this.#keks = keks;
    this.#fence = fence;
  }

  async createIndexes(): Promise<void> {
    await this.documents.createIndexes([
      { key: { stream: 1 }, name: 'stream', unique: true },
      { key: { tenant: 1, minEpoch: 1 }, name: 'tenant' },
    ]);
  }

  async find(id: string): Promise<Subject | undefined> {
    const found = await this.documents.findOne({ _id: { $eq: id } }, { projection: { tenant: 1, stream: 1 } });
    return found === null ? undefined : { id, tenant: found.tenant, stream: found.stream };
  }

  /** As it is now. @throws KeyMissing */
  async get(id: string): Promise<SubjectDocument> {
    const found = await this.documents.findOne({ _id: { $eq: id } });
    if (found === null) throw new KeyMissing('The vault does not know this subject.');
    return found;
  }

  /** @throws SubjectRefused */
  async register(subject: Subject): Promise<void> {
    if (!isUuid(subject.id)) throw new TypeError('A subject is named by a lower-case UUID.');
    if (await this.#isKnown(subject)) return;
    const owner = await this.documents.findOne({ stream: { $eq: subject.stream } }, { projection: { _id: 1 } });
    if (owner !== null && owner._id !== subject.id) throw new SubjectRefused('This stream belongs to another subject.');
    try {
      await this.#fence.pass(async () => {
        const { epoch } = await this.#tenants.ensure(subject.tenant);
        return newSubject(subject, this.#sealing(subject.tenant, subject.id).under(epoch));
      }, (document) => this.documents.insertOne(document));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      if (!(await this.#isKnown(subject))) throw new SubjectRefused('This stream belongs to another subject.');
    }
  }

  async #isKnown({ id, tenant, stream }: Subject): Promise<boolean> {
    const known = await this.find(id);
    if (known !== undefined && (known.tenant !== tenant || known.stream !== stream)) throw new SubjectRefused('This subject is registered with another tenant or stream.');
    return known !== undefined;
  }

  /** Decides on what is stored now, again when another process was first. @returns what it was and what it is */
  async change(id: string, decide: (document: SubjectDocument, wrap: Wrap) => SubjectDocument): Promise<{ readonly before: SubjectDocument; readonly after: SubjectDocument }> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const before = await this.get(id);
      const after = await this.#fence.pass(async () => {
        const { epoch } = await this.#tenants.get(before.tenant);
        return decide(before, this.#sealing(before.tenant, id).under(epoch));
      }, (decided) => this.#replace(before, decided));
      if (after !== undefined) return { before, after };
    }
    throw new KeyVaultUnavailable('Other processes keep changing the keys of this subject: ask again.');
  }

  /** Undefined when it is no longer what it was. */
  async #replace(before: SubjectDocument, decided: SubjectDocument): Promise<SubjectDocument | undefined> {
    if (decided === before) return before;
    const after = { ...decided, version: before.version + 1 };
    const { _id, ...replacement } = after;
    const { matchedCount } = await this.documents.replaceOne({ _id, version: before.version }, replacement);
    return matchedCount === 1 ? after : undefined;
  }

  #sealing(tenant: string, owner: string): Sealing {
    return new Sealing(this.#keks, tenant, owner);
  }

  /** Wraps the keys of the next subjects of older epochs under this one. @returns how many it looked at; 0 when none is left */
  async rewrapSome(tenant: string, epoch: number, limit: number): Promise<number> {
    const older = await this.documents.find({ tenant: { $eq: tenant }, minEpoch: { $lt: epoch } }, { limit }).toArray();
    for (const before of older) {
      const sealing = this.#sealing(tenant, before._id);
      // Changed meanwhile: it comes again in the next page.
      await this.#replace(before, withKeys(before, before.keys.map((key) => sealing.rewrap(key, epoch))));
    }
    return older.length;
  }
}

/**
 * Keeps a write from landing after a rotation has looked everywhere: who has read the epoch writes within half of `ms`, and a
 * rotation waits `ms` between raising the epoch and re-wrapping.
 */
export class Fence {
  readonly ms: number;

  constructor(ms: number) {
    this.ms = ms;
  }

  /** @throws KeyVaultUnavailable when preparing took too long: nothing was written */
  async pass<T, R>(prepare: () => Promise<T>, write: (prepared: T) => Promise<R>): Promise<R> {
    const since = performance.now();
    const prepared = await prepare();
    if (this.ms > 0 && performance.now() - since > this.ms / 2) throw new KeyVaultUnavailable('The key vault answered too slowly to write safely: ask again.');
    return write(prepared);
  }
}
