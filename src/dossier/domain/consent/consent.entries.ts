import type { EntryKind } from '../../../kernel/chapter.ts';
import type { Named } from '../../../kernel/event.ts';
import { value } from '../../../kernel/fields.ts';
import { text } from '../fields.ts';
import type { ConsentEvent } from './consent.events.ts';

type Kinds = { readonly [T in ConsentEvent['type']]: EntryKind<Named<ConsentEvent, T>['data']> };

const consent = {
  schemaVersion: 1,
  accessClass: 'consent',
  retentionClass: 'file',
  legalBasis: 'AVG 6(1)(c): wettelijke plicht (toestemming aantonen; AVG 7(1), UAVG 5)',
  processingActivity: 'toestemmingen',
} as const;

const conversation = { ...consent, accessClass: 'conversation', legalBasis: 'AVG 6(1)(a): toestemming', processingActivity: 'contact-met-anderen' } as const;

/** What others found out about the pupil: only for those involved (UAVG 30). */
const report = { ...conversation, accessClass: 'external-report' } as const;

const purposeNl = {
  'care-provider': 'overleg met een zorgverlener',
  'previous-school': 'overleg met de vorige school',
  'third-party': 'delen met een ander',
} as const;

const saidByNl = { 'authority-holder': 'Een ouder', pupil: 'De leerling', none: 'Iemand' } as const;

export const consentEntries: Kinds = {
  ConsentRequested: {
    ...consent,
    fields: { consentId: value, purpose: value, counterparty: value, scope: value, textVersion: value, validUntil: value },
    headingNl: 'Toestemming gevraagd',
    summaryNl: ({ purpose, validUntil }) => `De school vroeg toestemming voor ${purposeNl[purpose]}, tot en met ${validUntil}.`,
  },
  ConsentGranted: {
    ...consent,
    fields: { consentId: value, grantor: value, capacity: value, how: value, evidence: value },
    headingNl: 'Toestemming gegeven',
    summaryNl: ({ capacity, occurredOn }) => `${saidByNl[capacity]} gaf toestemming op ${occurredOn}.`,
  },
  ConsentRefused: {
    ...consent,
    fields: { consentId: value, grantor: value },
    headingNl: 'Toestemming niet gegeven',
    summaryNl: ({ occurredOn }) => `Iemand gaf geen toestemming op ${occurredOn}.`,
  },
  ConsentWithdrawn: {
    ...consent,
    fields: { consentId: value, grantor: value },
    headingNl: 'Toestemming gestopt',
    summaryNl: ({ occurredOn }) => `Iemand wil dit niet meer sinds ${occurredOn}.`,
  },
  PupilPermissionGranted: {
    ...consent,
    fields: { permissionId: value, parent: value, scope: value },
    headingNl: 'Leerling vindt meekijken goed',
    summaryNl: ({ scope }) => (scope === 'copy' ? 'De leerling vindt goed dat een ouder een kopie krijgt.' : 'De leerling vindt goed dat een ouder alles mag zien.'),
  },
  PupilPermissionWithdrawn: {
    ...consent,
    fields: { permissionId: value },
    headingNl: 'Leerling wil meekijken niet meer',
    summaryNl: ({ occurredOn }) => `De leerling wil dit niet meer sinds ${occurredOn}.`,
  },
  CareProviderContacted: {
    ...consent,
    accessClass: 'health',
    fields: { consentId: value, report: text, thirdParties: value },
    headingNl: 'Overleg met zorgverlener',
    summaryNl: ({ occurredOn }) => `De school overlegde met een zorgverlener op ${occurredOn}.`,
    legalBasis: 'AVG 6(1)(a) en 9(2)(a): toestemming; UAVG 30(2)(a): begeleiding',
    processingActivity: 'overleg-met-zorgverleners',
  },
  PupilPermissionRefused: {
    ...consent,
    fields: { parent: value, scope: value },
    headingNl: 'Leerling geeft geen toestemming aan een ouder',
    summaryNl: () => 'De leerling geeft een ouder geen toestemming.',
  },
  AssessmentReportRequested: {
    ...consent,
    fields: { reportRequestId: value, person: value, what: value, why: text, thirdParties: value },
    headingNl: 'Verslag gevraagd',
    summaryNl: () => 'De school vroeg om een verslag van een eerder onderzoek.',
    participants: ({ person }) => [person],
  },
  AssessmentReportProvided: {
    ...report,
    fields: { reportRequestId: value, person: value, findings: text, thirdParties: value },
    headingNl: 'Verslag gegeven',
    summaryNl: ({ occurredOn }) => `De school kreeg het verslag op ${occurredOn}.`,
    participants: ({ person }) => [person],
  },
  AssessmentReportDeclined: {
    ...consent,
    fields: { reportRequestId: value, person: value },
    headingNl: 'Verslag niet gegeven',
    summaryNl: () => 'Het verslag is niet gegeven. Dat mag.',
    participants: ({ person }) => [person],
  },
  PreviousSchoolContacted: {
    ...conversation,
    fields: { consentId: value, report: text, thirdParties: value },
    headingNl: 'Contact met de vorige school',
    summaryNl: ({ occurredOn }) => `De school sprak de vorige school op ${occurredOn}.`,
  },
};
