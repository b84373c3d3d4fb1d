import type { EntryKind } from '../../kernel/chapter.ts';
import type { Named } from '../../kernel/event.ts';
import { value } from '../../kernel/fields.ts';
import type { OrganisationEvent } from './organisation.events.ts';

type Kinds = { readonly [T in OrganisationEvent['type']]: EntryKind<Named<OrganisationEvent, T>['data']> };

const administration = {
  schemaVersion: 1,
  accessClass: 'administration',
  retentionClass: 'administration',
  legalBasis: 'AVG 6(1)(c): wettelijke plicht (AVG 24 en 32: wie mag wat)',
  processingActivity: 'toegangsbeheer',
} as const;

export const organisationEntries: Kinds = {
  BoardRegistered: {
    ...administration,
    fields: { name: value, testTenant: value },
    headingNl: 'Bestuur aangemeld',
    summaryNl: ({ occurredOn }) => `Het bestuur werkt met dit leerlingdossier sinds ${occurredOn}.`,
  },
  SchoolOpened: {
    ...administration,
    fields: { schoolId: value, name: value, sector: value },
    headingNl: 'School toegevoegd',
    summaryNl: () => 'Een school van het bestuur is toegevoegd.',
  },
  RoleGranted: {
    ...administration,
    fields: { grantId: value, account: value, name: value, role: value, schoolId: value, from: value, until: value },
    headingNl: 'Rol gegeven',
    summaryNl: ({ from }) => `Een medewerker heeft een rol vanaf ${from}.`,
  },
  RoleRevoked: {
    ...administration,
    fields: { grantId: value, until: value },
    headingNl: 'Rol ingetrokken',
    summaryNl: ({ until }) => `Een medewerker heeft een rol niet meer na ${until}.`,
  },
  MandateGranted: {
    ...administration,
    fields: { mandateId: value, client: value, system: value, schoolIds: { '*': value }, from: value, until: value },
    headingNl: 'Mandaat gegeven',
    summaryNl: ({ from }) => `Een systeem mag namens het bestuur gegevens aanleveren vanaf ${from}.`,
  },
  MandateRevoked: {
    ...administration,
    fields: { mandateId: value, until: value },
    headingNl: 'Mandaat ingetrokken',
    summaryNl: ({ until }) => `Een systeem mag na ${until} geen gegevens meer aanleveren.`,
  },
};
