import type { EntryKind } from '../../../kernel/chapter.ts';
import type { Named } from '../../../kernel/event.ts';
import { dataOfAnEntry, value } from '../../../kernel/fields.ts';
import { text } from '../fields.ts';
import type { InformationRightsEvent } from './information-rights.events.ts';

type Kinds = { readonly [T in InformationRightsEvent['type']]: EntryKind<Named<InformationRightsEvent, T>['data']> };

const rights = {
  schemaVersion: 1,
  accessClass: 'information-rights',
  retentionClass: 'file',
  legalBasis: 'AVG 6(1)(c): wettelijke plicht (AVG 12-16)',
  processingActivity: 'rechten-van-betrokkenen',
} as const;

export const informationRightsEntries: Kinds = {
  CopyRequested: {
    ...rights,
    fields: { copyRequestId: value, requester: value, scope: { '': value, '*': value }, form: value },
    headingNl: 'Kopie gevraagd',
    summaryNl: ({ occurredOn }) => `Op ${occurredOn} is een kopie van het dossier gevraagd.`,
  },
  IdentityVerified: {
    ...rights,
    fields: { copyRequestId: value, how: value },
    headingNl: 'Aanvrager gecontroleerd',
    summaryNl: () => 'De school heeft gecontroleerd wie de kopie vraagt.',
  },
  CopyRefused: {
    ...rights,
    fields: { copyRequestId: value, explanation: text, thirdParties: value },
    headingNl: 'Kopie niet gegeven',
    summaryNl: () => 'De school geeft deze kopie niet. De uitleg staat erbij.',
  },
  RedactionDecided: {
    ...rights,
    fields: { entryId: value, redactions: { '*': { pointer: value, reason: value } } },
    headingNl: 'Gekeken naar gegevens van anderen',
    summaryNl: ({ redactions }) => (redactions.length === 0 ? 'In deze gebeurtenis hoeft niets zwart.' : `In deze gebeurtenis worden ${String(redactions.length)} stukjes zwart gemaakt.`),
  },
  EntryWithheld: {
    ...rights,
    fields: { entryId: value, reason: value, explanation: text, thirdParties: value },
    headingNl: 'Gebeurtenis niet getoond',
    summaryNl: () => 'De school toont een gebeurtenis niet. De reden staat erbij.',
  },
  CopyIssued: {
    ...rights,
    fields: { copyRequestId: value, snapshot: value, shown: value, redacted: value, withheld: value, erased: value },
    headingNl: 'Kopie gemaakt',
    summaryNl: ({ snapshot }) => `De kopie is klaar. Er staan ${String(snapshot)} gebeurtenissen in.`,
  },
  CopyCollected: {
    ...rights,
    fields: { copyRequestId: value },
    headingNl: 'Kopie opgehaald',
    summaryNl: ({ occurredOn }) => `De kopie is opgehaald op ${occurredOn}.`,
  },
  EntryCorrected: {
    ...rights,
    fields: {
      entryId: value,
      corrected: { occurredOn: value, occurredTime: value, data: dataOfAnEntry },
      reason: text,
      thirdParties: value,
    },
    headingNl: 'Gebeurtenis verbeterd',
    summaryNl: () => 'Een gebeurtenis is verbeterd. De eerste tekst blijft bewaard.',
    concerns: ({ entryId }) => entryId,
  },
};
