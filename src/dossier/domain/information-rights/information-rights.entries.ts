import type { EntryKind } from '../../../kernel/chapter.ts';
import type { Named } from '../../../kernel/event.ts';
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
  CopyRequested: { ...rights, headingNl: 'Kopie gevraagd', summaryNl: ({ occurredOn }) => `Op ${occurredOn} is een kopie van het dossier gevraagd.` },
  IdentityVerified: { ...rights, headingNl: 'Aanvrager gecontroleerd', summaryNl: () => 'De school heeft gecontroleerd wie de kopie vraagt.' },
  CopyRefused: { ...rights, headingNl: 'Kopie niet gegeven', summaryNl: () => 'De school geeft deze kopie niet. De uitleg staat erbij.' },
  RedactionDecided: { ...rights, headingNl: 'Gekeken naar gegevens van anderen', summaryNl: ({ redactions }) => (redactions.length === 0 ? 'In deze gebeurtenis hoeft niets zwart.' : `In deze gebeurtenis worden ${String(redactions.length)} stukjes zwart gemaakt.`) },
  EntryWithheld: { ...rights, headingNl: 'Gebeurtenis niet getoond', summaryNl: () => 'De school toont een gebeurtenis niet. De reden staat erbij.' },
  CopyIssued: { ...rights, headingNl: 'Kopie gemaakt', summaryNl: ({ snapshot }) => `De kopie is klaar. Er staan ${String(snapshot)} gebeurtenissen in.` },
  CopyCollected: { ...rights, headingNl: 'Kopie opgehaald', summaryNl: ({ occurredOn }) => `De kopie is opgehaald op ${occurredOn}.` },
  EntryCorrected: { ...rights, headingNl: 'Gebeurtenis verbeterd', summaryNl: () => 'Een gebeurtenis is verbeterd. De eerste tekst blijft bewaard.', concerns: ({ entryId }) => entryId },
};
