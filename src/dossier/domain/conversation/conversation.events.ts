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

/** A parent, the pupil or the teacher wants to talk; nobody has to wait for the report (source 001). */
export type ConversationRequested = Event<'ConversationRequested', {
  readonly requestId: string;
  readonly by: 'parent' | 'pupil' | 'teacher';
  readonly reason: Segments;
} & SpeaksOf>;

/** A report talk is held when a parent or the teacher wants one (source 001). */
export type ReportConversationWished = Event<'ReportConversationWished', {
  readonly by: 'parent' | 'teacher';
}>;

export type ConversationScheduled = Event<'ConversationScheduled', {
  readonly kind: 'start' | 'report' | 'support' | 'care-team' | 'other';
  readonly plannedOn: PlainDate;
  /** Persons of this dossier. */
  readonly invited: readonly string[];
}>;

/** Neither parents nor teacher want this talk now; no reason is asked (source 001). */
export type ConversationWaived = Event<'ConversationWaived', {
  readonly kind: 'start' | 'report';
  readonly by: 'parent' | 'pupil' | 'teacher';
}>;

/** What came up in the start conversation: talents, what is hard, own focus, what is nice at school (source 001). */
export type StartProfileRecorded = Event<'StartProfileRecorded', {
  readonly toldBy: 'pupil' | 'parent';
  readonly talents: readonly Segments[];
  readonly difficulties: readonly Segments[];
  readonly ownFocus: readonly Segments[];
  readonly likes: readonly Segments[];
} & SpeaksOf>;

/** What somebody saw. School and home may differ: each side is visible as its own (sources 000, 002). */
export type ObservationRecorded = Event<'ObservationRecorded', {
  readonly context: 'school' | 'home';
  readonly observer: 'teacher' | 'counsellor' | 'parent' | 'expert';
  readonly observation: Segments;
} & SpeaksOf>;

/** Worries and positive sides are both put into words (source 002). */
export type FactorsRecorded = Event<'FactorsRecorded', {
  readonly promotingFactors: readonly Segments[];
  readonly impedingFactors: readonly Segments[];
} & SpeaksOf>;

/** The parents were asked what they think (source 002). */
export type ParentsOpinionRecorded = Event<'ParentsOpinionRecorded', {
  readonly person: string;
  /** Entry that it is about. */
  readonly about?: string;
  readonly opinion: Segments;
} & SpeaksOf>;

/** What parents know from experience was used, and where (source 002). */
export type ParentExperienceUsed = Event<'ParentExperienceUsed', {
  readonly person: string;
  readonly experience: Segments;
  readonly usedFor: Segments;
} & SpeaksOf>;

/** A parent tells something that matters for the child (source 001). */
export type ParentInformationShared = Event<'ParentInformationShared', {
  readonly person: string;
  readonly topic: 'wellbeing' | 'home' | 'health' | 'other';
  readonly information: Segments;
} & SpeaksOf>;

/** Questions are asked, not kept (source 001). */
export type QuestionAsked = Event<'QuestionAsked', {
  readonly questionId: string;
  /** Who asks. */
  readonly person: string;
  readonly question: Segments;
} & SpeaksOf>;

export type QuestionAnswered = Event<'QuestionAnswered', {
  readonly questionId: string;
  /** Who asked. */
  readonly person: string;
  readonly answer: Segments;
} & SpeaksOf>;

export type ConversationEvent =
  | ConversationHeld
  | ConversationConcluded
  | ChildConversationHeld
  | ChildVoiceRecorded
  | ParentsInformed
  | ParentStatementAttached
  | ConversationRequested
  | ReportConversationWished
  | ConversationScheduled
  | ConversationWaived
  | StartProfileRecorded
  | ObservationRecorded
  | FactorsRecorded
  | ParentsOpinionRecorded
  | ParentExperienceUsed
  | ParentInformationShared
  | QuestionAsked
  | QuestionAnswered;
