import { asCorrected, birthdaysOfRights, changesThePast, obligationsOf, replay, type Dossier, type Step } from '../../dossier/domain/index.ts';
import { dateOf } from '../../kernel/calendar.ts';
import type { Obligation } from '../../kernel/chapter.ts';
import type { Entry } from '../../kernel/entry.ts';
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

/** Every term of a dossier, met or not: how they stood after its last entry, and what later birthdays bring by themselves. */
export const termsOf = (dossier: Dossier, policyOn: PolicyOn): readonly Term[] => {
  const { terms, day } = playedUntil(dossier, policyOn);
  const later = birthdaysOfRights(dossier.people).filter((birthday) => day !== '' && day < birthday);
  const { ended, open } = later.reduce((known, birthday) => lookAt(known, { dossier, policyOn }, dossier, birthday), terms);
  return [...ended, ...open.values()];
};

interface Terms {
  readonly ended: readonly Term[];
  /** By obligation. */
  readonly open: ReadonlyMap<string, Term>;
}

/** How far a dossier was played, and what had become of its terms by then. `day`: of the last entry. */
interface Played {
  readonly dossier: Dossier;
  readonly terms: Terms;
  readonly day: PlainDate;
  /** Under the choices of the board that it was played with. */
  readonly policyOn: PolicyOn;
}

/**
 * By the last entry that was played, so that the next time only what came after it is: a list that follows a dossier asks
 * after every entry. An entry that is opened anew, after an erasure for one, is another object, and is played anew.
 */
const remembered = new WeakMap<Entry, Played>();

/**
 * A chapter says what is due now and forgets what was done; so the dossier is played again, entry by entry, and the entry
 * with which a duty disappears is the one that ended it (docs/decisions/0023-a-term-is-met-by-the-entry-that-ends-it.md).
 */
const playedUntil = (dossier: Dossier, policyOn: PolicyOn): Played => {
  const audited = { dossier, policyOn };
  const birthdays = birthdaysOfRights(dossier.people);
  const earlier = earlierPlayed(dossier, policyOn);
  let { terms, day }: Pick<Played, 'terms' | 'day'> = earlier ?? { terms: { ended: [], open: new Map() }, day: '' };
  let at = earlier?.dossier;
  for (const { entry, before, after } of replay(dossier, earlier?.dossier)) {
    const on = dateOf(entry.recordedAt);
    for (const birthday of birthdays) if (day !== '' && day < birthday && birthday <= on) terms = lookAt(terms, audited, before, birthday);
    if (changes(before, after)) terms = lookAt(terms, audited, after, on, { entry, before });
    [day, at] = [on, after];
  }
  const played = { dossier: at ?? dossier, terms, day, policyOn };
  const [was, last] = [earlier?.dossier.history.last, dossier.history.last];
  if (was) remembered.delete(was);
  if (last) remembered.set(last, played);
  return played;
};

/** The longest play of this history so far, unless something since then changes what came before or the board chose otherwise. */
const earlierPlayed = ({ history }: Dossier, policyOn: PolicyOn): Played | undefined => {
  for (let revision = history.size - 1; revision >= 0; revision -= 1) {
    const entry = history.at(revision) as Entry;
    const played = remembered.get(entry);
    if (played) return played.policyOn === policyOn ? played : undefined;
    if (changesThePast(entry) !== undefined) return undefined;
  }
  return undefined;
};

/** The terms after looking on a day: what is not due any more was ended by the entry at hand, else by time. */
const lookAt = ({ ended, open }: Terms, { dossier, policyOn }: Pick<Played, 'dossier' | 'policyOn'>, known: Dossier, on: PlainDate, by?: Pick<Step, 'entry' | 'before'>): Terms => {
  const due = new Map(obligationsOf(known, on, policyOn).map((obligation) => [obligation.id, obligation]));
  const gone = [...open].filter(([id]) => !due.has(id));
  // What had ended by time before this entry came was not ended by it.
  const until = by && gone.length > 0 ? new Set(obligationsOf(by.before, on, policyOn).map(({ id }) => id)) : new Set<string>();
  return {
    ended: gone.length === 0 ? ended : [...ended, ...gone.map(([id, term]) => ({ ...term, closed: closingOf(dossier, term, until.has(id) ? by?.entry : undefined, on) }))],
    open: new Map([...due].map(([id, obligation]) => [id, stillOf(open.get(id), obligation) ?? termOf(dossier, obligation, on)])),
  };
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

const closingOf = (dossier: Dossier, term: Term, entry: Entry | undefined, on: PlainDate): Closing => {
  if (entry?.state !== 'kept') return { on, done: false };
  const { type, occurredOn } = asCorrected(dossier, entry).content;
  const done = (ruleOfTerm(term).doneBy as readonly string[]).includes(type);
  return { on: occurredOn, done, entryId: entry.eventId };
};
