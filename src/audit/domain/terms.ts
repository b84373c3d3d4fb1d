import { asCorrected, birthdaysOfRights, obligationsOf, replay, type Dossier } from '../../dossier/domain/index.ts';
import { dateOf } from '../../kernel/calendar.ts';
import type { Obligation } from '../../kernel/chapter.ts';
import type { KeptEntry } from '../../kernel/entry.ts';
import type { PlainDate } from '../../kernel/event.ts';
import type { PolicyOn } from '../../kernel/policy.ts';
import { agreementEvaluation, IRREGULAR, termRules } from './rules.ts';

/** Something that was to be done by a day, from the day that it was known until it was not due any more. */
export interface Term {
  readonly rule: string;
  /** The entry that asked for it. */
  readonly since: string;
  /** Looking back on an agreement: told apart from other terms of its rule. */
  readonly ofAgreement: boolean;
  /** Known to be due from this day. */
  readonly from: PlainDate;
  readonly due: PlainDate;
  readonly closed?: Closing;
}

/** Why it is not due any more: an entry did what was asked, or something else ended it. */
export interface Closing {
  /** The day on which that happened, not on which it was recorded. */
  readonly on: PlainDate;
  readonly done: boolean;
  /** Absent when time alone ended it. */
  readonly entryId?: string;
}

export type TermOutcome = 'in-time' | 'late' | 'missed' | 'open' | 'lapsed';

/** How a term stands on a day: the last day is still in time; what ended before its last day was not needed any more. */
export const outcomeOfTerm = ({ due, closed }: Term, today: PlainDate): TermOutcome => {
  // A later birthday may end it: that is known already, and has not come.
  if (!closed || closed.on > today) return due < today ? 'missed' : 'open';
  const inTime = closed.on <= due;
  return closed.done ? (inTime ? 'in-time' : 'late') : inTime ? 'lapsed' : 'missed';
};

/**
 * Every term of a dossier, met or not. A chapter says what is due now and forgets what was done; so the dossier is played
 * again, entry by entry, and the entry with which a duty disappears is the one that ended it (docs/decisions/0023-a-term-is-met-by-the-entry-that-ends-it.md).
 */
export const termsOf = (dossier: Dossier, policyOn: PolicyOn): readonly Term[] => {
  const ended: Term[] = [];
  let open: ReadonlyMap<string, Term> = new Map();
  const look = (known: Dossier, on: PlainDate, isDoneBy: (id: string) => KeptEntry | undefined): void => {
    const due = new Map(obligationsOf(known, on, policyOn).map((obligation) => [obligation.id, obligation]));
    for (const [id, term] of open) if (!due.has(id)) ended.push({ ...term, closed: closingOf(dossier, term, isDoneBy(id), on) });
    open = new Map([...due].map(([id, obligation]) => [id, stillOf(open.get(id), obligation) ?? termOf(dossier, obligation, on)]));
  };
  const birthdays = birthdaysOfRights(dossier.people);
  let day = '';
  for (const { entry, before, after } of replay(dossier)) {
    const on = dateOf(entry.recordedAt);
    for (const birthday of birthdays) if (day !== '' && day < birthday && birthday <= on) look(before, birthday, byTime);
    if (entry.state === 'kept' && changes(before, after)) look(after, on, by(entry, before, on, policyOn));
    day = on;
  }
  for (const birthday of birthdays) if (day !== '' && day < birthday) look(dossier, birthday, byTime);
  return [...ended, ...open.values()];
};

const byTime = (): undefined => undefined;

/** What was still due just before an entry, and is not after it, was ended by it; the rest had ended by time. */
const by = (entry: KeptEntry, before: Dossier, on: PlainDate, policyOn: PolicyOn) => {
  let due: ReadonlySet<string> | undefined;
  return (id: string): KeptEntry | undefined => ((due ??= new Set(obligationsOf(before, on, policyOn).map((it) => it.id))).has(id) ? entry : undefined);
};

/** Whether an entry can change what is due: most entries change nothing that anybody remembers. */
const changes = (before: Dossier, { history: _longer, ...after }: Dossier): boolean => Object.entries(after).some(([slice, is]) => before[slice as keyof Dossier] !== is);

const stillOf = (term: Term | undefined, { due }: Obligation): Term | undefined => (term?.due === due ? term : term && { ...term, due });

const termOf = ({ history }: Dossier, { id, rule, since, due }: Obligation, from: PlainDate): Term => {
  const ofAgreement = rule === 'W-19' && history.kept(since)?.content.type === 'AgreementMade';
  return { rule: id.startsWith(`${IRREGULAR}:`) ? IRREGULAR : rule, since, ofAgreement, from, due };
};

/** The rule of a term, in words; one that nobody described is done by nothing. */
export const ruleOfTerm = ({ rule, ofAgreement }: Pick<Term, 'rule' | 'ofAgreement'>) => (ofAgreement ? agreementEvaluation : (termRules[rule] ?? { ground: rule, headingNl: rule, doneBy: [] }));

const closingOf = (dossier: Dossier, term: Term, entry: KeptEntry | undefined, on: PlainDate): Closing => {
  if (!entry) return { on, done: false };
  const { type, occurredOn } = asCorrected(dossier, entry).content;
  const done = (ruleOfTerm(term).doneBy as readonly string[]).includes(type);
  return { on: occurredOn, done, entryId: entry.eventId };
};
