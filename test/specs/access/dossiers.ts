import { foldAll, kindOf, type Dossier, type DossierEvent } from '../../../src/dossier/domain/index.ts';
import type { EntryContent, KeptEntry } from '../../../src/kernel/entry.ts';
import type { Actor, Irregular } from '../../../src/kernel/event.ts';
import { History } from '../../../src/kernel/history.ts';
import { emptyOrganisation, foldOrganisation, type Organisation, type OrganisationEvent } from '../../../src/organisation/domain/index.ts';

/** Dossiers and boards as they come out of the store: entries folded by the real domain. */

export const BOARD = 'board-1';
export const ON = '2026-03-02';

const school: Actor = { account: 'account-of-school', role: 'system' };

interface Told {
  readonly actor?: Actor;
  readonly irregular?: Irregular;
  /** As the recorder seals it: of the entry that is concerned. */
  readonly accessClass?: EntryContent['accessClass'];
}

const keptEntry = (event: { readonly type: string; readonly data: object & { readonly occurredOn: string } }, revision: number, chapter: string, { actor = school, irregular, accessClass = 'administration' }: Told): KeptEntry => {
  const { occurredOn, ...data } = event.data;
  return {
    state: 'kept',
    eventId: `event-${String(revision)}`,
    revision,
    chapter,
    schemaVersion: 1,
    recordedAt: '2026-03-02T08:00:00.000Z',
    commandId: `command-${String(revision)}`,
    fingerprint: '',
    content: {
      type: event.type,
      accessClass,
      retentionClass: 'file',
      occurredOn,
      actor,
      source: 'test',
      onBehalfOf: BOARD,
      purpose: 'teaching',
      legalBasis: '',
      processingActivity: '',
      allowedBy: { rule: '', policyVersion: '' },
      ...(irregular && { irregular }),
      data,
    },
  };
};

type Step = DossierEvent | readonly [event: DossierEvent, told: Told];

/** Entry n of these events has id `event-n`. */
export const dossierOf = (...steps: readonly Step[]): Dossier =>
  foldAll(
    steps.reduce((history, step, revision) => {
      const [event, told] = 'type' in step ? [step, {}] : step;
      const kind = kindOf(event.type);
      return history.append(keptEntry(event, revision, kind?.chapter ?? '', { ...(kind && { accessClass: kind.accessClass }), ...told }));
    }, History.empty),
  );

export const entryOf = (dossier: Dossier, revision: number): KeptEntry => {
  const entry = dossier.history.at(revision);
  if (entry?.state !== 'kept') throw new Error(`There is no entry ${String(revision)} to read.`);
  return entry;
};

export const organisationOf = (...events: readonly OrganisationEvent[]): Organisation =>
  events.reduce((state, event, revision) => foldOrganisation(state, keptEntry(event, revision, 'organisation', {})), emptyOrganisation);

const from = '2020-01-01';

/** A pupil born on this day, registered at school 1 by a mother with authority, with a father without, and their accounts. */
export const family = (bornOn: string): readonly DossierEvent[] => [
  { type: 'RegistrationReceived', data: { schoolId: 'school-1', written: true, submittedBy: 'mother', capacity: 'parent', occurredOn: from } },
  { type: 'PersonAdded', data: { personId: 'pupil', role: 'pupil', name: 'Sam', bornOn, occurredOn: from } },
  { type: 'PersonAdded', data: { personId: 'mother', role: 'parent', name: 'Els', occurredOn: from } },
  { type: 'PersonAdded', data: { personId: 'father', role: 'parent', name: 'Jan', occurredOn: from } },
  { type: 'ParentalAuthorityRecorded', data: { personId: 'mother', from, evidence: { kind: 'birth-certificate', seenOn: from }, occurredOn: from } },
  ...['pupil', 'mother', 'father'].map(
    (personId): DossierEvent => ({ type: 'AccountLinked', data: { personId, account: `account-of-${personId}`, evidence: 'known-in-person', occurredOn: from } }),
  ),
];

/** The next event of `family` is entry 8. */
export const FIRST = 8;

export const staffAt = (role: 'administrator' | 'teacher' | 'internal-counsellor' | 'support-coordinator' | 'privacy-officer', account: string, schoolId?: string): OrganisationEvent => ({
  type: 'RoleGranted',
  data: { grantId: `grant-${role}-${account}`, account, name: account, role, ...(schoolId && { schoolId }), from, occurredOn: from },
});

export const board: OrganisationEvent = { type: 'BoardRegistered', data: { name: 'Stichting De Linde', testTenant: true, occurredOn: from } };
export const schools: readonly OrganisationEvent[] = ['school-1', 'school-2'].map((schoolId) => ({ type: 'SchoolOpened', data: { schoolId, name: schoolId, sector: 'vo', occurredOn: from } }));
