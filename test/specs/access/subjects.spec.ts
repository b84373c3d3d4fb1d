import { decide, subjectOf, type Reader } from '../../../src/access/index.ts';
import type { Dossier, DossierEvent } from '../../../src/dossier/domain/index.ts';
import { board, BOARD, dossierOf, family, ON, organisationOf, schools, staffAt } from './dossiers.ts';

const asParent = (name: string): Reader => ({ account: `account-of-${name}`, kind: 'person' });
const asStaff = (account: string, tenant = BOARD): Reader => ({ account, tenant, kind: 'person' });
const las: Reader = { account: 'las', tenant: BOARD, kind: 'system' };

const empty = organisationOf(board, ...schools);
const who = (reader: Reader, dossier: Dossier, organisation = empty, today = ON) => subjectOf(reader, dossier, organisation, today);

const child = family('2016-05-01');
const BORN = '2010-03-02';
const teen = family(BORN);

describe('UAVG 5: at the 16th birthday the pupil’s own right begins, at local midnight', () => {
  const dossier = dossierOf(...teen);

  it('the day before, the parent with authority sees everything', () => {
    const mother = who(asParent('mother'), dossier, empty, '2026-03-01');
    expect(mother).toMatchObject({ role: 'parent', relation: 'authority', pupilAge: 'under-16' });
    expect(decide('request-copy', mother).rule).toBe('AD-1');
    expect(decide('request-copy', who(asParent('pupil'), dossier, empty, '2026-03-01')).effect).toBe('deny');
  });

  it('on the day itself the parent needs permission and the pupil does not', () => {
    const mother = who(asParent('mother'), dossier, empty, '2026-03-02');
    expect(mother).toMatchObject({ pupilAge: '16-17', permission: 'none' });
    expect(decide('request-copy', mother).rule).toBe('AD-5/copy');
    expect(decide('request-copy', who(asParent('pupil'), dossier, empty, '2026-03-02')).rule).toBe('AD-15');
  });

  it('a permission given before does not count, one given on the day does', () => {
    const permission = (occurredOn: string): DossierEvent => ({ type: 'PupilPermissionGranted', data: { permissionId: 'permission-1', parent: 'mother', scope: 'everything', occurredOn } });
    const early = dossierOf(...teen, permission('2026-03-01'));
    const timely = dossierOf(...teen, permission('2026-03-02'));
    expect(who(asParent('mother'), early, empty, '2026-04-01').permission).toBe('none');
    expect(who(asParent('mother'), timely, empty, '2026-04-01').permission).toBe('everything');
    expect(who(asParent('father'), timely, empty, '2026-04-01').permission).toBe('none');
    expect(decide('request-copy', who(asParent('mother'), timely, empty, '2026-04-01')).rule).toBe('AD-6');
  });

  it('a permission for the copy opens the copy only, and ends when it is withdrawn', () => {
    const granted: DossierEvent = { type: 'PupilPermissionGranted', data: { permissionId: 'permission-1', parent: 'mother', scope: 'copy', occurredOn: '2026-03-02' } };
    const withdrawn: DossierEvent = { type: 'PupilPermissionWithdrawn', data: { permissionId: 'permission-1', occurredOn: '2026-03-10' } };
    expect(who(asParent('mother'), dossierOf(...teen, granted), empty, '2026-03-09').permission).toBe('copy');
    expect(who(asParent('mother'), dossierOf(...teen, granted, withdrawn), empty, '2026-03-10').permission).toBe('none');
  });
});

describe('BW 1:233: at the 18th birthday the parents’ own access ends', () => {
  const dossier = dossierOf(...teen);

  it('the day before, the parent with authority sees plan and agreements', () => {
    const mother = who(asParent('mother'), dossier, empty, '2028-03-01');
    expect(mother.pupilAge).toBe('16-17');
    expect(decide('know', mother).effect).toBe('allow');
  });

  it('on the day itself the parent sees nothing', () => {
    const mother = who(asParent('mother'), dossier, empty, '2028-03-02');
    expect(mother.pupilAge).toBe('of-age');
    expect(decide('request-copy', mother).rule).toBe('AD-7');
  });

  it('a permission of a pupil of 16 or 17 survives it', () => {
    const permitted = dossierOf(...teen, { type: 'PupilPermissionGranted', data: { permissionId: 'permission-1', parent: 'mother', scope: 'everything', occurredOn: '2027-01-01' } });
    expect(decide('request-copy', who(asParent('mother'), permitted, empty, '2028-03-02')).rule).toBe('AD-8');
  });
});

