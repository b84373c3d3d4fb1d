import type { EntryKind } from '../../../kernel/chapter.ts';
import type { Named } from '../../../kernel/event.ts';
import { dataOfAnEntry, value } from '../../../kernel/fields.ts';
import { text, values } from '../fields.ts';
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
  DecisionSeconded: {
    ...rights,
    fields: { entryId: value },
    headingNl: 'Tweede lezer akkoord',
    summaryNl: () => 'Een tweede medewerker heeft gelezen wat de school niet toont. Die medewerker is het ermee eens.',
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
  CopyExtended: {
    ...rights,
    fields: { copyRequestId: value, explanation: text, thirdParties: value },
    headingNl: 'Kopie duurt langer',
    summaryNl: () => 'De school heeft meer tijd nodig voor de kopie. De uitleg staat erbij.',
  },
  RectificationRequested: {
    ...rights,
    fields: { rectificationId: value, entryId: value, requester: value, what: text, thirdParties: value },
    headingNl: 'Verbetering gevraagd',
    summaryNl: () => 'Iemand vroeg om een gebeurtenis te verbeteren.',
    participants: ({ requester }) => [requester],
  },
  RectificationDecided: {
    ...rights,
    fields: { rectificationId: value, accepted: value, rationale: text, thirdParties: value },
    headingNl: 'Besluit over verbetering',
    summaryNl: ({ accepted }) => accepted ? 'De school verbetert de gebeurtenis.' : 'De school verbetert de gebeurtenis niet. De uitleg staat erbij.',
  },
  RestrictionPlaced: {
    ...rights,
    fields: { restrictionId: value, entryId: value, reason: value, explanation: text, thirdParties: value },
    headingNl: 'Gebruik beperkt',
    summaryNl: ({ occurredOn }) => `Een gebeurtenis wordt vanaf ${occurredOn} alleen bewaard.`,
  },
  RestrictionLifted: {
    ...rights,
    fields: { restrictionId: value, requesterTold: value, explanation: text, thirdParties: value },
    headingNl: 'Gebruik niet meer beperkt',
    summaryNl: ({ occurredOn }) => `De gebeurtenis mag vanaf ${occurredOn} weer worden gebruikt.`,
  },
  EntryMisfiled: {
    ...rights,
    fields: { entryId: value },
    headingNl: 'Gebeurtenis hoort hier niet',
    summaryNl: () => 'Een gebeurtenis stond in het verkeerde dossier. Die is gesloten.',
  },
  DisclosureMade: {
    ...rights,
    fields: { recipient: value, name: value, ground: value, consentId: value, entries: values, explanation: text, thirdParties: value },
    headingNl: 'Gegevens gegeven aan een ander',
    summaryNl: ({ occurredOn }) => `De school gaf op ${occurredOn} gegevens aan een ander. Er staat bij aan wie.`,
  },
  EducationalReportIssued: {
    ...rights,
    fields: { school: value, copyToParents: value, content: text, thirdParties: value },
    headingNl: 'Onderwijskundig rapport gemaakt',
    summaryNl: ({ occurredOn }) => `De school maakte op ${occurredOn} een rapport voor de volgende school.`,
  },
  TransferFileSent: {
    ...rights,
    fields: { school: value, inspectedByParentsOn: value, consentId: value },
    headingNl: 'Overstapdossier verstuurd',
    summaryNl: ({ occurredOn }) => `Het overstapdossier ging op ${occurredOn} naar de volgende school.`,
  },
  TransferFileReceived: {
    ...rights,
    fields: { school: value },
    headingNl: 'Overstapdossier ontvangen',
    summaryNl: ({ occurredOn }) => `Het overstapdossier van de vorige school kwam op ${occurredOn}.`,
  },
  DossiersLinked: {
    ...rights,
    fields: { dossierId: value },
    headingNl: 'Dossiers gekoppeld',
    summaryNl: () => 'Er is nog een dossier van deze leerling. De dossiers zijn gekoppeld.',
  },
};
