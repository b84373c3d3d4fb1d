import type { Command } from '../../../kernel/command.ts';
import type { Named } from '../../../kernel/event.ts';
import type { DevelopmentPlanEvent } from './development-plan.events.ts';

type Fact<T extends DevelopmentPlanEvent['type']> = Named<DevelopmentPlanEvent, T>['data'];

export type DevelopmentPlanCommand =
  | Command<'ConsultParents', Omit<Fact<'ParentsConsulted'>, 'consultationId'>>
  | Command<'OfferPupilHearing', Fact<'PupilHearingOffered'>>
  | Command<'RecordPupilInput', Fact<'PupilInputRecorded'>>
  | Command<'RecordGuidanceCommitteeAdvice', Fact<'GuidanceCommitteeAdvised'>>
  | Command<'AdoptDevelopmentPlan', Omit<Fact<'DevelopmentPlanAdopted'>, 'planId'>>
  | Command<'AmendDevelopmentPlan', Omit<Fact<'DevelopmentPlanAmended'>, 'version'>>
  | Command<'AgreeActionPart', Fact<'ActionPartAgreed'>>
  | Command<'DeclineActionPart', Fact<'ActionPartDeclined'>>
  | Command<'SetGoal', Omit<Fact<'DevelopmentGoalSet'>, 'goalId'>>
  | Command<'RecordGoalProgress', Fact<'GoalProgressRecorded'>>
  | Command<'CloseGoal', Fact<'DevelopmentGoalClosed'>>
  | Command<'EvaluateDevelopmentPlan', Fact<'DevelopmentPlanEvaluated'>>
  | Command<'ExplainPupilInfluence', Fact<'PupilInfluenceExplained'>>
  | Command<'RecordTeachingAdaptation', Fact<'TeachingAdaptationRecorded'>>
  | Command<'EndDevelopmentPlan', Fact<'DevelopmentPlanEnded'>>;