describe('W-25: relations are those of today, and unknown authority is none (BW 1:245)', () => {
  it('a parent without recorded authority has none', () => {
    expect(who(asParent('father'), dossierOf(...child))).toMatchObject({ role: 'parent', relation: 'no-authority' });
  });

  it('authority that ended yesterday is gone', () => {
    const ended = dossierOf(...child, { type: 'ParentalAuthorityEnded', data: { personId: 'mother', until: ON, evidence: { kind: 'court-order', seenOn: ON }, occurredOn: ON } });
    expect(who(asParent('mother'), ended).relation).toBe('authority');
    expect(who(asParent('mother'), ended, empty, '2026-03-03').relation).toBe('no-authority');
  });

  it('AD-13: a caregiver with authority is what a parent is, without it a caregiver', () => {
    const added: readonly DossierEvent[] = [
      { type: 'PersonAdded', data: { personId: 'foster', role: 'caregiver', name: 'Mia', occurredOn: ON } },
      { type: 'AccountLinked', data: { personId: 'foster', account: 'account-of-foster', evidence: 'known-in-person', occurredOn: ON } },
    ];
    const guardianship: DossierEvent = { type: 'ParentalAuthorityRecorded', data: { personId: 'foster', from: ON, evidence: { kind: 'court-order', seenOn: ON }, occurredOn: ON } };
    expect(who(asParent('foster'), dossierOf(...child, ...added))).toMatchObject({ role: 'caregiver', relation: 'no-authority' });
    expect(who(asParent('foster'), dossierOf(...child, ...added, guardianship))).toMatchObject({ role: 'parent', relation: 'authority' });
  });

  it('somebody of whom only the name is known has no relation, nor has an account that is unlinked', () => {
    const aunt: readonly DossierEvent[] = [
      { type: 'PersonAdded', data: { personId: 'aunt', role: 'other', name: 'Bep', occurredOn: ON } },
      { type: 'AccountLinked', data: { personId: 'aunt', account: 'account-of-aunt', evidence: 'known-in-person', occurredOn: ON } },
    ];
    const unlinked: DossierEvent = { type: 'AccountUnlinked', data: { personId: 'mother', account: 'account-of-mother', occurredOn: ON } };
    expect(who(asParent('aunt'), dossierOf(...child, ...aunt))).toMatchObject({ role: 'none', relation: 'none' });
    expect(who(asParent('mother'), dossierOf(...child, unlinked))).toMatchObject({ role: 'none', relation: 'none' });
  });

  it('a pupil of unknown age counts as under 16', () => {
    const unknown = dossierOf(...child.map((event) => (event.type === 'PersonAdded' && event.data.role === 'pupil' ? { type: event.type, data: { personId: 'pupil', role: 'pupil', name: 'Sam', occurredOn: ON } } as const : event)));
    expect(who(asParent('pupil'), unknown)).toMatchObject({ role: 'pupil', relation: 'self', pupilAge: 'under-16' });
  });
});

describe('AD-16: an assignment counts from day to day and rests on a role at the board', () => {
  const assigned = (role: 'teacher' | 'mentor' | 'internal-counsellor', account: string, until?: string): DossierEvent => ({
    type: 'StaffAssigned',
    data: { assignmentId: `assignment-${account}`, account, name: account, role, from: '2026-01-01', ...(until && { until }), occurredOn: '2026-01-01' },
  });
  const withTeacher = organisationOf(board, ...schools, staffAt('teacher', 'anna', 'school-1'));

  it('on the last day, not the day after', () => {
    const dossier = dossierOf(...child, assigned('mentor', 'anna', ON));
    expect(who(asStaff('anna'), dossier, withTeacher)).toMatchObject({ role: 'staff', relation: 'assigned', staffRole: 'mentor' });
    expect(who(asStaff('anna'), dossier, withTeacher, '2026-03-03')).toMatchObject({ role: 'staff', relation: 'none' });
  });

  it('not without the role: an assignment gives nobody the rights of a counsellor', () => {
    expect(who(asStaff('anna'), dossierOf(...child, assigned('internal-counsellor', 'anna')), withTeacher)).toMatchObject({ relation: 'none' });
    expect(who(asStaff('bert'), dossierOf(...child, assigned('teacher', 'bert')), withTeacher)).toMatchObject({ role: 'none', relation: 'none' });
  });

  it('not at another board, and not with an account used privately', () => {
    const dossier = dossierOf(...child, assigned('teacher', 'anna'));
    expect(who(asStaff('anna', 'board-2'), dossier, withTeacher)).toMatchObject({ role: 'none' });
    expect(who({ account: 'anna', kind: 'person' }, dossier, withTeacher)).toMatchObject({ role: 'none' });
    expect(who(asStaff('anna'), dossier, organisationOf())).toMatchObject({ role: 'none' });
  });
});

