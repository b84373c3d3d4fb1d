import type { EntryKind } from '../../../kernel/chapter.ts';
import type { Named } from '../../../kernel/event.ts';
import { value } from '../../../kernel/fields.ts';
import { personsIn } from '../conversation/participants.facts.ts';
import { participants, text, texts, values } from '../fields.ts';
import type { DevelopmentPlanEvent } from './development-plan.events.ts';

type Kinds = { readonly [T in DevelopmentPlanEvent['type']]: EntryKind<Named<DevelopmentPlanEvent, T>['data']> };

const plan = {
  schemaVersion: 1,
  accessClass: 'development-plan',
  retentionClass: 'file',
  legalBasis: 'AVG 6(1)(c): wettelijke plicht (WVO 2020 2.44; WPO 40a; WEC 41a)',
  processingActivity: 'ontwikkelingsperspectief',
} as const;

const closedNl = { achieved: 'Een doel is gehaald.', stopped: 'De school stopte met een doel.', replaced: 'Een doel is vervangen door een ander doel.' } as const;

const planContent = {
  planId: value,
  expectedDestination: value,
  substantiation: text,
  promotingFactors: texts,
  impedingFactors: texts,
  guidance: text,
  deviations: text,
  pupilInfluence: text,
  thirdParties: value,
} as const;

const actionPart = { planId: value, version: value, person: value } as const;

export const developmentPlanEntries: Kinds = {
  ParentsConsulted: {
    ...plan,
    fields: { consultationId: value, parents: values, aimedAtAgreement: value, report: text, thirdParties: value },
    headingNl: 'Overleg over het plan',
    summaryNl: ({ aimedAtAgreement, occurredOn }) => `De school praatte over het plan op ${occurredOn}${aimedAtAgreement ? ', om het samen eens te worden' : ''}.`,
    participants: ({ parents }) => parents,
  },
  PupilHearingOffered: {
    ...plan,
    fields: { wayChosenByPupil: value, supportOffered: value, outcome: value },
    headingNl: 'Leerling mag meepraten over het plan',
    summaryNl: ({ outcome }) => (outcome === 'accepted' ? 'De leerling wil meepraten over het plan.' : 'De leerling wil niet meepraten over het plan.'),
  },
  PupilInputRecorded: {
    ...plan,
    accessClass: 'child-voice',
    fields: { way: value, words: text, thirdParties: value },
    headingNl: 'Wat de leerling van het plan vindt',
    summaryNl: ({ occurredOn }) => `De leerling vertelde op ${occurredOn} wat die van het plan vindt.`,
  },
  GuidanceCommitteeAdvised: {
    ...plan,
    fields: { participants, advice: text, thirdParties: value },
    headingNl: 'Advies van de commissie over het plan',
    summaryNl: ({ occurredOn }) => `De commissie voor de begeleiding gaf op ${occurredOn} advies over het plan.`,
    participants: ({ participants }) => personsIn(participants),
  },
  DevelopmentPlanAdopted: {
    ...plan,
    fields: planContent,
    headingNl: 'Plan vastgesteld (OPP)',
    summaryNl: ({ occurredOn }) => `Het plan voor de leerling is vastgesteld op ${occurredOn}.`,
  },
  DevelopmentPlanAmended: {
    ...plan,
    fields: { ...planContent, version: value },
    headingNl: 'Plan veranderd (OPP)',
    summaryNl: ({ version, occurredOn }) => `Versie ${String(version)} van het plan is vastgesteld op ${occurredOn}.`,
  },
  ActionPartAgreed: {
    ...plan,
    fields: actionPart,
    headingNl: 'Eens met de hulp in het plan',
    summaryNl: ({ version }) => `Iemand die mag beslissen, is het eens met de hulp in versie ${String(version)}.`,
    participants: ({ person }) => [person],
  },
  ActionPartDeclined: {
    ...plan,
    fields: { ...actionPart, reason: text, thirdParties: value },
    headingNl: 'Niet eens met de hulp in het plan',
    summaryNl: ({ version }) => `Iemand die mag beslissen, is het niet eens met de hulp in versie ${String(version)}.`,
    participants: ({ person }) => [person],
  },
  DevelopmentGoalSet: {
    ...plan,
    fields: { goalId: value, goal: text, measuredBy: text, evaluateOn: value, thirdParties: value },
    headingNl: 'Doel gekozen',
    summaryNl: ({ evaluateOn }) => `Er is een doel gekozen. School kijkt erop terug op ${evaluateOn}.`,
  },
  GoalProgressRecorded: {
    ...plan,
    fields: { goalId: value, progress: text, score: value, thirdParties: value },
    headingNl: 'Hoe het gaat met een doel',
    summaryNl: ({ score, occurredOn }) => `De school keek op ${occurredOn} hoe het met een doel gaat.${score === undefined ? '' : ` Score: ${String(score)} van 100.`}`,
  },
  DevelopmentGoalClosed: {
    ...plan,
    fields: { goalId: value, outcome: value, reason: text, thirdParties: value },
    headingNl: 'Doel afgesloten',
    summaryNl: ({ outcome }) => closedNl[outcome],
  },
  DevelopmentPlanEvaluated: {
    ...plan,
    fields: { planId: value, participants, invitedAndDeclined: values, report: text, thirdParties: value },
    headingNl: 'Teruggekeken op het plan',
    summaryNl: ({ occurredOn }) => `De school keek op ${occurredOn} terug op het plan.`,
    participants: ({ participants }) => personsIn(participants),
  },
  PupilInfluenceExplained: {
    ...plan,
    fields: { planId: value, version: value, explanation: text, thirdParties: value },
    headingNl: 'Uitleg aan de leerling over het plan',
    summaryNl: ({ occurredOn }) => `De leerling kreeg uitleg over het plan op ${occurredOn}.`,
  },
  TeachingAdaptationRecorded: {
    ...plan,
    fields: { goalId: value, adaptation: text, thirdParties: value },
    headingNl: 'Les aangepast',
    summaryNl: ({ occurredOn }) => `De lessen zijn aangepast vanaf ${occurredOn}.`,
  },
  DevelopmentPlanEnded: {
    ...plan,
    fields: { planId: value, reason: value, explanation: text, thirdParties: value },
    headingNl: 'Plan gestopt',
    summaryNl: ({ occurredOn }) => `Het plan stopte op ${occurredOn}.`,
  },
};
