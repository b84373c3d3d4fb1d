import { daysBetween } from '../../kernel/calendar.ts';
import type { Obligation } from '../../kernel/chapter.ts';
import type { Entry } from '../../kernel/entry.ts';
import type { PlainDate } from '../../kernel/event.ts';
import { obligationsOf, type Dossier } from '../domain/dossier.ts';
import { mayRead, type Held } from './dossiers.ts';

/** What is due, as it stands on the day that somebody looks. */
export interface Due extends Obligation {
  readonly overdue: boolean;
  /** 0 when it is not overdue. */
  readonly daysOverdue: number;
}

/** The last day is still in time. */
export const dueOn = (today: PlainDate, obligation: Obligation): Due => {
  const daysOverdue = Math.max(0, daysBetween(obligation.due, today));
  return { ...obligation, overdue: daysOverdue > 0, daysOverdue };
};

/** The entry that opened an obligation, where this reader may read it: only then may the reader know of the obligation. */
const openedBy = (held: Held, { since }: Obligation): Entry | undefined => {
  const entry = held.folded.state.history.find(since);
  return entry && mayRead(held, entry) ? entry : undefined;
};

/** What is due in a dossier, the earliest first, each with the entry that opened it. */
export const dueIn = (held: Held): readonly { readonly due: Due; readonly entry: Entry }[] =>
  obligationsOf(held.folded.state, held.today, held.policyOn).flatMap((obligation) => {
    const entry = openedBy(held, obligation);
    return entry ? [{ due: dueOn(held.today, obligation), entry }] : [];
  });

/** What this reader may know to be due on a day in this dossier as it was, or would be. */
export const knownDuties = (held: Held, dossier: Dossier, day: PlainDate): readonly Obligation[] =>
  obligationsOf(dossier, day, held.policyOn).filter((obligation) => openedBy(held, obligation));

/** Those that are not among the others, by what makes two of them the same. */
export const without = (some: readonly Obligation[], others: readonly Obligation[], keyOf: (obligation: Obligation) => string): readonly Obligation[] => {
  const known = new Set(others.map(keyOf));
  return some.filter((it) => !known.has(keyOf(it)));
};
