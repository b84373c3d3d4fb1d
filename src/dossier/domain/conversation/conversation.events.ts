import type { Event, PlainDate } from '../../../kernel/event.ts';
import type { Segments, SpeaksOf } from '../text.ts';

export type ConversationKind = 'start' | 'report' | 'support' | 'care-team' | 'other';

/** Somebody who took part. Parent, caregiver and pupil are persons of this dossier; staff and experts need not be. */
export interface Participant {
  readonly role: 'parent' | 'caregiver' | 'pupil' | 'staff' | 'expert';
  readonly personId?: string;
  readonly name?: string;
  readonly presence: 'in-person' | 'by-video' | 'by-phone';
}

export type ConversationHeld = Event<'ConversationHeld', {
  readonly conversationId: string;
  readonly kind: ConversationKind;
  readonly participants: readonly Participant[];
  readonly report: Segments;
} & SpeaksOf>;

export interface NextStep {
  readonly what: Segments;
  readonly owner: 'school' | 'parents' | 'pupil' | 'other';
  readonly due: PlainDate;
}

/** Every conversation ends with perspective: goal and next steps, laid down jointly (W-18; source 002). */
export type ConversationConcluded = Event<'ConversationConcluded', {
  readonly conversationId: string;
  readonly goals: readonly Segments[];
  readonly nextSteps: readonly NextStep[];
  readonly promotingFactors: readonly Segments[];
  readonly impedingFactors: readonly Segments[];
  readonly agreedJointly: boolean;
} & SpeaksOf>;

/** A talk with the child and no parent there: only how things are going, nothing is agreed (W-16; source 004). */
export type ChildConversationHeld = Event<'ChildConversationHeld', {
  readonly conversationId: string;
  /** The child can handle it. */
  readonly childAble: boolean;
  /** The child likes to. */
  readonly childWilling: boolean;
  readonly report: Segments;
} & SpeaksOf>;

/** What the child itself said, in its own words or through somebody who speaks for it (sources 002, 003). */
export type ChildVoiceRecorded = Event<'ChildVoiceRecorded', {
  readonly voiceId: string;
  readonly question?: Segments;
  readonly words: Segments;
  readonly via: 'self' | 'representative';
} & SpeaksOf>;

export type ParentsInformed = Event<'ParentsInformed', {
  readonly parents: readonly string[];
  /** The entry they were told about. */
  readonly about?: string;
  readonly message: Segments;
} & SpeaksOf>;

/** A parent's own view, laid beside an entry. It follows that entry: who sees it, how long it is kept. */
export type ParentStatementAttached = Event<'ParentStatementAttached', {
  readonly entryId: string;
  readonly personId: string;
  readonly statement: Segments;
} & SpeaksOf>;

export type ConversationEvent =
  | ConversationHeld
  | ConversationConcluded
  | ChildConversationHeld
  | ChildVoiceRecorded
  | ParentsInformed
  | ParentStatementAttached;
