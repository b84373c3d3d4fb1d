import { setImmediate as nextTurn } from 'node:timers/promises';
import { isAfter, type Position, type StoredEvent } from '../event-store/event-store.ts';
import type { KeyVault, Subject } from '../key-vault/key-vault.ts';
import type { Change, Query, ReadDocument, ReadStore } from '../read-store/read-store.ts';
import type { Documents } from './documents.ts';
import { positionFrom, subjectIdOf, type DeriveProjection, type Served } from './projection.ts';
import { isUnavailable, reasonOf, type Poison, type Step } from './step.ts';

/** What deriving needs besides the projection. */
export interface Sources {
  readonly readStore: ReadStore;
  readonly vault: KeyVault;
  readonly documents: Documents;
  readonly states: Served['states'];
  readonly tenants?: Served['tenants'];
}

type Derive = DeriveProjection<unknown>;

/** The changes that bring the documents of one subject up to date, and the position of the last event in them. */
export interface Derivation {
  readonly changes: readonly Change[];
  readonly upTo?: Position;
}

/** An event names a subject that the vault never registered: its entries cannot be opened, and nobody can be asked. */
export class UnknownSubject extends Error {
  readonly code = 'unknown-subject';
}

// A stream holds fewer than 2^31 entries, and nobody derives again so often in between.
const AGAIN_BITS = 31n;

/**
 * The guard of derived documents counts what they were made from: the entries, then how often they were derived again
 * since the last of these. An erasure adds no event, so the position of the last event could not tell the documents
 * before it from those after it.
 */
const guardOf = (size: number, existing: readonly ReadDocument[], isAgain: boolean): Position => {
  const made = BigInt(size) << AGAIN_BITS;
  const latest = existing.map(({ header }) => positionFrom(header['position'] ?? '').commit).reduce((a, b) => (a > b ? a : b), made);
  const commit = isAgain ? latest + 1n : made;
  return { commit, prepare: commit };
};

/**
 * Derives the documents of one subject from its state now, which may be ahead of the events at hand. `again`: although
 * nothing was added to its stream.
 */
export const deriveSubject = async (projection: Derive, { readStore, documents, states }: Sources, collection: string, subject: Subject, again?: 'again'): Promise<Derivation> => {
  const { state, size, last } = await states.load(subject);
  const existing = await documentsOf(projection, readStore, collection, subject.id);
  const position = guardOf(size, existing, again !== undefined);
  const derived = projection.derive(state, subject);
  const sealed = derived.length > 0 ? await documents.seal(projection, subject.id, derived, position) : [];
  const puts = sealed.map((document): Change => ({ kind: 'put', document, position }));
  const stay = new Set(sealed.map(({ id }) => id));
  const gone = existing.filter(({ id }) => !stay.has(id)).map(({ id }): Change => ({ kind: 'gone', id, position }));
  return { changes: [...gone, ...puts], ...(last && { upTo: last.position }) };
};

const PAGE = 500;

const documentsOf = ({ subjectField }: Derive, readStore: ReadStore, collection: string, subjectId: string): Promise<readonly ReadDocument[]> =>
  allWith(readStore, collection, { [subjectField]: subjectId });

const allWith = async (readStore: ReadStore, collection: string, where: Query['where']): Promise<readonly ReadDocument[]> => {
  const found: ReadDocument[] = [];
  for (;;) {
    const last = found.at(-1);
    // Without a sort field paging goes by id, and the value of `after` is null.
    const page = await readStore.find(collection, { where, limit: PAGE, ...(last && { after: { value: null, id: last.id } }) });
    found.push(...page);
    if (page.length < PAGE) return found;
  }
};

/** Some tens of bytes each. Losing one costs a second derivation with the same outcome. */
const MAX_REMEMBERED = 100_000;

/** Derives the documents of every subject that a batch touches, once for all its events up to that moment. */
export const deriveStep = (projection: Derive, sources: Sources, collection: string): Step => {
  // By subject: position of the last event in the stored documents. Deriving reads ahead of the log, so a rebuild meets
  // most events when they have been taken in already.
  const done = new Map<string, Position>();

  const isNew = ({ stream, type, position }: StoredEvent): boolean => {
    if (projection.chapters && !projection.chapters.includes(type)) return false;
    const upTo = done.get(subjectIdOf(stream));
    return upTo === undefined || isAfter(position, upTo);
  };

  const isOfTenant = ({ stream }: StoredEvent): boolean => !stream.startsWith(projection.streamPrefix);

  /** Subjects for which there is something that may have to be another after this event of their tenant. */
  const changedBy = async (event: StoredEvent): Promise<readonly string[]> => {
    const { tenantField, subjectField } = projection;
    if (tenantField === undefined || (await sources.tenants?.changes(event)) !== true) return [];
    const documents = await allWith(sources.readStore, collection, { [tenantField]: subjectIdOf(event.stream) });
    return documents.map(({ fields }) => String(fields[subjectField]));
  };

  const derive = async (subjectId: string, again?: 'again'): Promise<Derivation> => {
    const subject = await sources.vault.find(subjectId);
    if (!subject) throw new UnknownSubject();
    return deriveSubject(projection, sources, collection, subject, again);
  };

  return async (events) => {
    const toDerive = new Map<string, { readonly event: StoredEvent; readonly again?: 'again' }>();
    for (const event of events) if (!isOfTenant(event) && isNew(event)) toDerive.set(subjectIdOf(event.stream), { event });
    const changes: Change[] = [];
    const poison: Poison[] = [];
    const reached = new Map<string, Position>();
    for (const event of events.filter(isOfTenant)) {
      try {
        for (const subjectId of await changedBy(event)) toDerive.set(subjectId, { event, again: 'again' });
      } catch (error) {
        if (isUnavailable(error)) throw error;
        poison.push({ event, reason: reasonOf(error) });
      }
    }
    for (const [subjectId, { event, again }] of toDerive) {
      try {
        const { changes: ofSubject, upTo } = await derive(subjectId, again);
        changes.push(...ofSubject);
        if (upTo) reached.set(subjectId, upTo);
      } catch (error) {
        if (isUnavailable(error)) throw error;
        poison.push({ event, reason: reasonOf(error) });
      }
      // A long stream is folded without waiting for anything: let requests in between.
      await nextTurn();
    }
    return { changes, poison, stored: () => remember(done, reached) };
  };
};

const remember = (done: Map<string, Position>, reached: ReadonlyMap<string, Position>): void => {
  if (done.size > MAX_REMEMBERED) done.clear();
  for (const [subjectId, position] of reached) done.set(subjectId, position);
};
