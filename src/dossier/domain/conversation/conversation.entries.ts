import type { EntryKind } from '../../../kernel/chapter.ts';
import type { Named } from '../../../kernel/event.ts';
import { value } from '../../../kernel/fields.ts';
import { participants, text, texts, values } from '../fields.ts';
import type { ConversationEvent } from './conversation.events.ts';
import { personsIn } from './participants.facts.ts';

type Kinds = { readonly [T in ConversationEvent['type']]: EntryKind<Named<ConversationEvent, T>['data']> };

const conversation = {
  schemaVersion: 1,
  accessClass: 'conversation',
  retentionClass: 'file',
  legalBasis: 'AVG 6(1)(e): taak van algemeen belang (onderwijs en begeleiding)',
  processingActivity: 'gesprekken-en-begeleiding',
} as const;

/** Read by whoever has a part in the guidance, and by parents until 18. */
const agreed = { ...conversation, accessClass: 'progress' } as const;

const wantsNl = { parent: 'Een ouder', pupil: 'De leerling', teacher: 'De leerkracht' } as const;

const childVoice = { ...conversation, accessClass: 'child-voice' } as const;

const kindNl = { start: 'startgesprek', report: 'rapportgesprek', support: 'gesprek over hulp', 'care-team': 'gesprek van het zorgteam', other: 'gesprek' } as const;

export const conversationEntries: Kinds = {
  ConversationHeld: {
    ...conversation,
    fields: { conversationId: value, kind: value, participants, report: text, thirdParties: value },
    headingNl: 'Gesprek',
    summaryNl: ({ kind, occurredOn }) => `Er was een ${kindNl[kind]} op ${occurredOn}.`,
    participants: ({ participants }) => personsIn(participants),
  },
  ConversationConcluded: {
    ...conversation,
    fields: {
      conversationId: value,
      goals: texts,
      nextSteps: { '*': { what: text, owner: value, due: value } },
      promotingFactors: texts,
      impedingFactors: texts,
      agreedJointly: value,
      thirdParties: value,
    },
    headingNl: 'Gesprek afgerond',
    summaryNl: ({ agreedJointly }) => (agreedJointly ? 'Doelen en stappen zijn samen afgesproken.' : 'Doelen en stappen zijn opgeschreven. Ze zijn niet samen afgesproken.'),
  },
  ChildConversationHeld: {
    ...childVoice,
    fields: { conversationId: value, childAble: value, childWilling: value, report: text, thirdParties: value },
    headingNl: 'Gesprek met het kind',
    summaryNl: ({ occurredOn }) => `Iemand van school praatte met het kind op ${occurredOn}.`,
  },
  ChildVoiceRecorded: {
    ...childVoice,
    fields: { voiceId: value, question: text, words: text, via: value, thirdParties: value },
    headingNl: 'Wat het kind zegt',
    summaryNl: ({ via }) => (via === 'self' ? 'Het kind vertelde zelf hoe het gaat.' : 'Iemand vertelde namens het kind hoe het gaat.'),
  },
  ParentsInformed: {
    ...conversation,
    fields: { parents: values, about: value, message: text, thirdParties: value },
    headingNl: 'Ouders geïnformeerd',
    summaryNl: ({ occurredOn }) => `De school vertelde dit aan een of meer ouders op ${occurredOn}.`,
    participants: ({ parents }) => parents,
  },
  ParentStatementAttached: {
    ...conversation,
    fields: { entryId: value, personId: value, statement: text, thirdParties: value },
    headingNl: 'Reactie van een ouder',
    summaryNl: () => 'Een ouder gaf een reactie op een gebeurtenis.',
    concerns: ({ entryId }) => entryId,
    participants: ({ personId }) => [personId],
  },
  ConversationRequested: {
    ...conversation,
    fields: { requestId: value, by: value, reason: text, thirdParties: value },
    headingNl: 'Gesprek gevraagd',
    summaryNl: ({ by }) => `${wantsNl[by]} wil praten.`,
  },
  ReportConversationWished: {
    ...agreed,
    fields: { by: value },
    headingNl: 'Rapportgesprek gewenst',
    summaryNl: ({ by }) => `${wantsNl[by]} wil een rapportgesprek.`,
  },
  ConversationScheduled: {
    ...agreed,
    fields: { kind: value, plannedOn: value, invited: values },
    headingNl: 'Gesprek gepland',
    summaryNl: ({ kind, plannedOn }) => `Er is een ${kindNl[kind]} gepland op ${plannedOn}.`,
    participants: ({ invited }) => invited,
  },
  ConversationWaived: {
    ...agreed,
    fields: { kind: value, by: value },
    headingNl: 'Geen gesprek nodig',
    summaryNl: ({ kind }) => `Er komt nu geen ${kindNl[kind]}.`,
  },
  StartProfileRecorded: {
    ...agreed,
    fields: { toldBy: value, talents: texts, difficulties: texts, ownFocus: texts, likes: texts, thirdParties: value },
    headingNl: 'Startprofiel',
    summaryNl: ({ toldBy }) => toldBy === 'pupil' ? 'Het kind vertelde wat het kan en wil.' : 'Een ouder vertelde wat het kind kan en wil.',
  },
  ObservationRecorded: {
    ...agreed,
    fields: { context: value, observer: value, observation: text, thirdParties: value },
    headingNl: 'Waarneming',
    summaryNl: ({ context }) => context === 'school' ? 'Er is op school gekeken hoe het gaat.' : 'Er is verteld hoe het thuis gaat.',
  },
  FactorsRecorded: {
    ...agreed,
    fields: { promotingFactors: texts, impedingFactors: texts, thirdParties: value },
    headingNl: 'Wat helpt en wat lastig is',
    summaryNl: () => 'Er is opgeschreven wat de leerling helpt en wat lastig is.',
  },
  ParentsOpinionRecorded: {
    ...agreed,
    fields: { person: value, about: value, opinion: text, thirdParties: value },
    headingNl: 'Mening van een ouder',
    summaryNl: () => 'De school vroeg een ouder naar een mening.',
    participants: ({ person }) => [person],
  },
  ParentExperienceUsed: {
    ...agreed,
    fields: { person: value, experience: text, usedFor: text, thirdParties: value },
    headingNl: 'Ervaring van een ouder gebruikt',
    summaryNl: () => 'De school gebruikte wat een ouder uit ervaring weet.',
    participants: ({ person }) => [person],
  },
  ParentInformationShared: {
    ...conversation,
    fields: { person: value, topic: value, information: text, thirdParties: value },
    headingNl: 'Bericht van een ouder',
    summaryNl: () => 'Een ouder vertelde iets wat belangrijk is voor het kind.',
    participants: ({ person }) => [person],
  },
  QuestionAsked: {
    ...conversation,
    fields: { questionId: value, person: value, question: text, thirdParties: value },
    headingNl: 'Vraag gesteld',
    summaryNl: ({ occurredOn }) => `Er is een vraag gesteld op ${occurredOn}.`,
    participants: ({ person }) => [person],
  },
  QuestionAnswered: {
    ...conversation,
    fields: { questionId: value, person: value, answer: text, thirdParties: value },
    headingNl: 'Vraag beantwoord',
    summaryNl: ({ occurredOn }) => `De vraag is beantwoord op ${occurredOn}.`,
    participants: ({ person }) => [person],
  },
};
