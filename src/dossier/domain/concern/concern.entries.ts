import type { EntryKind } from '../../../kernel/chapter.ts';
import type { Named } from '../../../kernel/event.ts';
import { value } from '../../../kernel/fields.ts';
import { text, values } from '../fields.ts';
import type { ConcernEvent } from './concern.events.ts';

type Kinds = { readonly [T in ConcernEvent['type']]: EntryKind<Named<ConcernEvent, T>['data']> };

const concern = {
  schemaVersion: 1,
  accessClass: 'conversation',
  retentionClass: 'file',
  legalBasis: 'AVG 6(1)(e): taak van algemeen belang (onderwijs en begeleiding)',
  processingActivity: 'zorgen-en-signalen',
} as const;

/** Support is agreed with parents, also at 16 and 17. */
const offer = { ...concern, accessClass: 'agreement' } as const;

const byNl = { school: 'De school', parent: 'Een ouder', pupil: 'De leerling' } as const;

const levelNl = {
  teacher: 'de leerkracht',
  mentor: 'de mentor',
  'internal-counsellor': 'de intern begeleider',
  'support-coordinator': 'de ondersteuningscoördinator',
  'team-leader': 'de teamleider',
  management: 'de directie',
  confidant: 'de vertrouwenspersoon',
} as const;

export const concernEntries: Kinds = {
  ConcernRaised: {
    ...concern,
    fields: { concernId: value, by: value, level: value, context: value, what: text, thirdParties: value },
    headingNl: 'Zorg gedeeld',
    summaryNl: ({ by }) => `${byNl[by]} maakt zich zorgen.`,
  },
  EscalationStepTaken: {
    ...concern,
    fields: { concernId: value, from: value, to: value, reason: text, thirdParties: value },
    headingNl: 'Zorg besproken met een ander',
    summaryNl: ({ to }) => `De zorg is besproken met ${levelNl[to]}.`,
  },
  OutcomeCommunicatedToParents: {
    ...concern,
    fields: { concernId: value, parents: values, outcome: text, thirdParties: value },
    headingNl: 'Uitkomst verteld aan ouders',
    summaryNl: ({ occurredOn }) => `De school vertelde de uitkomst aan de ouders op ${occurredOn}.`,
    participants: ({ parents }) => parents,
  },
  ConcernResolved: {
    ...concern,
    fields: { concernId: value, how: text, thirdParties: value },
    headingNl: 'Zorg opgelost',
    summaryNl: ({ occurredOn }) => `De zorg is opgelost op ${occurredOn}.`,
  },
  ContactProtocolInvoked: {
    ...concern,
    fields: { protocol: value, version: value, reason: text, thirdParties: value },
    headingNl: 'Afspraken over contact gelden',
    summaryNl: ({ occurredOn }) => `Vanaf ${occurredOn} gelden de vaste afspraken over contact.`,
  },
  ExtraSupportOffered: {
    ...offer,
    fields: { offerId: value, what: text, thirdParties: value },
    headingNl: 'Extra hulp aangeboden',
    summaryNl: ({ occurredOn }) => `De school bood extra hulp aan op ${occurredOn}.`,
  },
  ExtraSupportAccepted: {
    ...offer,
    fields: { offerId: value, person: value },
    headingNl: 'Extra hulp aangenomen',
    summaryNl: ({ occurredOn }) => `De extra hulp is aangenomen op ${occurredOn}.`,
    participants: ({ person }) => [person],
  },
  ExtraSupportDeclined: {
    ...offer,
    fields: { offerId: value, person: value, reason: text, thirdParties: value },
    headingNl: 'Extra hulp niet gewild',
    summaryNl: () => 'De extra hulp is niet aangenomen.',
    participants: ({ person }) => [person],
  },
};
