import { dateOf } from '../kernel/calendar.ts';
import type { Instant, PlainDate } from '../kernel/event.ts';

/** The one place where time comes in. Tests give their own. */
export class Clock {
  now(): Instant {
    return new Date().toISOString();
  }

  /** The Dutch calendar date now. */
  today(): PlainDate {
    return dateOf(this.now());
  }
}
