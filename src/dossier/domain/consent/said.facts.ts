import type { PlainDate, PlainTime } from '../../../kernel/event.ts';

/** A moment as people note it: always a day, sometimes a time. */
export interface Moment {
  readonly on: PlainDate;
  readonly time?: PlainTime;
}

/** Somebody said yes or no, on a day. */
export interface Said extends Moment {
  readonly personId: string;
  readonly yes: boolean;
}

/** What somebody's words come to at a moment. */
export type Standing = 'yes' | 'no' | 'silent';

const bothTimes = (a: Moment, b: Moment, holds: (a: PlainTime, b: PlainTime) => boolean): boolean =>
  a.time !== undefined && b.time !== undefined && holds(a.time, b.time);

/** Said by then. On the same day it counts, unless both times are known and it came after. */
const saidBy = (moment: Moment) => (said: Said): boolean =>
  said.on < moment.on || (said.on === moment.on && !bothTimes(said, moment, (a, b) => a > b));

const later = (a: Moment, b: Moment): boolean => a.on > b.on || (a.on === b.on && bothTimes(a, b, (x, y) => x > y));

/** A no works at once: it stands until a yes that is surely later (AVG 7(3)). */
export const standingOf = (words: readonly Said[], moment: Moment): Standing => {
  const said = words.filter(saidBy(moment));
  const objections = said.filter(({ yes }) => !yes);
  if (said.some((word) => word.yes && objections.every((objection) => later(word, objection)))) return 'yes';
  return objections.length > 0 ? 'no' : 'silent';
};
