import { endOfSchoolYear, isPlainDate } from './calendar.ts';
import type { PlainDate } from './event.ts';

/** Part of every school year, from a day to a day, both included: `MM-DD/MM-DD`, as `09-01/10-31`. */
export type Window = `${string}/${string}`;

const WINDOW = /^(\d{2}-\d{2})\/(\d{2}-\d{2})$/;
const FIRST_DAY = '08-01';

/** Days of a school year in order: those before the turn of the year come first. */
const inSchoolYear = (monthDay: string): string => (monthDay >= FIRST_DAY ? `0-${monthDay}` : `1-${monthDay}`);

// Every year has its days: 29 February is in no window.
const isMonthDay = (text: string): boolean => isPlainDate(`2025-${text}`);

/** Both ends, in the order of the school year; undefined for what is no window. */
const endsOf = (text: string): readonly [string, string] | undefined => {
  const [, begin = '', end = ''] = WINDOW.exec(text) ?? [];
  return isMonthDay(begin) && isMonthDay(end) && inSchoolYear(begin) <= inSchoolYear(end) ? [inSchoolYear(begin), inSchoolYear(end)] : undefined;
};

/** True for a window that lies within the other one. */
export const isWindowWithin = (text: string, range: Window): boolean => {
  const [found, around] = [endsOf(text), endsOf(range)];
  return found !== undefined && around !== undefined && around[0] <= found[0] && found[1] <= around[1];
};

/** The days of a window in the school year of this day. */
export const windowIn = (window: Window, on: PlainDate): { readonly from: PlainDate; readonly until: PlainDate } => {
  const lastYear = Number(endOfSchoolYear(on).slice(0, 4));
  const dated = (monthDay: string): PlainDate => `${String(monthDay >= FIRST_DAY ? lastYear - 1 : lastYear)}-${monthDay}`;
  const [begin = '', end = ''] = window.split('/');
  return { from: dated(begin), until: dated(end) };
};
