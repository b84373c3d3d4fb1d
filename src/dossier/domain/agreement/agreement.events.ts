import type { Event, PlainDate } from '../../../kernel/event.ts';
import type { Participant } from '../conversation/conversation.events.ts';
import type { Segments, SpeaksOf } from '../text.ts';

/** School, parent and pupil agreed on something (W-17). */
export type AgreementMade = Event<'AgreementMade', {
  readonly agreementId: string;
  /** The conversation in which it was made, if any. */
  readonly conversationId?: string;
  readonly participants: readonly Participant[];
  readonly text: Segments;
  /** Why this was agreed: part of what parents see, never hidden. */
  readonly rationale: Segments;
  readonly evaluateOn: PlainDate;
} & SpeaksOf>;

export type EvaluationOutcome = 'kept' | 'not-kept' | 'not-working';

export type AgreementEvaluated = Event<'AgreementEvaluated', {
  readonly agreementId: string;
  readonly outcome: EvaluationOutcome;
  readonly report: Segments;
} & SpeaksOf>;

/** How it goes with an agreement, from either side (source 000). */
export type AgreementProgressRecorded = Event<'AgreementProgressRecorded', {
  readonly agreementId: string;
  readonly by: 'school' | 'parent' | 'pupil';
  readonly progress: Segments;
} & SpeaksOf>;

/** Why the school chose this (sources 000, 002). */
export type DecisionExplained = Event<'DecisionExplained', {
  readonly entryId: string;
  readonly rationale: Segments;
} & SpeaksOf>;

/** A wish that the school cannot meet: why, what it can do, and come and talk (source 000). */
export type WishDeclined = Event<'WishDeclined', {
  /** Whose wish it is. */
  readonly person: string;
  readonly wish: Segments;
  readonly rationale: Segments;
  readonly alternative: Segments;
  readonly invitedToTalk: boolean;
} & SpeaksOf>;

export type AgreementEvent =
  | AgreementMade
  | AgreementEvaluated
  | AgreementProgressRecorded
  | DecisionExplained
  | WishDeclined;
