import type { Event, PlainDate } from '../../../kernel/event.ts';
import type { Segments, SpeaksOf } from '../text.ts';

/** The board asks the support partnership (SWV) for means, admissibility or advice (tasks b, c and d) and names the entries that it gets (W-34; WPO 18a, WVO 2020 2.47). */
export type SupportRequested = Event<'SupportRequested', {
  readonly supportRequestId: string;
  /** Organisation id of the partnership. */
  readonly partnership: string;
  readonly task: 'allocate-means' | 'judge-admissibility' | 'advise';
  /** Entries that the partnership gets. */
  readonly entries: readonly string[];
  readonly question: Segments;
} & SpeaksOf>;

/** The advice of the experts; the parents get a copy (WVO 2020 2.47(17)). */
export type ExpertAdviceReceived = Event<'ExpertAdviceReceived', {
  readonly supportRequestId: string;
  readonly copyToParents: boolean;
  readonly advice: Segments;
} & SpeaksOf>;

/** The partnership declares the pupil admissible (TLV) for whole school years (WEC 40(10); WVO 2020 2.47(14)). */
export type AdmissibilityDeclared = Event<'AdmissibilityDeclared', {
  readonly supportRequestId: string;
  readonly sequenceNumber: string;
  readonly kind: 'special-primary' | 'special' | 'practical';
  readonly from: PlainDate;
  /** Last day. */
  readonly until: PlainDate;
  /** How many experts were heard. */
  readonly experts: number;
}>;

export type SupportRequestClosed = Event<'SupportRequestClosed', {
  readonly supportRequestId: string;
  readonly outcome: 'granted' | 'not-granted' | 'withdrawn' | 'advised';
}>;

export type SupportRequestEvent =
  | SupportRequested
  | ExpertAdviceReceived
  | AdmissibilityDeclared
  | SupportRequestClosed;
