import {
  decideOrganisation,
  emptyOrganisation,
  foldOrganisation,
  mandateOf,
  organisationKindOf,
  organisationRejectionOf,
  organisationRejections,
  reachesSchool,
  rolesOf,
  UnknownOrganisationEntry,
  type Organisation,
  type OrganisationCommand,
  type OrganisationEvent,
} from '../../../src/organisation/domain/index.ts';
import type { KeptEntry } from '../../../src/kernel/entry.ts';
import { idFrom } from '../../../src/kernel/ids.ts';

const ON = '2026-09-01';
const BOARD = 'board-1';

const entryOf = ({ type, data: { occurredOn, ...data } }: OrganisationEvent, revision: number, irregular = false): KeptEntry => ({
  state: 'kept',
  eventId: `event-${String(revision)}`,
  revision,
  chapter: 'organisation',
  schemaVersion: 1,
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

const given = (...events: readonly OrganisationEvent[]): Organisation => events.reduce((state, event, revision) => foldOrganisation(state, entryOf(event, revision)), emptyOrganisation);

const meta = { commandId: 'command', actor: { account: 'operator', role: 'administrator' }, now: `${ON}T08:00:00.000Z`, today: ON };
const when = (state: Organisation, command: OrganisationCommand) => decideOrganisation(command, state, meta);

const board: OrganisationEvent = { type: 'BoardRegistered', data: { name: 'Stichting De Linde', testTenant: true, occurredOn: ON } };
const school: OrganisationEvent = { type: 'SchoolOpened', data: { schoolId: 'school-1', name: 'De Eik', sector: 'po', occurredOn: ON } };
const role = { account: 'anna', name: 'Anna', role: 'teacher', schoolId: 'school-1', from: ON, occurredOn: ON } as const;
const granted: OrganisationEvent = { type: 'RoleGranted', data: { grantId: 'grant-1', ...role } };
const mandate = { client: 'las', system: 'LAS', schoolIds: ['school-1'], from: ON, occurredOn: ON };
const mandated: OrganisationEvent = { type: 'MandateGranted', data: { mandateId: 'mandate-1', ...mandate } };

describe('An organisation begins with one board', () => {
  it('is registered once', () => {
    expect(when(given(), { type: 'RegisterBoard', data: board.data }).events).toEqual([board]);
    expect(when(given(board), { type: 'RegisterBoard', data: board.data }).refused).toEqual(['board-already-registered']);
  });

  it('has no schools, roles or mandates before that', () => {
    expect(when(given(), { type: 'OpenSchool', data: { name: 'De Eik', sector: 'po', occurredOn: ON } }).refused).toEqual(['board-not-registered']);
    expect(when(given(), { type: 'GrantRole', data: role }).refused).toEqual(['organisation-not-registered', 'unknown-school']);
    expect(when(given(), { type: 'GrantMandate', data: { ...mandate, schoolIds: [] } }).refused).toEqual(['board-not-registered']);
  });

  it('keeps the tenant it was registered for, and whether it is a test', () => {
    expect(given(board)).toMatchObject({ tenant: BOARD, board: { name: 'Stichting De Linde', testTenant: true } });
  });

  it('opens schools under an id that comes from the command', () => {
    expect(when(given(board), { type: 'OpenSchool', data: { name: 'De Eik', sector: 'po', occurredOn: ON } }).events).toEqual([
      { type: 'SchoolOpened', data: { schoolId: idFrom('command', 'school'), name: 'De Eik', sector: 'po', occurredOn: ON } },
    ]);
    expect(given(board, school).schools).toEqual([{ schoolId: 'school-1', sector: 'po', names: [{ value: 'De Eik', from: ON }], from: ON }]);
  });
});

describe('A role counts from its first to its last day, at its school', () => {
  it('is granted at a school of the board, under an id that comes from the command', () => {
    expect(when(given(board, school), { type: 'GrantRole', data: role }).events).toEqual([{ type: 'RoleGranted', data: { grantId: idFrom('command', 'grant'), ...role } }]);
    expect(when(given(board), { type: 'GrantRole', data: role }).refused).toEqual(['unknown-school']);
  });

  it('does not end before it starts', () => {
    expect(when(given(board, school), { type: 'GrantRole', data: { ...role, until: '2026-08-31' } }).refused).toEqual(['period-ends-before-it-starts']);
    expect(when(given(board, school), { type: 'GrantRole', data: { ...role, until: ON } }).events).toHaveLength(1);
  });

  it('is in force on its first and last day and not around them', () => {
    const state = given(board, school, granted, { type: 'RoleRevoked', data: { grantId: 'grant-1', until: '2026-12-31', occurredOn: ON } });
    expect(['2026-08-31', ON, '2026-12-31', '2027-01-01'].map((on) => rolesOf(state, 'anna', on).length)).toEqual([0, 1, 1, 0]);
    expect(rolesOf(state, 'somebody-else', ON)).toEqual([]);
  });

  it('reaches its own school, and every school when none is named', () => {
    expect([reachesSchool({ schoolId: 'school-1' }, 'school-1'), reachesSchool({ schoolId: 'school-1' }, 'school-2'), reachesSchool({ schoolId: 'school-1' }, undefined)]).toEqual([true, false, false]);
    expect([reachesSchool({}, 'school-2'), reachesSchool({}, undefined)]).toEqual([true, true]);
  });

  it('is only shortened by revoking, never made longer', () => {
    const short = given(board, school, { type: 'RoleGranted', data: { grantId: 'grant-1', ...role, until: '2026-10-01' } });
    const revoke = (until: string) => when(short, { type: 'RevokeRole', data: { grantId: 'grant-1', until, occurredOn: ON } });
    expect(revoke('2026-10-02').refused).toEqual(['already-ended']);
    expect(revoke('2026-10-01').events).toHaveLength(1);
  });

  it('never counts when it is revoked before it starts', () => {
    const state = given(board, school, granted, { type: 'RoleRevoked', data: { grantId: 'grant-1', until: '2026-08-31', occurredOn: '2026-08-01' } });
    expect(['2026-08-31', ON].map((on) => rolesOf(state, 'anna', on))).toEqual([[], []]);
    expect(when(given(board, school, granted), { type: 'RevokeRole', data: { grantId: 'grant-1', until: '2026-08-31', occurredOn: ON } }).events).toHaveLength(1);
  });

  it('must exist to be revoked', () => {
    expect(when(given(board), { type: 'RevokeRole', data: { grantId: 'grant-1', until: ON, occurredOn: ON } }).refused).toEqual(['unknown-grant']);
  });

  it('stands beside other roles of the same account', () => {
    const state = given(board, school, granted, { type: 'RoleGranted', data: { grantId: 'grant-2', account: 'anna', name: 'Anna', role: 'administrator', from: ON, occurredOn: ON } });
    expect(rolesOf(state, 'anna', ON).map((grant) => grant.role)).toEqual(['teacher', 'administrator']);
  });
});

describe('AD-35: a system delivers facts under a mandate of the board', () => {
  it('is granted for schools of the board', () => {
    expect(when(given(board, school), { type: 'GrantMandate', data: mandate }).events).toEqual([{ type: 'MandateGranted', data: { mandateId: idFrom('command', 'mandate'), ...mandate } }]);
    expect(when(given(board), { type: 'GrantMandate', data: mandate }).refused).toEqual(['unknown-school']);
    expect(when(given(board, school), { type: 'GrantMandate', data: { ...mandate, until: '2026-08-31' } }).refused).toEqual(['period-ends-before-it-starts']);
  });

  it('covers the schools it names', () => {
    const state = given(board, school, mandated);
    expect(mandateOf(state, 'las', ON, 'school-1')?.system).toBe('LAS');
    expect([mandateOf(state, 'las', ON, 'school-2'), mandateOf(state, 'las', ON, undefined), mandateOf(state, 'other', ON, 'school-1')]).toEqual([undefined, undefined, undefined]);
  });

  it('covers every school when it names none', () => {
    const state = given(board, { type: 'MandateGranted', data: { mandateId: 'mandate-1', ...mandate, schoolIds: [] } });
    expect(mandateOf(state, 'las', ON, 'school-2')).toBeDefined();
    expect(mandateOf(state, 'las', ON, undefined)).toBeDefined();
  });

  it('ends after its last day', () => {
    const state = given(board, school, mandated, { type: 'MandateRevoked', data: { mandateId: 'mandate-1', until: ON, occurredOn: ON } });
    expect([mandateOf(state, 'las', ON, 'school-1') !== undefined, mandateOf(state, 'las', '2026-09-02', 'school-1') !== undefined]).toEqual([true, false]);
  });

  it('is revoked only when it exists, and never made longer', () => {
    const revoke = (state: Organisation, until: string) => when(state, { type: 'RevokeMandate', data: { mandateId: 'mandate-1', until, occurredOn: ON } });
    expect(revoke(given(board), ON).refused).toEqual(['unknown-mandate']);
    expect(revoke(given(board, school, mandated), ON).events).toHaveLength(1);
    expect(revoke(given(board, school, { type: 'MandateGranted', data: { mandateId: 'mandate-1', ...mandate, until: ON } }), '2026-09-02').refused).toEqual(['already-ended']);
  });
});

describe('What is stored decides who may see what, so folding fails closed', () => {
  it('stops at a type or version that it does not know', () => {
    const entry = entryOf(board, 0);
    expect(() => foldOrganisation(emptyOrganisation, { ...entry, content: { ...entry.content, type: 'BoardPainted' } })).toThrow(UnknownOrganisationEntry);
    expect(() => foldOrganisation(emptyOrganisation, { ...entry, schemaVersion: 2 })).toThrow(UnknownOrganisationEntry);
  });

  it('keeps an irregular or forgotten entry in the history without effect', () => {
    const irregular = foldOrganisation(given(board), entryOf(school, 1, true));
    expect([irregular.schools, irregular.history.size]).toEqual([[], 2]);
    const { content: _content, fingerprint: _fingerprint, ...place } = entryOf(granted, 1);
    const forgotten = foldOrganisation(given(board), { ...place, state: 'forgotten', ground: 'AVG 17', at: `${ON}T09:00:00.000Z` });
    expect([rolesOf(forgotten, 'anna', ON), forgotten.history.size]).toEqual([[], 2]);
  });

  it('describes every event type and every rejection', () => {
    for (const { type } of [board, school, granted, mandated]) expect(organisationKindOf(type)).toMatchObject({ chapter: 'organisation', accessClass: 'administration' });
    expect(organisationKindOf('BoardPainted')).toBeUndefined();
    for (const code of Object.keys(organisationRejections)) expect(organisationRejectionOf(code)?.detailNl).toMatch(/^[A-Z].*\.$/);
  });
});
