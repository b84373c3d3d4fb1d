import type { EntryKind } from '../../../kernel/chapter.ts';
import type { Named } from '../../../kernel/event.ts';
import { value } from '../../../kernel/fields.ts';
import type { RegistrationEvent } from './registration.events.ts';

type Kinds = { readonly [T in RegistrationEvent['type']]: EntryKind<Named<RegistrationEvent, T>['data']> };

const administration = {
  schemaVersion: 1,
  accessClass: 'administration',
  retentionClass: 'administration',
  legalBasis: 'AVG 6(1)(c): wettelijke plicht (WPO 40; WVO 2020 8.8)',
  processingActivity: 'aanmelding-en-inschrijving',
} as const;

export const registrationEntries: Kinds = {
  RegistrationReceived: {
    ...administration,
    fields: { schoolId: value, written: value, submittedBy: value, capacity: value },
    headingNl: 'Aanmelding ontvangen',
    summaryNl: ({ occurredOn }) => `De school ontving de aanmelding op ${occurredOn}.`,
  },
  PupilEnrolled: {
    ...administration,
    fields: { schoolId: value },
    headingNl: 'Leerling ingeschreven',
    summaryNl: ({ occurredOn }) => `De leerling is ingeschreven vanaf ${occurredOn}.`,
  },
};
