import type { Chapter } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { occurrence, type Dated } from '../../../kernel/event.ts';
import { idFrom } from '../../../kernel/ids.ts';
import { put } from '../../../kernel/growing-map.ts';
import type { Said } from '../consent/said.facts.ts';
import { isStranger, personsIn } from '../conversation/participants.facts.ts';
import { noneSaid, saysNothing } from '../text.ts';
import type { Dossier } from '../dossier.ts';
import { isUnknown } from '../people/people.facts.ts';
import type { DevelopmentPlanCommand } from './development-plan.commands.ts';
import { developmentPlanEntries } from './development-plan.entries.ts';
import type { DevelopmentPlanAdopted, DevelopmentPlanEvent } from './development-plan.events.ts';
import { advicesAbout, hasVersion, latestVersionOf, needsAdvice, parentsWereConsulted, pupilWasHeard, RIGHT_TO_BE_HEARD_FROM, speaksForPlan, type DevelopmentPlans } from './development-plan.facts.ts';
import { developmentPlanObligations } from './development-plan.obligations.ts';
import { developmentPlanRejections } from './development-plan.rejections.ts';

const { rejectIf, record, nothing } = rulebook(developmentPlanRejections);

/** What every version needs since the one before it, and what it says (W-12). */
const rulesOfPlan = (plan: Omit<DevelopmentPlanAdopted['data'], 'planId'>, dossier: Dossier) => {
  const heardByLaw = plan.occurredOn >= RIGHT_TO_BE_HEARD_FROM;
  return {
    'parents-not-consulted': !parentsWereConsulted(dossier, plan.occurredOn),
    'pupil-not-heard': heardByLaw && !pupilWasHeard(dossier, plan.occurredOn),
    'guidance-committee-advice-missing': needsAdvice(dossier, plan.occurredOn) && advicesAbout(dossier, plan.occurredOn).length === 0,
    'plan-incomplete': plan.expectedDestination.trim() === '' || saysNothing(plan.substantiation) || saysNothing(plan.guidance),
    'plan-factors-missing': noneSaid(plan.promotingFactors) || noneSaid(plan.impedingFactors),
    'pupil-influence-missing': heardByLaw && saysNothing(plan.pupilInfluence),
  };
};

interface Word extends Dated {
  readonly planId: string;
  readonly version: number;
  readonly person: string;
}

const saidIn = ({ planId, version, person, occurredOn, occurredTime }: Word, yes: boolean): DevelopmentPlans['actionPart'][number] => ({
  planId,
  version,
  personId: person,
  yes,
  on: occurredOn,
  ...(occurredTime !== undefined && { time: occurredTime }),
});

const same = (a: Said & { readonly planId: string; readonly version: number }, b: typeof a): boolean =>
  a.planId === b.planId && a.version === b.version && a.personId === b.personId && a.yes === b.yes && a.on === b.on && a.time === b.time;

const saidAlready = ({ actionPart }: DevelopmentPlans, word: Word, yes: boolean): boolean => actionPart.some((it) => same(it, saidIn(word, yes)));

const refersToNothing = ({ people, developmentPlan }: Dossier, { planId, version, person }: Word) => ({
  'unknown-plan-version': !hasVersion(developmentPlan, planId, version),
  'agreeing-person-unknown': isUnknown(people, person),
});

const notEntitled = ({ people }: Dossier, { person, occurredOn }: Word) => ({ 'not-entitled-to-agree': !speaksForPlan(people, person, occurredOn) });

const isScore = (score: number): boolean => Number.isInteger(score) && score >= 0 && score <= 100;

