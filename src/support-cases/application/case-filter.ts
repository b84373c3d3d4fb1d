import { about, isOfKind, names, openedOne, type Told } from '../../dossier/index.ts';
import type { PlainDate } from '../../kernel/event.ts';
import { supportCaseObligations, type SupportCase } from '../domain/index.ts';
import type { auditedEntry } from './audited-view.ts';
import type { CaseEntryView } from './case-view.ts';

/** Which entries of a support case; what is absent is not asked. Ids are as this reader sees them: an auditor's are pseudonyms. */
export interface CaseFilter {
  /** Own types, and types and chapters of what the board gave: one of them. */
  readonly kind?: readonly string[];
  readonly party?: string;
  readonly goal?: string;
  readonly agreement?: string;
  /** Of what the board gave the day there. */
  readonly happenedUntil?: PlainDate;
  /** Opened something that the partnership has to do: overdue on the day of the question, or not. */
  readonly overdue?: boolean;
}

export type SeenCaseEntry = CaseEntryView | ReturnType<typeof auditedEntry>;
type ShownEntry = Extract<SeenCaseEntry, { readonly data: object }>;
type Test = (view: ShownEntry) => boolean;

/** Whether an entry is what was asked for, in the words that this reader sees: what is black or erased matches nothing. */
export const matchingCase = (filter: CaseFilter, seen: readonly SeenCaseEntry[], known: SupportCase, on: PlainDate): ((view: SeenCaseEntry) => boolean) => {
  const tests = testsOf(filter, seen.filter(isShown), known, on);
  return (view) => (isShown(view) ? tests.every((holds) => holds(view)) : tests.length === 0);
};

const testsOf = ({ kind, party, goal, agreement, happenedUntil, overdue }: CaseFilter, seen: readonly ShownEntry[], known: SupportCase, on: PlainDate): readonly Test[] => {
  const asked = <T>(value: T | undefined, test: (value: T) => Test): readonly Test[] => (value === undefined ? [] : [test(value)]);
  return [
    ...asked(kind, (kinds) => ({ type, delivered }) => kinds.includes(type) || (delivered !== undefined && isOfKind(delivered.type, kinds))),
    ...asked(party, (personId) => ({ data, delivered }) => names([data, delivered?.content], [personId])),
    ...asked(goal, (id) => aboutOne(id, 'DevelopmentGoalSet', seen)),
    ...asked(agreement, (id) => aboutOne(id, 'AgreementMade', seen)),
    ...asked(happenedUntil, (day) => ({ occurredOn, delivered }) => (delivered?.occurredOn ?? occurredOn) <= day),
    ...asked(overdue, (isOverdue) => openedOne(supportCaseObligations(known), on, isOverdue)),
  ];
};

const isShown = (view: SeenCaseEntry): view is ShownEntry => 'data' in view;

const aboutOne = (id: string, beginsWith: string, seen: readonly ShownEntry[]): Test => {
  const isAbout = about(id, seen.flatMap(toldBy).filter(({ type }) => type === beginsWith));
  return (view) => toldBy(view).some(isAbout);
};

/** By the partnership, and by the board. */
const toldBy = ({ entryId, type, data, delivered }: ShownEntry): readonly Told[] => [{ entryId, type, data }, ...(delivered ? [{ ...delivered, data: dataOf(delivered.content) }] : [])];

/** An auditor sees nothing of the content but the data. */
const dataOf = (content: object): object => ('data' in content && typeof content.data === 'object' && content.data !== null ? content.data : content);
