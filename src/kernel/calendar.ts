import { Temporal } from 'temporal-polyfill';
import type { Instant, PlainDate } from './event.ts';

/**
 * Legal calendar arithmetic in Europe/Amsterdam (docs/rules.md, Time). Never milliseconds.
 * Terms of the school do not move when they end in a weekend or holiday.
 */
const ZONE = 'Europe/Amsterdam';

/** A fold and what is due ask the same again and again; a database of time zones and calendars is dear to ask. */
const MAX_REMEMBERED = 10_000;
const remembered = <K, V>(find: (key: K) => V): ((key: K) => V) => {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(key);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(key, found);
    return found;
  };
};

/** True for a real calendar date written as `YYYY-MM-DD`. */
export const isPlainDate = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value) && isRealDate(value);

const isRealDate = remembered((date: string): boolean => {
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString() === date;
  } catch {
    return false;
  }
});

/** `add(days)(date)`: for each length of a term what a date becomes. */
const adding = (add: (date: Temporal.PlainDate, much: number) => Temporal.PlainDate): ((date: PlainDate, much: number) => PlainDate) => {
  const by = remembered((much: number) => remembered((date: PlainDate) => add(Temporal.PlainDate.from(date), much).toString()));
  return (date, much) => by(much)(date);
};

/** By hour of the clock: the Dutch offset from UTC has been whole hours since 1940, so a day never changes within one. */
const dayOfHour = remembered((hour: string): PlainDate => dayOf(`${hour}:00:00.000Z`));
const dayOf = (instant: Instant): PlainDate => Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate().toString();

/** The Dutch calendar date of an instant. */
export const dateOf = (instant: Instant): PlainDate => {
  const hour = /^\d{4}-\d{2}-\d{2}T\d{2}(?=:\d{2}:\d{2}\.\d{3}Z$)/.exec(instant)?.[0];
  return hour === undefined || hour < '1950' ? dayOf(instant) : dayOfHour(hour);
};

/** The instant at which a Dutch wall clock shows this date and time. */
export const instantOf = (date: PlainDate, time: string): Instant =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(ZONE).toInstant().toString({ fractionalSecondDigits: 3 });

/** The day on which an age is reached. Born on 29 February: 1 March in other years. A birthday begins at local midnight. */
export const birthday = (bornOn: PlainDate, years: number): PlainDate => {
  const year = Number(bornOn.slice(0, 4)) + years;
  const day = bornOn.slice(5);
  return `${String(year).padStart(4, '0')}-${day === '02-29' && !isLeapYear(year) ? '03-01' : day}`;
};

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Full years on a day, the birthday included. */
export const age = (bornOn: PlainDate, on: PlainDate): number => {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on >= birthday(bornOn, years) ? years : years - 1;
};

/** Same day number, else the last day of that month (31 January + 1 = 28 or 29 February). */
export const addMonths = adding((date, months) => date.add({ months }));

/** Same weekday; the day of the event is not counted. */
export const addWeeks = adding((date, weeks) => date.add({ weeks }));

export const addDays = adding((date, days) => date.add({ days }));

/** Days from one date to another: 0 on the same day, negative when it lies before. */
export const daysBetween = (from: PlainDate, until: PlainDate): number => Temporal.PlainDate.from(from).until(until).days;

const FRIDAY = 5;

/** Monday to Friday; public holidays count as working days (rounded against ourselves). */
export const addWorkingDays = adding((from, days) => {
  if (days <= 0) return from;
  // Counted from a weekend is counted from the Friday before it.
  const weekday = Math.min(from.dayOfWeek, FRIDAY);
  const rest = days % FRIDAY;
  const weekend = weekday + rest > FRIDAY ? 2 : 0;
  return from.add({ days: weekday - from.dayOfWeek + 7 * Math.floor(days / FRIDAY) + rest + weekend });
});

/**
 * This day, or the first after it that is no Saturday, Sunday or recognised holiday (Algemene termijnenwet 1 and 3). Only for
 * rights of parents, such as objection: terms of school and partnership do not move.
 */
export const workingDayFrom = (date: PlainDate): PlainDate => {
  let day = Temporal.PlainDate.from(date);
  while (day.dayOfWeek > 5 || isHoliday(day)) day = day.add({ days: 1 });
  return day.toString();
};

/** New Year, the King's birthday as it is kept, 5 May, Christmas. */
const FIXED: readonly string[] = ['01-01', '04-27', '05-05', '12-25', '12-26'];
/** Days after Easter Sunday: Good Friday, Easter Monday, Ascension Day, Whit Monday. */
const AROUND_EASTER: readonly number[] = [-2, 1, 39, 50];

const isHoliday = (day: Temporal.PlainDate): boolean => FIXED.includes(day.toString().slice(5)) || AROUND_EASTER.includes(easterSunday(day.year).until(day).days);

/** The Gregorian computus (Meeus, Jones, Butcher). */
const easterSunday = (year: number): Temporal.PlainDate => {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const days = moon + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 });
};

/** A period whose last day lies before its first. An open end is no end. */
export const isReversed = ({ from, until }: { readonly from: PlainDate; readonly until?: PlainDate }): boolean => until !== undefined && until < from;

/** A school year runs from 1 August to 31 July; this is its last day. */
export const endOfSchoolYear = (date: PlainDate): PlainDate => {
  const year = Number(date.slice(0, 4));
  return `${String(date.slice(5) >= '08-01' ? year + 1 : year)}-07-31`;
};

/** Its first day. */
export const firstDayOfSchoolYear = (date: PlainDate): PlainDate => `${String(Number(endOfSchoolYear(date).slice(0, 4)) - 1)}-08-01`;

/** The last day of the first school year from this one on that is not among those given by theirs. */
export const firstSchoolYearWithout = (from: PlainDate, ends: ReadonlySet<PlainDate>): PlainDate => {
  let end = endOfSchoolYear(from);
  while (ends.has(end)) end = addMonths(end, 12);
  return end;
};

/** The later of two instants: `recordedAt` never runs back within a stream. */
export const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);
