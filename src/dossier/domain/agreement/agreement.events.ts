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

export type AgreementEvent = AgreementMade | AgreementEvaluated;
