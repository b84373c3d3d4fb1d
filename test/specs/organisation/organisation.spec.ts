import {
  emptyOrganisation,
  foldOrganisation,
  mandateOf,
  reachesSchool,
  rolesOf,
  UnknownOrganisationEntry,
  type Organisation,
  type OrganisationEvent,
} from '../../../src/organisation/domain/index.ts';
import { idFrom } from '../../../src/kernel/ids.ts';
import { board, BOARD, entryOf, given, ON, partnership, school, schoolOpened, when } from './given.ts';

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

  it('is of the kind of its organisation: no teachers at a partnership, no case workers at a board', () => {
    const asked = (name: 'teacher' | 'team-leader' | 'confidant' | 'case-worker' | 'auditor' | 'privacy-officer') => ({ type: 'GrantRole', data: { account: 'anna', name: 'Anna', role: name, from: ON, occurredOn: ON } }) as const;
    expect((['team-leader', 'confidant', 'privacy-officer'] as const).map((it) => when(given(board), asked(it)).refused)).toEqual([[], [], []]);
    expect((['case-worker', 'auditor', 'privacy-officer'] as const).map((it) => when(given(partnership), asked(it)).refused)).toEqual([[], [], []]);
    expect([when(given(board), asked('auditor')).refused, when(given(partnership), asked('teacher')).refused]).toEqual([['role-of-another-kind'], ['role-of-another-kind']]);
  });

  it('does not begin at a school that is closed', () => {
    const closed = given(board, school, { type: 'SchoolClosed', data: { schoolId: 'school-1', until: ON, occurredOn: ON } });
    expect(when(closed, { type: 'GrantRole', data: role }).events).toHaveLength(1);
    expect(when(closed, { type: 'GrantRole', data: { ...role, from: '2026-09-02' } }).refused).toEqual(['school-closed']);
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

  it('covers every fact, or only the chapters and types that it names', () => {
    const all = given(board, school, mandated);
    const some = given(board, school, { type: 'MandateGranted', data: { mandateId: 'mandate-1', ...mandate, only: ['conversation', 'PersonAdded'] } });
    const covered = (state: Organisation, type: string, chapter: string) => mandateOf(state, 'las', ON, 'school-1', { type, chapter }) !== undefined;
    const facts = [['ChildVoiceRecorded', 'conversation'], ['PersonAdded', 'people'], ['AccountLinked', 'people']] as const;
    expect(facts.map(([type, chapter]) => [covered(all, type, chapter), covered(some, type, chapter)])).toEqual([[true, true], [true, true], [true, false]]);
    expect(mandateOf(some, 'las', ON, 'school-1')).toBeDefined();
  });

  it('of two mandates one is enough', () => {
    const two = given(board, school, { type: 'MandateGranted', data: { mandateId: 'mandate-1', ...mandate, only: ['conversation'] } }, { type: 'MandateGranted', data: { mandateId: 'mandate-2', ...mandate, only: ['people'] } });
    expect(mandateOf(two, 'las', ON, 'school-1', { type: 'PersonAdded', chapter: 'people' })?.mandateId).toBe('mandate-2');
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

  it('reads version 1 of what has a field more now: a school opened on the day of the record, a mandate for everything', () => {
    const old = [board, school, mandated].reduce((state, event, revision) => foldOrganisation(state, entryOf(event, revision, { schemaVersion: 1 })), emptyOrganisation);
    expect(old.schools).toEqual([expect.objectContaining({ schoolId: 'school-1', from: ON })]);
    expect(mandateOf(old, 'las', ON, 'school-1', { type: 'PersonAdded', chapter: 'people' })).toBeDefined();
    expect(given(board, schoolOpened('school-1', 'po', '2026-10-01')).schools).toEqual([expect.objectContaining({ from: '2026-10-01' })]);
  });

  it('keeps an irregular or forgotten entry in the history without effect', () => {
    const irregular = foldOrganisation(given(board), entryOf(school, 1, { irregular: true }));
    expect([irregular.schools, irregular.history.size]).toEqual([[], 2]);
    const { content: _content, fingerprint: _fingerprint, ...place } = entryOf(granted, 1);
    const forgotten = foldOrganisation(given(board), { ...place, state: 'forgotten', ground: 'AVG 17', at: `${ON}T09:00:00.000Z` });
    expect([rolesOf(forgotten, 'anna', ON), forgotten.history.size]).toEqual([[], 2]);
  });
});
