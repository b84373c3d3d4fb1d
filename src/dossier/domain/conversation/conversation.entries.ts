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
};
