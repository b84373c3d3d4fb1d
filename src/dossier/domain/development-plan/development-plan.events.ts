import type { Event, PlainDate } from '../../../kernel/event.ts';
import type { Participant } from '../conversation/conversation.events.ts';
import type { Segments, SpeaksOf } from '../text.ts';

/** The school spoke with the parents about the plan; from the 18th birthday with the pupil. */
export type ParentsConsulted = Event<'ParentsConsulted', {
  readonly consultationId: string;
  readonly parents: readonly string[];
  /** Meant to agree, not only to tell (WVO 2020 2.44(1)). */
  readonly aimedAtAgreement: boolean;
  readonly report: Segments;
} & SpeaksOf>;

/** The pupil could speak freely about the plan, or not (WVO 2020 2.44(5)). */
export type PupilHearingOffered = Event<'PupilHearingOffered', {
  readonly wayChosenByPupil: boolean;
  readonly supportOffered: boolean;
  readonly outcome: 'accepted' | 'declined';
}>;

export type PupilInputRecorded = Event<'PupilInputRecorded', {
  readonly way: 'spoken' | 'written' | 'drawn' | 'other';
  readonly words: Segments;
} & SpeaksOf>;

/** In special education the commissie voor de begeleiding advises on the plan before it is adopted or amended (WEC 41a(1)). */
export type GuidanceCommitteeAdvised = Event<'GuidanceCommitteeAdvised', {
  readonly participants: readonly Participant[];
  readonly advice: Segments;
} & SpeaksOf>;

interface PlanContent extends SpeaksOf {
  readonly planId: string;
  readonly expectedDestination: string;
  readonly substantiation: Segments;
  readonly promotingFactors: readonly Segments[];
  readonly impedingFactors: readonly Segments[];
  /** The action part: what the school does for this pupil. In force only when agreed (W-13). */
  readonly guidance: Segments;
  /** Deviations from the programme; empty when there are none. */
  readonly deviations: Segments;
  /** What the pupil's own view changed (WVO 2020 2.44(6)). */
  readonly pupilInfluence: Segments;
}

/** Version 1 of a plan. */
export type DevelopmentPlanAdopted = Event<'DevelopmentPlanAdopted', PlanContent>;

/** A next version: the whole plan as it now reads. */
export type DevelopmentPlanAmended = Event<'DevelopmentPlanAmended', PlanContent & { readonly version: number }>;

interface ActionPart {
  readonly planId: string;
  readonly version: number;
  readonly person: string;
}

export type ActionPartAgreed = Event<'ActionPartAgreed', ActionPart>;
export type ActionPartDeclined = Event<'ActionPartDeclined', ActionPart & { readonly reason: Segments } & SpeaksOf>;

export type DevelopmentGoalSet = Event<'DevelopmentGoalSet', {
  readonly goalId: string;
  readonly goal: Segments;
  readonly measuredBy: Segments;
  readonly evaluateOn: PlainDate;
} & SpeaksOf>;

export type GoalProgressRecorded = Event<'GoalProgressRecorded', {
  readonly goalId: string;
  readonly progress: Segments;
  /** Whole number from 0 to 100. */
  readonly score?: number;
} & SpeaksOf>;

export type DevelopmentGoalClosed = Event<'DevelopmentGoalClosed', {
  readonly goalId: string;
  readonly outcome: 'achieved' | 'stopped' | 'replaced';
  readonly reason: Segments;
} & SpeaksOf>;

/** Once every school year, with the parents and the pupil (WVO 2020 2.44(3)). Who was invited and did not want to counts as asked. */
export type DevelopmentPlanEvaluated = Event<'DevelopmentPlanEvaluated', {
  readonly planId: string;
  readonly participants: readonly Participant[];
  /** Persons of this dossier who were invited and did not want to. */
  readonly invitedAndDeclined?: readonly string[];
  readonly report: Segments;
} & SpeaksOf>;

/** The pupil heard what its own view changed in the plan (WVO 2020 2.44(6)). */
export type PupilInfluenceExplained = Event<'PupilInfluenceExplained', {
  readonly planId: string;
  readonly version: number;
  readonly explanation: Segments;
} & SpeaksOf>;

/** Teaching is adapted to the pupil (source 001). */
export type TeachingAdaptationRecorded = Event<'TeachingAdaptationRecorded', {
  /** Goal that it serves. */
  readonly goalId?: string;
  readonly adaptation: Segments;
} & SpeaksOf>;

export type DevelopmentPlanEnded = Event<'DevelopmentPlanEnded', {
  readonly planId: string;
  readonly reason: 'not-needed' | 'left-school' | 'of-age-and-stopped' | 'other';
  readonly explanation: Segments;
} & SpeaksOf>;

export type DevelopmentPlanEvent =
  | ParentsConsulted
  | PupilHearingOffered
  | PupilInputRecorded
  | GuidanceCommitteeAdvised
  | DevelopmentPlanAdopted
  | DevelopmentPlanAmended
  | ActionPartAgreed
  | ActionPartDeclined
  | DevelopmentGoalSet
  | GoalProgressRecorded
  | DevelopmentGoalClosed
  | DevelopmentPlanEvaluated
  | PupilInfluenceExplained
  | TeachingAdaptationRecorded
  | DevelopmentPlanEnded;
