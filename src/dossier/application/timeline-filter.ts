import type { Obligation } from '../../kernel/chapter.ts';
import type { Entry } from '../../kernel/entry.ts';
import type { PlainDate } from '../../kernel/event.ts';
import { kindOf, obligationsOf, type Dossier } from '../domain/dossier.ts';
import type { Held } from './dossiers.ts';
import { viewOf, type EntryView, type ShownEntry } from './entry-view.ts';

/** Which entries of a timeline; what is absent is not asked. */
export interface TimelineFilter {
  readonly accessClass?: string;
  readonly from?: PlainDate;
  readonly until?: PlainDate;
  /** Types of entries and names of chapters: one of them. */
  readonly kind?: readonly string[];
  /** A person of this dossier who did it, took part in it or is named in it. */
  readonly party?: string;
  /** Where it was set or made, the conversation in which, and all that came of it. */
  readonly goal?: string;
  readonly agreement?: string;
  /** Opened something that is due: overdue on the day of the question, or not. */
  readonly overdue?: boolean;
}

/** What an entry tells, in the words of who reads it. */
export interface Told {
  readonly entryId?: string;
  readonly type: string;
  readonly data: object;
}

type Test = (view: ShownEntry, entry: Entry) => boolean;

/**
 * Whether an entry is what was asked for, in the words that this reader sees. Black words, and withheld and erased
 * entries, match nothing: a filter tells nobody what they may not know.
 */
export const matching = (filter: TimelineFilter, held: Held, known: Dossier, on: PlainDate): ((view: EntryView, entry: Entry) => boolean) => {
  const tests = testsOf(filter, held, known, on);
  return (view, entry) => (isShown(view) ? tests.every((holds) => holds(view, entry)) : tests.length === 0);
};

const testsOf = ({ accessClass, from, until, kind, party, goal, agreement, overdue }: TimelineFilter, held: Held, known: Dossier, on: PlainDate): readonly Test[] => {
  const asked = <T>(value: T | undefined, test: (value: T) => Test): readonly Test[] => (value === undefined ? [] : [test(value)]);
  return [
    ...asked(accessClass, (it) => (view) => view.accessClass === it),
    ...asked(from, (day) => (view) => view.occurredOn >= day),
    ...asked(until, (day) => (view) => view.occurredOn <= day),
    ...asked(kind, (kinds) => ({ type }) => isOfKind(type, kinds)),
    ...asked(party, (personId) => (view, entry) => (entry.state === 'kept' && entry.content.actor.personId === personId) || names(view.data, [personId])),
    ...asked(goal, (id) => about(id, shownOf('DevelopmentGoalSet', held, known))),
    ...asked(agreement, (id) => about(id, shownOf('AgreementMade', held, known))),
    ...asked(overdue, (isOverdue) => openedOne(obligationsOf(known, on, held.policyOn), on, isOverdue)),
  ];
};

const isShown = (view: EntryView): view is ShownEntry => 'data' in view;

const shownOf = (type: string, held: Held, known: Dossier): readonly ShownEntry[] =>
  [...known.history]
    .filter((entry) => entry.state === 'kept' && entry.content.type === type)
    .flatMap((entry) => viewOf(held, entry, known) ?? [])
    .filter(isShown);

/** One of these types, or of a type in one of these chapters. */
export const isOfKind = (type: string, kinds: readonly string[]): boolean => kinds.includes(type) || kinds.includes(kindOf(type)?.chapter ?? '');

/** Ids are unique, so whatever holds one is about it. */
export const names = (value: unknown, ids: readonly string[]): boolean =>
  typeof value === 'string' ? ids.includes(value) : typeof value === 'object' && value !== null && Object.values(value).some((member) => names(member, ids));

/**
 * Entries that name a goal or agreement, that name the entry it began with, or that tell of the conversation which that entry names.
 * `beginnings`: the entries with which one can begin.
 */
export const about = (id: string, beginnings: readonly Told[]): ((told: Told) => boolean) => {
  const origin = beginnings.find(({ data }) => names(data, [id]));
  const ids = [id, ...(origin?.entryId === undefined ? [] : [origin.entryId])];
  const conversation = origin && 'conversationId' in origin.data ? [String(origin.data.conversationId)] : [];
  return ({ type, data, entryId }) => (entryId !== undefined && ids.includes(entryId)) || names(data, ids) || (kindOf(type)?.chapter === 'conversation' && names(data, conversation));
};

/** The reader sees the entry, and so may know what it opened. */
export const openedOne = (obligations: readonly Obligation[], on: PlainDate, isOverdue: boolean): ((opener: { readonly entryId: string }) => boolean) => {
  const openers = new Set(obligations.flatMap(({ due, since }) => (due < on === isOverdue ? [since] : [])));
  return ({ entryId }) => openers.has(entryId);
};
