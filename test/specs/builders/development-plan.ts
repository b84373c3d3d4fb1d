import { command, event, newId, text } from './build.ts';

const silent = { thirdParties: 'none' } as const;
const on = (occurredOn: string) => ({ occurredOn });

const consultation = { parents: ['mother'], aimedAtAgreement: true, report: text('Wij zochten samen naar hulp.'), ...silent, ...on('2026-02-02') };
const hearing = { wayChosenByPupil: true, supportOffered: true, outcome: 'declined', ...on('2026-02-03') } as const;
const input = { way: 'spoken', words: text('Ik wil leren rekenen met hulp.'), ...silent, ...on('2026-02-03') } as const;
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
export const developmentPlanAdopted = event('DevelopmentPlanAdopted', { planId: newId('development-plan'), ...content });
export const developmentPlanAmended = event('DevelopmentPlanAmended', { planId: newId('development-plan'), version: 2, ...content, ...on('2026-05-10') });
export const actionPartAgreed = event('ActionPartAgreed', word);
export const actionPartDeclined = event('ActionPartDeclined', decline);
export const developmentGoalSet = event('DevelopmentGoalSet', { goalId: newId('goal'), ...goal });
export const goalProgressRecorded = event('GoalProgressRecorded', progress);

export const consultParents = command('ConsultParents', consultation);
export const offerPupilHearing = command('OfferPupilHearing', hearing);
export const recordPupilInput = command('RecordPupilInput', input);
export const adoptDevelopmentPlan = command('AdoptDevelopmentPlan', content);
export const amendDevelopmentPlan = command('AmendDevelopmentPlan', { planId: newId('development-plan'), ...content, ...on('2026-05-10') });
export const agreeActionPart = command('AgreeActionPart', word);
export const declineActionPart = command('DeclineActionPart', decline);
export const setGoal = command('SetGoal', goal);
export const recordGoalProgress = command('RecordGoalProgress', progress);
