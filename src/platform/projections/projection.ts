import type { Position, StoredEvent } from '../event-store/event-store.ts';
import type { States } from '../journal/states.ts';
import type { Subject } from '../key-vault/key-vault.ts';
import type { CollectionSpec, ReadDocument } from '../read-store/read-store.ts';

/**
 * Projections are pure: from events or from a folded state to documents that are searched; a reaction acts on what was
 * recorded. Order, position, replay, keys and builds belong to the runner (docs/architecture.md, Projections).
 */
interface Described {
  /** Kebab-case, for ever: its builds are named after it. */
  readonly name: string;
  /** Raise it when documents change shape or meaning: they are then rebuilt beside the running ones. */
  readonly version: number;
  /** The streams it is made from: `dossier-`. */
  readonly streamPrefix: string;
  /** What documents are searched and sorted by, in clear. No personal data. */
  readonly fields: CollectionSpec['fields'];
  readonly indexes: CollectionSpec['indexes'];
}

/** What a fold keeps under one key. The body is sealed already: folding opens nothing. */
export type FoldedDocument = Omit<ReadDocument, 'id'>;

/** Event by event, over the clear headers of stored events; a sealed body may be copied (`copyOf`). */
export interface FoldProjection extends Described {
  readonly kind: 'fold';
  /** Id of the document that this event changes; undefined when it changes none. */
  keyOf(event: StoredEvent): string | undefined;
  /** What the document becomes; undefined leaves it as it is. */
  evolve(document: FoldedDocument | undefined, event: StoredEvent): FoldedDocument | 'gone' | undefined;
  /** Every event makes a document of its own, so the runner need not look for an earlier one. */
  readonly isOneToOne?: true;
}

/** A document as it is derived: its content is any JSON value, sealed by the runner under the document key. */
export interface Derived<Content> {
  /** Unique within the projection. Random ids only: it is stored in clear. */
  readonly id: string;
  readonly fields: ReadDocument['fields'];
  readonly content: Content;
}

/** All documents of one subject at once, from its folded state; they replace the earlier ones when its stream moved on. */
export interface DeriveProjection<State, Content = unknown> extends Described {
  readonly kind: 'derive';
  /** The field that holds the subject's id in every document. One of the indexes is this field alone. */
  readonly subjectField: string;
  /** Only events of these chapters (stored types) change the documents; absent = all do. A correction may touch any of them. */
  readonly chapters?: readonly string[];
  /** The class of the key that seals the documents: that of the entries they are made from. */
  readonly retentionClass: string;
  /**
   * Set when documents also depend on the tenant's own stream (`TenantEvents`): the field that holds the tenant in each of
   * them. One of the indexes is this field alone.
   */
  readonly tenantField?: string;
  derive(state: State, subject: Subject): readonly Derived<Content>[];
}

/**
 * Something that is done because of what was recorded. It keeps no documents, only how far it came, and has the runner's
 * order, single holder and parking. Every event comes at least once, all of them again after a rebuild.
 */
export interface Reaction extends Described {
  readonly kind: 'react';
  /** Only events of these chapters (stored types). */
  readonly chapters: readonly string[];
  /** Twice must be the same as once. */
  react(event: StoredEvent): Promise<void>;
}

export type Projection<State> = FoldProjection | DeriveProjection<State>;

/** What a runner carries along the log. */
export type Follower<State> = Projection<State> | Reaction;

/** Events of tenants' own streams after which everything that was derived for that tenant may have to be another. */
export interface TenantEvents {
  readonly streamPrefix: string;
  /** Whether this event is one. */
  changes(event: StoredEvent): Promise<boolean>;
}

/** Projections together with the states that they are derived from, so that several contexts run beside each other. */
export interface Served {
  readonly projections: readonly Follower<unknown>[];
  readonly states: Pick<States<unknown>, 'load' | 'forget'>;
  readonly tenants?: TenantEvents;
}

/**
 * Ties the projections of one context to its states. A projection is handed states of its own context only; outside this
 * pair the type of the state is of no use.
 */
export const served = <State>(projections: readonly Follower<State>[], states: Pick<States<State>, 'load' | 'forget'>, tenants?: TenantEvents): Served => ({ projections, states, ...(tenants && { tenants }) });

/** The subject of a stream named `<category>-<tenant>_<uuid>` (docs/architecture.md, Shape). */
export const subjectIdOf = (stream: string): string => stream.slice(stream.lastIndexOf('_') + 1);

/** A position as text, for headers: `commit/prepare`. */
export const positionText = ({ commit, prepare }: Position): string => `${String(commit)}/${String(prepare)}`;

/** @throws SyntaxError when it was not made by `positionText`. */
export const positionFrom = (text: string): Position => {
  const [commit = '', prepare = ''] = text.split('/');
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
};
