import { daysBetween } from '../../kernel/calendar.ts';
import type { Obligation } from '../../kernel/chapter.ts';
import type { Entry } from '../../kernel/entry.ts';
import type { PlainDate } from '../../kernel/event.ts';
import { obligationsOf } from '../domain/dossier.ts';
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

/** What is due in a dossier, the earliest first, each with the entry that opened it: who may read that entry may know of it. */
export const dueIn = (held: Held): readonly { readonly due: Due; readonly entry: Entry }[] =>
  obligationsOf(held.folded.state, held.today).flatMap((obligation) => {
    const entry = held.folded.state.history.find(obligation.since);
    return entry && mayRead(held, entry) ? [{ due: dueOn(held.today, obligation), entry }] : [];
  });