describe('Staff of the board', () => {
  it('AD-24: reach pupils of their own school, which is the school of enrolment', () => {
    const atFirst = organisationOf(board, ...schools, staffAt('internal-counsellor', 'iris', 'school-1'));
    const moved: DossierEvent = { type: 'PupilEnrolled', data: { schoolId: 'school-2', occurredOn: ON } };
    expect(who(asStaff('iris'), dossierOf(...child), atFirst)).toMatchObject({ relation: 'same-board', staffRole: 'internal-counsellor' });
    expect(who(asStaff('iris'), dossierOf(...child, moved), atFirst)).toMatchObject({ role: 'none', relation: 'none' });
    expect(who(asStaff('iris'), dossierOf(...child, moved), organisationOf(board, staffAt('internal-counsellor', 'iris')))).toMatchObject({ relation: 'same-board' });
  });

  it('have the widest of their roles', () => {
    const both = organisationOf(board, ...schools, staffAt('administrator', 'iris'), staffAt('support-coordinator', 'iris'));
    expect(who(asStaff('iris'), dossierOf(...child), both).staffRole).toBe('support-coordinator');
  });

  it('open a dossier for their own school only', () => {
    const atFirst = organisationOf(board, ...schools, staffAt('administrator', 'iris', 'school-1'));
    const opening = (schoolId?: string) => subjectOf(asStaff('iris'), dossierOf(), atFirst, ON, schoolId).relation;
    expect([opening('school-1'), opening('school-2'), opening()]).toEqual(['same-board', 'none', 'none']);
  });

  it('who are parents too have at work what their work gives, and at home what a parent has', () => {
    const working = organisationOf(board, ...schools, staffAt('teacher', 'account-of-mother'));
    expect(who(asStaff('account-of-mother'), dossierOf(...child), working)).toMatchObject({ role: 'staff', relation: 'none' });
    expect(who(asParent('mother'), dossierOf(...child), working)).toMatchObject({ role: 'parent', relation: 'authority' });
  });

  it('W-28: handle a copy from the request until it is refused or collected', () => {
    const asked: DossierEvent = { type: 'CopyRequested', data: { copyRequestId: 'request-1', requester: 'mother', scope: 'whole', form: 'paper', occurredOn: ON } };
    const issued: DossierEvent = { type: 'CopyIssued', data: { copyRequestId: 'request-1', snapshot: 9, shown: 9, redacted: 0, withheld: 0, erased: 0, occurredOn: ON } };
    const collected: DossierEvent = { type: 'CopyCollected', data: { copyRequestId: 'request-1', occurredOn: ON } };
    const copyTask = (...events: DossierEvent[]) => who(asParent('mother'), dossierOf(...child, ...events)).copyTask;
    expect([copyTask(), copyTask(asked), copyTask(asked, issued), copyTask(asked, issued, collected)]).toEqual([false, true, true, false]);
  });
});

describe('AD-35: a system acts under a mandate for the pupil’s school', () => {
  const mandated = organisationOf(board, ...schools, { type: 'MandateGranted', data: { mandateId: 'mandate-1', client: 'las', system: 'LAS', schoolIds: ['school-1'], from: ON, until: ON, occurredOn: ON } });

  it('while it is in force', () => {
    expect(who(las, dossierOf(...child), mandated)).toMatchObject({ role: 'system', relation: 'mandated' });
    expect(who(las, dossierOf(...child), mandated, '2026-03-03')).toMatchObject({ role: 'system', relation: 'none' });
  });

  it('not for another school or another board', () => {
    expect(who(las, dossierOf(...child, { type: 'PupilEnrolled', data: { schoolId: 'school-2', occurredOn: ON } }), mandated).relation).toBe('none');
    expect(who({ ...las, tenant: 'board-2' }, dossierOf(...child), mandated).relation).toBe('none');
  });

  it('and is never a parent, whatever account it uses', () => {
    expect(who({ account: 'account-of-mother', kind: 'system' }, dossierOf(...child), mandated)).toMatchObject({ role: 'system', relation: 'none', permission: 'none' });
  });
});