export const developmentPlan: Chapter<Dossier, DevelopmentPlans, DevelopmentPlanCommand, DevelopmentPlanEvent> = {
  initial: { versions: [], consultations: [], hearings: [], advices: [], actionPart: [], goals: new Map(), evaluations: [], explained: [], ended: new Map() },
  rejections: developmentPlanRejections,
  entries: developmentPlanEntries,
  obligations: developmentPlanObligations,

  decide: {
    ConsultParents: (asked, { people }, { commandId }) =>
      rejectIf({ 'nobody-consulted': asked.parents.length === 0, 'consulted-person-unknown': asked.parents.some((it) => isUnknown(people, it)) }) ??
      record({ type: 'ParentsConsulted', data: { consultationId: idFrom(commandId, 'consultation'), ...asked } }),

    OfferPupilHearing: (asked) => record({ type: 'PupilHearingOffered', data: asked }),

    RecordPupilInput: (asked) => record({ type: 'PupilInputRecorded', data: asked }),

    RecordGuidanceCommitteeAdvice: (asked, { people }) =>
      rejectIf({ 'consulted-person-unknown': asked.participants.some((it) => isStranger(people, it)) }) ?? record({ type: 'GuidanceCommitteeAdvised', data: asked }),

    AdoptDevelopmentPlan: (asked, dossier, { commandId }) =>
      record({ type: 'DevelopmentPlanAdopted', data: { planId: idFrom(commandId, 'development-plan'), ...asked } }, rulesOfPlan(asked, dossier)),

    AmendDevelopmentPlan: (asked, dossier) => {
      const latest = latestVersionOf(dossier.developmentPlan, asked.planId);
      return (
        rejectIf({ 'unknown-plan': latest === 0 }) ??
        record({ type: 'DevelopmentPlanAmended', data: { ...asked, version: latest + 1 } }, rulesOfPlan(asked, dossier))
      );
    },

    AgreeActionPart: (asked, dossier) =>
      saidAlready(dossier.developmentPlan, asked, true)
        ? nothing
        : (rejectIf(refersToNothing(dossier, asked)) ?? record({ type: 'ActionPartAgreed', data: asked }, notEntitled(dossier, asked))),

    DeclineActionPart: (asked, dossier) =>
      saidAlready(dossier.developmentPlan, asked, false)
        ? nothing
        : (rejectIf(refersToNothing(dossier, asked)) ?? record({ type: 'ActionPartDeclined', data: asked }, notEntitled(dossier, asked))),

    SetGoal: (asked, _dossier, { commandId }) =>
      record({ type: 'DevelopmentGoalSet', data: { goalId: idFrom(commandId, 'goal'), ...asked } }, {
        'goal-not-measurable': saysNothing(asked.goal) || saysNothing(asked.measuredBy),
        'goal-evaluation-too-early': asked.evaluateOn <= asked.occurredOn,
      }),

    RecordGoalProgress: (asked, { developmentPlan: { goals } }) =>
      rejectIf({ 'unknown-goal': !goals.has(asked.goalId), 'score-out-of-range': asked.score !== undefined && !isScore(asked.score) }) ??
      record({ type: 'GoalProgressRecorded', data: asked }),

    CloseGoal: (asked, { developmentPlan: { goals } }) =>
      rejectIf({ 'unknown-goal': !goals.has(asked.goalId), 'goal-closed': goals.get(asked.goalId)?.closedOn !== undefined }) ?? record({ type: 'DevelopmentGoalClosed', data: asked }),

    EvaluateDevelopmentPlan: (asked, { people, developmentPlan: slice }) =>
      rejectIf({
        'unknown-plan': latestVersionOf(slice, asked.planId) === 0,
        'consulted-person-unknown': asked.participants.some((it) => isStranger(people, it)) || (asked.invitedAndDeclined?.some((it) => isUnknown(people, it)) ?? false),
      }) ?? record({ type: 'DevelopmentPlanEvaluated', data: asked }),

    ExplainPupilInfluence: (asked, { developmentPlan: slice }) =>
      rejectIf({ 'unknown-plan-version': !hasVersion(slice, asked.planId, asked.version) }) ?? record({ type: 'PupilInfluenceExplained', data: asked }),

    RecordTeachingAdaptation: (asked, { developmentPlan: { goals } }) =>
      rejectIf({ 'unknown-goal': asked.goalId !== undefined && !goals.has(asked.goalId) }) ?? record({ type: 'TeachingAdaptationRecorded', data: asked }),

    EndDevelopmentPlan: (asked, { developmentPlan: slice }) =>
      rejectIf({ 'unknown-plan': latestVersionOf(slice, asked.planId) === 0, 'plan-ended': slice.ended.has(asked.planId) }) ?? record({ type: 'DevelopmentPlanEnded', data: asked }),
  },

  evolve: {
    ParentsConsulted: (slice, { parents, aimedAtAgreement, occurredOn }, { revision }) => ({
      ...slice,
      consultations: [...slice.consultations, { parents, aimedAtAgreement, on: occurredOn, revision }],
    }),
    PupilHearingOffered: (slice, { wayChosenByPupil, supportOffered, outcome, occurredOn }, { revision }) =>
      wayChosenByPupil && supportOffered && outcome === 'declined'
        ? { ...slice, hearings: [...slice.hearings, { on: occurredOn, revision }] }
        : slice,
    PupilInputRecorded: (slice, { occurredOn }, { revision }) => ({ ...slice, hearings: [...slice.hearings, { on: occurredOn, revision }] }),
    GuidanceCommitteeAdvised: (slice, { occurredOn }, { revision }) => ({ ...slice, advices: [...slice.advices, { on: occurredOn, revision }] }),
    DevelopmentPlanAdopted: (slice, data, recorded) => ({ ...slice, versions: [...slice.versions, { planId: data.planId, version: 1, ...occurrence(data, recorded) }] }),
    DevelopmentPlanAmended: (slice, data, recorded) => ({ ...slice, versions: [...slice.versions, { planId: data.planId, version: data.version, ...occurrence(data, recorded) }] }),
    ActionPartAgreed: (slice, word) => ({ ...slice, actionPart: [...slice.actionPart, saidIn(word, true)] }),
    ActionPartDeclined: (slice, word) => ({ ...slice, actionPart: [...slice.actionPart, saidIn(word, false)] }),
    DevelopmentGoalSet: (slice, { goalId, evaluateOn }, { eventId }) => ({
      ...slice,
      goals: put(slice.goals, goalId, { goalId, evaluateOn, entryId: eventId }),
    }),
    GoalProgressRecorded: (slice, { goalId, occurredOn }) => {
      const goal = slice.goals.get(goalId);
      if (!goal || (goal.lastProgressOn !== undefined && goal.lastProgressOn >= occurredOn)) return slice;
      return { ...slice, goals: put(slice.goals, goalId, { ...goal, lastProgressOn: occurredOn }) };
    },
    DevelopmentGoalClosed: (slice, { goalId, occurredOn }) => {
      const goal = slice.goals.get(goalId);
      return goal ? { ...slice, goals: put(slice.goals, goalId, { ...goal, closedOn: occurredOn }) } : slice;
    },
    DevelopmentPlanEvaluated: (slice, { planId, participants, invitedAndDeclined = [], occurredOn }) => ({
      ...slice,
      evaluations: [...slice.evaluations, { planId, on: occurredOn, asked: [...personsIn(participants), ...invitedAndDeclined] }],
    }),
    PupilInfluenceExplained: (slice, { planId, version }) => ({ ...slice, explained: [...slice.explained, { planId, version }] }),
    TeachingAdaptationRecorded: (slice) => slice,
    DevelopmentPlanEnded: (slice, { planId, occurredOn }) => ({ ...slice, ended: put(slice.ended, planId, occurredOn) }),
  },
};
