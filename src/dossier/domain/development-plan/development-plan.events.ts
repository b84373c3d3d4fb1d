import type { Event, PlainDate } from '../../../kernel/event.ts';
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

export type DevelopmentPlanEvent =
  | ParentsConsulted
  | PupilHearingOffered
  | PupilInputRecorded
  | DevelopmentPlanAdopted
  | DevelopmentPlanAmended
  | ActionPartAgreed
  | ActionPartDeclined
  | DevelopmentGoalSet
  | GoalProgressRecorded;
