import { addDays } from '../../../kernel/calendar.ts';
import type { Occurrence, PlainDate } from '../../../kernel/event.ts';

/** The chapter's slice: what the law on compulsory education and suspension asks to be watched. */
export interface Progress {
  readonly unauthorised: readonly Absence[];
  readonly notices: readonly Occurrence[];
  readonly suspensions: readonly (Occurrence & Period)[];
}

interface Period {
  readonly from: PlainDate;
  readonly until: PlainDate;
}

export interface Absence extends Occurrence, Period {
  readonly lessonHours: number;
}

/** LPW 21a; W-39: sixteen hours within four consecutive weeks. */
const HOURS_TO_REPORT = 16;
const DAYS_OF_FOUR_WEEKS = 28;

/**
 * The absence with which sixteen hours within four weeks were reached since the last notice; undefined when they were not.
 * `from`: hours before it count, but it is not they that reach sixteen.
 */
export const absenceToReport = ({ unauthorised, notices }: Progress, from?: PlainDate): Absence | undefined => {
  const lastNotice = notices.map(({ on }) => on).toSorted().at(-1);
  const counted = unauthorised.filter(({ until }) => lastNotice === undefined || until > lastNotice).toSorted((a, b) => (a.until < b.until ? -1 : 1));
  return counted.find((absence, at) => {
    if (from !== undefined && absence.until < from) return false;
    const since = addDays(absence.until, 1 - DAYS_OF_FOUR_WEEKS);
    return counted.slice(0, at + 1).filter(({ until }) => until >= since).reduce((hours, { lessonHours }) => hours + lessonHours, 0) >= HOURS_TO_REPORT;
  });
};

/** WPO 40c; WVO 2020 8.14: at most one week. */
export const lastDayOfSuspension = (from: PlainDate): PlainDate => addDays(from, 6);
