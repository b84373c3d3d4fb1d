import { setImmediate as nextTurn } from 'node:timers/promises';
import { isAfter, type Position, type StoredEvent } from '../event-store/event-store.ts';
import type { KeyVault, Subject } from '../key-vault/key-vault.ts';
import type { Change, Query, ReadDocument, ReadStore } from '../read-store/read-store.ts';
import type { Documents } from './documents.ts';
import { positionFrom, subjectIdOf, type DeriveProjection, type Served } from './projection.ts';
import { isUnavailable, reasonOf, type Poison, type Step } from './step.ts';
import { digestsOf, type Digests, type Written } from './written.ts';

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
  readonly digests: Digests;
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

interface Known {
  /** Entries that the state must hold; all that are stored when absent. */
  readonly atLeast?: number;
  /** What this feed wrote before, and need not write again. */
  readonly written?: Digests;
  /** Although nothing was added to its stream. */
  readonly again?: true;
}

/** Derives the documents of one subject from its state now, which may be ahead of the events at hand. */
export const deriveSubject = async (projection: Derive, { readStore, documents, states }: Sources, collection: string, subject: Subject, { atLeast, written, again }: Known = {}): Promise<Derivation> => {
  const { state, size, last } = await states.load(subject, atLeast);
  const derived = projection.derive(state, subject);
  const digests = digestsOf(derived);
  const existing = written ? [] : await documentsOf(projection, readStore, collection, subject.id);
  const position = guardOf(size, existing, again === true);
  const changed = derived.filter(({ id }) => written?.get(id) !== digests.get(id));
  const sealed = changed.length > 0 ? await documents.seal(projection, subject.id, changed, position) : [];
  // Where the key of their class is gone, no document stays.
  const stay: Digests = sealed.length === changed.length ? digests : new Map();
  const puts = sealed.map((document): Change => ({ kind: 'put', document, position }));
  const before = [...(written?.keys() ?? existing.map(({ id }) => id))];
  const gone = before.filter((id) => !stay.has(id)).map((id): Change => ({ kind: 'gone', id, position }));
  return { changes: [...gone, ...puts], digests: stay, ...(last && { upTo: last.position }) };
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
export const deriveStep = (projection: Derive, sources: Sources, collection: string, written: Written): Step => {
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

  const derive = async (subjectId: string, { event, again }: ToDerive): Promise<Derivation> => {
    const subject = await sources.vault.find(subjectId);
    if (!subject) throw new UnknownSubject();
    if (again) return deriveSubject(projection, sources, collection, subject, { again });
    const before = written.of(subjectId);
    return deriveSubject(projection, sources, collection, subject, { atLeast: event.revision + 1, ...(before && { written: before }) });
  };

  return async (events) => {
    const toDerive = new Map<string, ToDerive>();
    for (const event of events) if (!isOfTenant(event) && isNew(event)) toDerive.set(subjectIdOf(event.stream), { event });
    const changes: Change[] = [];
    const poison: Poison[] = [];
    const derived = new Map<string, Derivation>();
    for (const event of events.filter(isOfTenant)) {
      try {
        for (const subjectId of await changedBy(event)) toDerive.set(subjectId, { event, again: true });
      } catch (error) {
        if (isUnavailable(error)) throw error;
        poison.push({ event, reason: reasonOf(error) });
      }
    }
    for (const [subjectId, what] of toDerive) {
      try {
        const derivation = await derive(subjectId, what);
        changes.push(...derivation.changes);
        derived.set(subjectId, derivation);
      } catch (error) {
        if (isUnavailable(error)) throw error;
        poison.push({ event: what.event, reason: reasonOf(error) });
      }
      // A long stream is folded without waiting for anything: let requests in between.
      await nextTurn();
    }
    const stored = (): void => {
      if (done.size > MAX_REMEMBERED) done.clear();
      for (const [subjectId, { digests, upTo }] of derived) {
        written.remember(subjectId, digests);
        if (upTo) done.set(subjectId, upTo);
      }
    };
    return { changes, poison, stored };
  };
};

interface ToDerive {
  readonly event: StoredEvent;
  readonly again?: true;
}
