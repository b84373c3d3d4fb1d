import { participants } from './conversation.facts.ts';
import * as dto from './development-plan.dto.ts';
import { fact, when } from './fact.ts';
import { segmentLists, spoken } from './spoken.ts';

const plan = ({ substantiation, guidance, pupilInfluence, deviations = [], ...body }: dto.PlanDto) => {
  const [promotingFactors, impedingFactors] = [segmentLists(body.promotingFactors), segmentLists(body.impedingFactors)];
  return {
    expectedDestination: body.expectedDestination,
    promotingFactors,
    impedingFactors,
    ...spoken(body, { substantiation, guidance, pupilInfluence, deviations }, promotingFactors, impedingFactors),
    ...when(body),
  };
};

export const developmentPlanFacts = [
  fact({
    type: 'ParentsConsulted',
    path: 'plan-consultations',
    summary: 'The school spoke with the parents about the development plan.',
    body: dto.ConsultParentsDto,
    command: ({ report, ...body }) => ({ type: 'ConsultParents', data: { parents: body.parents, aimedAtAgreement: body.aimedAtAgreement, ...spoken(body, { report }), ...when(body) } }),
  }),
  fact({
    type: 'PupilHearingOffered',
    path: 'pupil-hearings',
    summary: 'The pupil could speak freely about the plan, in a way the pupil chooses.',
    body: dto.OfferPupilHearingDto,
    command: (body) => ({ type: 'OfferPupilHearing', data: { wayChosenByPupil: body.wayChosenByPupil, supportOffered: body.supportOffered, outcome: body.outcome, ...when(body) } }),
  }),
  fact({
    type: 'PupilInputRecorded',
    path: 'pupil-inputs',
    summary: 'What the pupil wants the plan to say.',
    body: dto.RecordPupilInputDto,
    command: ({ words, ...body }) => ({ type: 'RecordPupilInput', data: { way: body.way, ...spoken(body, { words }), ...when(body) } }),
  }),
  fact({
    type: 'GuidanceCommitteeAdvised',
    path: 'guidance-committee-advices',
    summary: 'In special education: what the commissie voor de begeleiding advises on the plan.',
    body: dto.RecordGuidanceCommitteeAdviceDto,
    command: ({ advice, ...body }) => ({ type: 'RecordGuidanceCommitteeAdvice', data: { participants: participants(body.participants), ...spoken(body, { advice }), ...when(body) } }),
  }),
  fact({
    type: 'DevelopmentPlanAdopted',
    path: 'development-plans',
    summary: 'The board adopts a development plan (OPP).',
    body: dto.AdoptDevelopmentPlanDto,
    command: (body) => ({ type: 'AdoptDevelopmentPlan', data: plan(body) }),
  }),
  fact({
    type: 'DevelopmentPlanAmended',
    path: 'development-plans/:planId/amendments',
    subject: 'planId',
    summary: 'The whole plan as it now reads.',
    body: dto.AmendDevelopmentPlanDto,
    command: (body, planId) => ({ type: 'AmendDevelopmentPlan', data: { planId, ...plan(body) } }),
  }),
  fact({
    type: 'ActionPartAgreed',
    path: 'development-plans/:planId/agreements',
    subject: 'planId',
    summary: 'A parent agrees with the action part of a version of the plan.',
    body: dto.AgreeActionPartDto,
    command: (body, planId) => ({ type: 'AgreeActionPart', data: { planId, version: body.version, person: body.person, ...when(body) } }),
  }),
  fact({
    type: 'ActionPartDeclined',
    path: 'development-plans/:planId/refusals',
    subject: 'planId',
    summary: 'A parent does not agree with the action part, and why.',
    body: dto.DeclineActionPartDto,
    command: ({ reason, ...body }, planId) => ({ type: 'DeclineActionPart', data: { planId, version: body.version, person: body.person, ...spoken(body, { reason }), ...when(body) } }),
  }),
  fact({
    type: 'DevelopmentGoalSet',
    path: 'goals',
    summary: 'A goal of the plan, and how one can see that it is reached.',
    body: dto.SetGoalDto,
    command: ({ goal, measuredBy, ...body }) => ({ type: 'SetGoal', data: { evaluateOn: body.evaluateOn, ...spoken(body, { goal, measuredBy }), ...when(body) } }),
  }),
  fact({
    type: 'GoalProgressRecorded',
    path: 'goals/:goalId/progress',
    subject: 'goalId',
    summary: 'How far the pupil is on the way to a goal.',
    body: dto.RecordGoalProgressDto,
    command: ({ progress, score, ...body }, goalId) => ({
      type: 'RecordGoalProgress',
      data: { goalId, ...(score !== undefined && { score }), ...spoken(body, { progress }), ...when(body) },
    }),
  }),
  fact({
    type: 'DevelopmentGoalClosed',
    path: 'goals/:goalId/closings',
    subject: 'goalId',
    summary: 'A goal is reached, stopped or replaced.',
    body: dto.CloseGoalDto,
    command: ({ reason, ...body }, goalId) => ({ type: 'CloseGoal', data: { goalId, outcome: body.outcome, ...spoken(body, { reason }), ...when(body) } }),
  }),
  fact({
    type: 'DevelopmentPlanEvaluated',
    path: 'development-plans/:planId/evaluations',
    subject: 'planId',
    summary: 'The plan is looked back on with parents and pupil.',
    body: dto.EvaluateDevelopmentPlanDto,
    command: ({ invitedAndDeclined, report, ...body }, planId) => ({
      type: 'EvaluateDevelopmentPlan',
      data: { planId, ...(invitedAndDeclined !== undefined && { invitedAndDeclined }), participants: participants(body.participants), ...spoken(body, { report }), ...when(body) },
    }),
  }),
  fact({
    type: 'PupilInfluenceExplained',
    path: 'development-plans/:planId/explanations',
    subject: 'planId',
    summary: 'The pupil heard what its own view changed.',
    body: dto.ExplainPupilInfluenceDto,
    command: ({ explanation, ...body }, planId) => ({
      type: 'ExplainPupilInfluence',
      data: { planId, version: body.version, ...spoken(body, { explanation }), ...when(body) },
    }),
  }),
  fact({
    type: 'TeachingAdaptationRecorded',
    path: 'teaching-adaptations',
    summary: 'Teaching is adapted to the pupil.',
    body: dto.RecordTeachingAdaptationDto,
    command: ({ goalId, adaptation, ...body }) => ({
      type: 'RecordTeachingAdaptation',
      data: { ...(goalId !== undefined && { goalId }), ...spoken(body, { adaptation }), ...when(body) },
    }),
  }),
  fact({
    type: 'DevelopmentPlanEnded',
    path: 'development-plans/:planId/endings',
    subject: 'planId',
    summary: 'The plan is not needed any more.',
    body: dto.EndDevelopmentPlanDto,
    command: ({ explanation, ...body }, planId) => ({
      type: 'EndDevelopmentPlan',
      data: { planId, reason: body.reason, ...spoken(body, { explanation }), ...when(body) },
    }),
  }),
];
