import type { EntryKind } from '../../kernel/chapter.ts';
import type { Named } from '../../kernel/event.ts';
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
  BoardRegistered: { ...administration, headingNl: 'Bestuur aangemeld', summaryNl: ({ occurredOn }) => `Het bestuur werkt met dit leerlingdossier sinds ${occurredOn}.` },
  SchoolOpened: { ...administration, headingNl: 'School toegevoegd', summaryNl: () => 'Een school van het bestuur is toegevoegd.' },
  RoleGranted: { ...administration, headingNl: 'Rol gegeven', summaryNl: ({ from }) => `Een medewerker heeft een rol vanaf ${from}.` },
  RoleRevoked: { ...administration, headingNl: 'Rol ingetrokken', summaryNl: ({ until }) => `Een medewerker heeft een rol niet meer na ${until}.` },
  MandateGranted: { ...administration, headingNl: 'Mandaat gegeven', summaryNl: ({ from }) => `Een systeem mag namens het bestuur gegevens aanleveren vanaf ${from}.` },
  MandateRevoked: { ...administration, headingNl: 'Mandaat ingetrokken', summaryNl: ({ until }) => `Een systeem mag na ${until} geen gegevens meer aanleveren.` },
};
