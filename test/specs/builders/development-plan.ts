import { command, event, newId, text } from './build.ts';
import { withMentor, withMother, withPupil } from './conversation.ts';

const when = { occurredOn: '2026-03-10' } as const;

const silent = { thirdParties: 'none' } as const;
const on = (occurredOn: string) => ({ occurredOn });

const consultation = { parents: ['mother'], aimedAtAgreement: true, report: text('Wij zochten samen naar hulp.'), ...silent, ...on('2026-02-02') };
const hearing = { wayChosenByPupil: true, supportOffered: true, outcome: 'declined', ...on('2026-02-03') } as const;
const input = { way: 'spoken', words: text('Ik wil leren rekenen met hulp.'), ...silent, ...on('2026-02-03') } as const;
const advice = { participants: [{ role: 'expert', name: 'Orthopedagoog', presence: 'in-person' }], advice: text('Een kleine groep past bij Noor.'), ...silent, ...on('2026-02-04') } as const;
const content = {
  expectedDestination: 'vmbo-t',
  substantiation: text('De resultaten passen daarbij.'),
  promotingFactors: [text('Noor vraagt om hulp.')],
  impedingFactors: [text('Lange teksten zijn lastig.')],
  guidance: text('Drie keer per week leest Noor met een begeleider.'),
  deviations: [],
  pupilInfluence: text('Noor koos zelf de boeken.'),
  ...silent,
  ...on('2026-02-10'),
};
const word = { planId: newId('development-plan'), version: 1, person: 'mother', ...on('2026-02-12') };
const decline = { ...word, reason: text('Wij willen een andere begeleider.'), ...silent };
const goal = { goal: text('Noor leest niveau E6.'), measuredBy: text('Leestoets in juni.'), evaluateOn: '2026-06-15', ...silent, ...on('2026-02-10') };
const progress = { goalId: newId('goal'), progress: text('Noor leest vlotter.'), ...silent, ...on('2026-04-01') };

export const parentsConsulted = event('ParentsConsulted', { consultationId: newId('consultation'), ...consultation });
export const pupilHearingOffered = event('PupilHearingOffered', hearing);
export const pupilInputRecorded = event('PupilInputRecorded', input);
export const guidanceCommitteeAdvised = event('GuidanceCommitteeAdvised', advice);
export const developmentPlanAdopted = event('DevelopmentPlanAdopted', { planId: newId('development-plan'), ...content });
export const developmentPlanAmended = event('DevelopmentPlanAmended', { planId: newId('development-plan'), version: 2, ...content, ...on('2026-05-10') });
export const actionPartAgreed = event('ActionPartAgreed', word);
export const actionPartDeclined = event('ActionPartDeclined', decline);
export const developmentGoalSet = event('DevelopmentGoalSet', { goalId: newId('goal'), ...goal });
export const goalProgressRecorded = event('GoalProgressRecorded', progress);

export const consultParents = command('ConsultParents', consultation);
export const offerPupilHearing = command('OfferPupilHearing', hearing);
export const recordPupilInput = command('RecordPupilInput', input);
export const recordGuidanceCommitteeAdvice = command('RecordGuidanceCommitteeAdvice', advice);
export const adoptDevelopmentPlan = command('AdoptDevelopmentPlan', content);
export const amendDevelopmentPlan = command('AmendDevelopmentPlan', { planId: newId('development-plan'), ...content, ...on('2026-05-10') });
export const agreeActionPart = command('AgreeActionPart', word);
export const declineActionPart = command('DeclineActionPart', decline);
export const setGoal = command('SetGoal', goal);
export const recordGoalProgress = command('RecordGoalProgress', progress);

export const developmentGoalClosed = event('DevelopmentGoalClosed', { goalId: newId('goal'), outcome: 'achieved', reason: text('Het lezen gaat goed.'), ...silent, occurredOn: '2026-06-01' });
export const developmentPlanEvaluated = event('DevelopmentPlanEvaluated', { planId: newId('development-plan'), participants: [withMother, withPupil, withMentor], report: text('Het plan werkt.'), ...silent, occurredOn: '2026-06-15' });
export const pupilInfluenceExplained = event('PupilInfluenceExplained', { planId: newId('development-plan'), version: 1, explanation: text('Je wilde minder oefenen, dat doen we.'), ...silent, occurredOn: '2026-03-17' });
export const teachingAdaptationRecorded = event('TeachingAdaptationRecorded', { adaptation: text('Kortere taken.'), ...silent, ...when });
export const developmentPlanEnded = event('DevelopmentPlanEnded', { planId: newId('development-plan'), reason: 'not-needed', explanation: text('De basis is genoeg.'), ...silent, occurredOn: '2026-07-01' });

export const closeGoal = command('CloseGoal', { goalId: newId('goal'), outcome: 'achieved', reason: text('Het lezen gaat goed.'), ...silent, occurredOn: '2026-06-01' });
export const evaluateDevelopmentPlan = command('EvaluateDevelopmentPlan', { planId: newId('development-plan'), participants: [withMother, withPupil, withMentor], report: text('Het plan werkt.'), ...silent, occurredOn: '2026-06-15' });
export const explainPupilInfluence = command('ExplainPupilInfluence', { planId: newId('development-plan'), version: 1, explanation: text('Je wilde minder oefenen, dat doen we.'), ...silent, occurredOn: '2026-03-17' });
export const recordTeachingAdaptation = command('RecordTeachingAdaptation', { adaptation: text('Kortere taken.'), ...silent, ...when });
export const endDevelopmentPlan = command('EndDevelopmentPlan', { planId: newId('development-plan'), reason: 'not-needed', explanation: text('De basis is genoeg.'), ...silent, occurredOn: '2026-07-01' });
