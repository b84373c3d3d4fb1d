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
    ...asked(kind, (kinds) => ({ type }) => kinds.includes(type) || kinds.includes(kindOf(type)?.chapter ?? '')),
    ...asked(party, (personId) => (view, entry) => (entry.state === 'kept' && entry.content.actor.personId === personId) || names(view.data, [personId])),
    ...asked(goal, (id) => about(id, 'DevelopmentGoalSet', held, known)),
    ...asked(agreement, (id) => about(id, 'AgreementMade', held, known)),
    ...asked(overdue, (isOverdue) => openedOn(held, known, on, isOverdue)),
  ];
};

const isShown = (view: EntryView): view is ShownEntry => 'data' in view;

/** Ids are unique, so whatever holds one is about it. */
const names = (value: unknown, ids: readonly string[]): boolean =>
  typeof value === 'string' ? ids.includes(value) : typeof value === 'object' && value !== null && Object.values(value).some((member) => names(member, ids));

/** Entries that name a goal or agreement, that name the entry it began with, or that tell of the conversation which that entry names. */
const about = (id: string, beginsWith: string, held: Held, known: Dossier): Test => {
  const views = [...known.history].filter((entry) => entry.state === 'kept' && entry.content.type === beginsWith).flatMap((entry) => viewOf(held, entry, known) ?? []);
  const origin = views.find((view): view is ShownEntry => isShown(view) && names(view.data, [id]));
  const ids = [id, ...(origin ? [origin.entryId] : [])];
  const conversation = origin && 'conversationId' in origin.data ? [String(origin.data.conversationId)] : [];
  return ({ type, data, entryId }) => ids.includes(entryId) || names(data, ids) || (kindOf(type)?.chapter === 'conversation' && names(data, conversation));
};

/** The reader sees the entry, and so may know what it opened. */
const openedOn = ({ policyOn }: Held, known: Dossier, on: PlainDate, isOverdue: boolean): Test => {
  const openers = new Set(obligationsOf(known, on, policyOn).flatMap(({ due, since }) => (due < on === isOverdue ? [since] : [])));
  return ({ entryId }) => openers.has(entryId);
};
