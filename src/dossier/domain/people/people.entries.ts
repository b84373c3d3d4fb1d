import type { EntryKind } from '../../../kernel/chapter.ts';
import type { Named } from '../../../kernel/event.ts';
import { value } from '../../../kernel/fields.ts';
import type { PeopleEvent } from './people.events.ts';

type Kinds = { readonly [T in PeopleEvent['type']]: EntryKind<Named<PeopleEvent, T>['data']> };

const administration = {
  schemaVersion: 1,
  accessClass: 'administration',
  retentionClass: 'administration',
  legalBasis: 'AVG 6(1)(c): wettelijke plicht (leerlingadministratie)',
  processingActivity: 'leerlingadministratie',
} as const;

/** How evidence of parental authority is called in Dutch. */
const evidenceNl = {
  'authority-register-extract': 'uittreksel uit het gezagsregister',
  'court-order': 'uitspraak van de rechter',
  'birth-certificate': 'geboorteakte',
  'marriage-certificate': 'trouwakte',
  'board-declaration': 'verklaring van het bestuur',
} as const;

const seenEvidence = { kind: value, seenOn: value } as const;

export const peopleEntries: Kinds = {
  PersonAdded: {
    ...administration,
    fields: { personId: value, role: value, name: value, bornOn: value, relation: value },
    headingNl: 'Persoon toegevoegd',
    summaryNl: ({ role }) => ({ pupil: 'De leerling is toegevoegd.', parent: 'Een ouder is toegevoegd.', caregiver: 'Een verzorger is toegevoegd.', other: 'Een betrokkene is toegevoegd.' })[role],
  },
  ParentalAuthorityRecorded: {
    ...administration,
    fields: { personId: value, from: value, evidence: seenEvidence },
    headingNl: 'Gezag vastgelegd',
    summaryNl: ({ from, evidence }) => `Het gezag van een ouder is vastgelegd vanaf ${from}. Bewijs: ${evidenceNl[evidence.kind]}.`,
  },
  ParentalAuthorityEnded: {
    ...administration,
    fields: { personId: value, until: value, evidence: seenEvidence },
    headingNl: 'Gezag beëindigd',
    summaryNl: ({ until, evidence }) => `Het gezag van een ouder eindigde op ${until}. Bewijs: ${evidenceNl[evidence.kind]}.`,
  },
  ContactDetailsChanged: {
    ...administration,
    fields: { personId: value, phone: value, email: value, address: value },
    headingNl: 'Contactgegevens gewijzigd',
    summaryNl: () => 'De contactgegevens van een betrokkene zijn gewijzigd.',
    contactDetails: { personAt: '/personId', pointers: ['/phone', '/email', '/address'] },
  },
  AccountLinked: {
    ...administration,
    fields: { personId: value, account: value, evidence: value },
    headingNl: 'Inlogaccount gekoppeld',
    summaryNl: () => 'Een inlogaccount is gekoppeld aan een betrokkene.',
  },
  AccountUnlinked: {
    ...administration,
    fields: { personId: value, account: value },
    headingNl: 'Inlogaccount losgemaakt',
    summaryNl: () => 'Een inlogaccount is losgemaakt van een betrokkene.',
  },
  StaffAssigned: {
    ...administration,
    fields: { assignmentId: value, account: value, name: value, role: value, from: value, until: value },
    headingNl: 'Medewerker toegewezen',
    summaryNl: ({ from }) => `Een medewerker van school werkt met de leerling vanaf ${from}.`,
  },
  StaffUnassigned: {
    ...administration,
    fields: { assignmentId: value, until: value },
    headingNl: 'Toewijzing beëindigd',
    summaryNl: ({ until }) => `Een medewerker van school werkt na ${until} niet meer met de leerling.`,
  },
  CaregiverRecorded: {
    ...administration,
    fields: { personId: value, from: value, until: value, kind: value },
    headingNl: 'Verzorger vastgelegd',
    summaryNl: ({ from }) => `Een verzorger zorgt voor de leerling vanaf ${from}.`,
  },
  AddressMarkedSecret: {
    ...administration,
    fields: { personId: value, from: value },
    headingNl: 'Adres geheim',
    summaryNl: ({ from }) => `Een adres is geheim vanaf ${from}.`,
  },
  CourtRestrictionRecorded: {
    ...administration,
    fields: { personId: value, restriction: value, from: value, until: value, orderSeenOn: value },
    headingNl: 'Beperking door de rechter',
    summaryNl: ({ from }) => `De rechter legde iemand een beperking op vanaf ${from}.`,
  },
};
