import type { EntryKind } from '../../../kernel/chapter.ts';
import type { Named } from '../../../kernel/event.ts';
import { value } from '../../../kernel/fields.ts';
import { personsIn } from '../conversation/participants.facts.ts';
import { participants, text } from '../fields.ts';
import type { AgreementEvent } from './agreement.events.ts';

type Kinds = { readonly [T in AgreementEvent['type']]: EntryKind<Named<AgreementEvent, T>['data']> };

const agreement = {
  schemaVersion: 1,
  accessClass: 'agreement',
  retentionClass: 'file',
  legalBasis: 'AVG 6(1)(e): taak van algemeen belang (onderwijs en begeleiding)',
  processingActivity: 'afspraken',
} as const;

const outcomeNl = { kept: 'Dat is gelukt.', 'not-kept': 'Dat is niet gebeurd.', 'not-working': 'Het hielp niet.' } as const;

export const agreementEntries: Kinds = {
  AgreementMade: {
    ...agreement,
    fields: { agreementId: value, conversationId: value, participants, text, rationale: text, evaluateOn: value, thirdParties: value },
    headingNl: 'Afspraak gemaakt',
    summaryNl: ({ occurredOn, evaluateOn }) => `Er is iets afgesproken op ${occurredOn}. School kijkt erop terug op ${evaluateOn}.`,
    participants: ({ participants }) => personsIn(participants),
  },
  AgreementEvaluated: {
    ...agreement,
    fields: { agreementId: value, outcome: value, report: text, thirdParties: value },
    headingNl: 'Teruggekeken op een afspraak',
    summaryNl: ({ outcome, occurredOn }) => `School keek terug op een afspraak op ${occurredOn}. ${outcomeNl[outcome]}`,
  },
  AgreementProgressRecorded: {
    ...agreement,
    fields: { agreementId: value, by: value, progress: text, thirdParties: value },
    headingNl: 'Hoe het gaat met een afspraak',
    summaryNl: ({ occurredOn }) => `Op ${occurredOn} is gekeken hoe het met een afspraak gaat.`,
  },
  DecisionExplained: {
    ...agreement,
    fields: { entryId: value, rationale: text, thirdParties: value },
    headingNl: 'Uitleg bij een keuze',
    summaryNl: () => 'De school legt een keuze uit.',
    concerns: ({ entryId }) => entryId,
  },
  WishDeclined: {
    ...agreement,
    fields: { person: value, wish: text, rationale: text, alternative: text, invitedToTalk: value, thirdParties: value },
    headingNl: 'Wens niet mogelijk',
    summaryNl: () => 'De school kan een wens niet waarmaken. De uitleg staat erbij.',
    participants: ({ person }) => [person],
  },
};
