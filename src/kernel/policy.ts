import type { PlainDate } from './event.ts';
import type { Window } from './window.ts';

/** What the rules of a dossier leave to its organisation. Defaults and ranges: the table in `organisation/domain/policies`. */
export interface Policies {
  /** Working days after a conversation (W-18). */
  readonly 'conclude-conversation': number;
  /** Days after a version of the plan (W-14). */
  readonly 'explain-influence': number;
  /** Weeks after the evaluation (W-19). */
  readonly 'follow-up-failed-agreement': number;
  /** Weeks after it was recorded. */
  readonly 'explain-irregularity': number;
  readonly 'start-conversation-window': Window;
  readonly 'report-window-spring': Window;
  readonly 'report-window-summer': Window;
  readonly 'care-provider-consent-under-16': 'all-holders' | 'one-holder-without-objection';
  readonly 'care-provider-consent-16-17': 'pupil-and-parent' | 'pupil';
  readonly 'consent-validity': 'end-of-school-year' | 'three-months' | 'six-months';
}

/** What holds on a day. A choice never reaches back: ask about the day of the act, or the day on which a term began. */
export type PolicyOn = <N extends keyof Policies>(policy: N, on: PlainDate) => Policies[N];
