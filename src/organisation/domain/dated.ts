import type { PlainDate } from '../../kernel/event.ts';

/** Both days included; without `until` it goes on. */
export interface Period {
  readonly from: PlainDate;
  readonly until?: PlainDate;
}

/** What holds from a day until the next one says otherwise. */
export interface Since<T> {
  readonly value: T;
  readonly from: PlainDate;
}

export const within = (on: PlainDate, { from, until }: Period): boolean => from <= on && (until === undefined || on <= until);

export const endsBeforeItStarts = ({ from, until }: Period): boolean => until !== undefined && until < from;

/** Taking back never gives: the last day may come nearer (even before the first: then it never counts), not further. */
export const endsEarlierAlready = (found: Period | undefined, until: PlainDate): boolean => found?.until !== undefined && found.until < until;

export const overlap = (a: Period, b: Period): boolean => (b.until === undefined || a.from <= b.until) && (a.until === undefined || b.from <= a.until);

/** What holds on a day: of all that began by then the latest beginning; of two on one day the last that was recorded. */
export const valueOn = <T>(all: readonly Since<T>[], on: PlainDate): Since<T> | undefined =>
  all.filter(({ from }) => from <= on).reduce<Since<T> | undefined>((latest, it) => (latest === undefined || it.from >= latest.from ? it : latest), undefined);

/** A fact without what was left out. */
export const periodOf = ({ from, until }: Period): Period => ({ from, ...(until !== undefined && { until }) });
