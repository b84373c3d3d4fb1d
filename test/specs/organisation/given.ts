import { decideOrganisation, emptyOrganisation, foldOrganisation, organisationKindOf, policiesOf, type Organisation, type OrganisationCommand, type OrganisationEvent } from '../../../src/organisation/domain/index.ts';
import type { KeptEntry } from '../../../src/kernel/entry.ts';
import { tellDecision } from '../stories.ts';

export const ON = '2026-09-01';
export const BOARD = 'board-1';

/** As it is stored; `schemaVersion` is that of today unless an older one is named. */
export const entryOf = ({ type, data: { occurredOn, ...data } }: OrganisationEvent, revision: number, { irregular = false, schemaVersion = organisationKindOf(type)?.schemaVersion ?? 1 } = {}): KeptEntry => ({
  state: 'kept',
  eventId: `event-${String(revision)}`,
  revision,
  chapter: 'organisation',
  schemaVersion,
  recordedAt: `${ON}T08:00:00.000Z`,
  commandId: `command-${String(revision)}`,
  fingerprint: '',
  content: {
    type,
    accessClass: 'administration',
    retentionClass: 'administration',
    occurredOn,
    actor: { account: 'operator', role: 'administrator' },
    source: 'test',
    onBehalfOf: BOARD,
    purpose: 'administration',
    legalBasis: '',
    processingActivity: '',
    allowedBy: { rule: '', policyVersion: '' },
    ...(irregular && { irregular: { rules: ['W-03'], explanation: '' } }),
    data,
  },
});

export const given = (...events: readonly OrganisationEvent[]): Organisation => events.reduce((state, event, revision) => foldOrganisation(state, entryOf(event, revision)), emptyOrganisation);

const meta = { commandId: 'command', actor: { account: 'operator', role: 'administrator' }, now: `${ON}T08:00:00.000Z`, today: ON, policyOn: policiesOf(emptyOrganisation) };
export const when = (state: Organisation, command: OrganisationCommand) => {
  const decision = decideOrganisation(command, state, meta);
  tellDecision(command.type, decision);
  return decision;
};

export const board = { type: 'BoardRegistered', data: { name: 'Stichting De Linde', testTenant: true, occurredOn: ON } } as const satisfies OrganisationEvent;
export const partnership = { type: 'PartnershipRegistered', data: { name: 'SWV De Waal', region: 'PO 25-06', testTenant: true, occurredOn: ON } } as const satisfies OrganisationEvent;

export const schoolOpened = (schoolId = 'school-1', sector: 'po' | 'vo' | 'so' = 'po', from?: string): OrganisationEvent => ({
  type: 'SchoolOpened',
  data: { schoolId, name: 'De Eik', sector, occurredOn: ON, ...(from !== undefined && { from }) },
});
export const school = schoolOpened();
