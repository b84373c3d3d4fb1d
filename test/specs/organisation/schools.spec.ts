import { isClosedOn, nameOfSchool, organisationOn, schoolOf, schoolsOn, sectorOf, type OrganisationEvent } from '../../../src/organisation/domain/index.ts';
import { board, given, ON, partnership, schoolOpened, when } from './given.ts';

const opened = schoolOpened('school-1', 'vo', '2026-10-01');
const renamed = (name: string, from: string): OrganisationEvent => ({ type: 'SchoolRenamed', data: { schoolId: 'school-1', name, from, occurredOn: ON } });
const closed = (until: string): OrganisationEvent => ({ type: 'SchoolClosed', data: { schoolId: 'school-1', until, occurredOn: ON } });

describe('A school has one sector, and is open from its first to its last day', () => {
  it('is open on both of them and not around them', () => {
    const state = given(board, opened, closed('2027-07-31'));
    expect(['2026-09-30', '2026-10-01', '2027-07-31', '2027-08-01'].map((on) => schoolsOn(state, on).length)).toEqual([0, 1, 1, 0]);
    expect(sectorOf(state, 'school-1')).toBe('vo');
    expect(sectorOf(state, 'school-2')).toBeUndefined();
  });

  it('is closed after its last day, and not yet closed before its first: pupils are registered for it', () => {
    const state = given(board, opened, closed('2027-07-31'));
    expect(['2026-09-30', '2027-07-31', '2027-08-01'].map((on) => isClosedOn(state, 'school-1', on))).toEqual([false, false, true]);
    expect(isClosedOn(given(board, opened), 'school-1', '2099-01-01')).toBe(false);
  });

  it('lets a later word about closing win', () => expect(schoolsOn(given(board, opened, closed('2027-07-31'), closed('2028-07-31')), '2028-01-01')).toHaveLength(1));

  it('does not close before it opens', () => {
    const close = (until: string) => when(given(board, opened), { type: 'CloseSchool', data: { schoolId: 'school-1', until, occurredOn: ON } });
    expect([close('2026-09-30').refused, close('2026-10-01').events]).toEqual([['period-ends-before-it-starts'], [closed('2026-10-01')]]);
  });

  it('is of a board', () => expect(when(given(partnership), { type: 'OpenSchool', data: { name: 'X', sector: 'po', occurredOn: ON } }).refused).toEqual(['board-not-registered']));

  it('must be known to be renamed or closed', () => {
    expect(when(given(board), { type: 'RenameSchool', data: { schoolId: 'school-1', name: 'X', from: ON, occurredOn: ON } }).refused).toEqual(['unknown-school']);
    expect(when(given(board), { type: 'CloseSchool', data: { schoolId: 'school-1', until: ON, occurredOn: ON } }).refused).toEqual(['unknown-school']);
  });
});

describe('A school has its name of the day', () => {
  const state = given(board, opened, renamed('Lyceum De Eik', '2027-08-01'), closed('2028-07-31'));
  const nameOn = (on: string) => nameOfSchool(schoolOf(state, 'school-1')!, on);

  it('changes on the day it is renamed', () => expect(['2027-07-31', '2027-08-01'].map(nameOn)).toEqual(['De Eik', 'Lyceum De Eik']));
  it('is the first name before it opened', () => expect(nameOn('2026-01-01')).toBe('De Eik'));
  it('is given while it is open', () => {
    const rename = (from: string) => when(state, { type: 'RenameSchool', data: { schoolId: 'school-1', name: 'X', from, occurredOn: ON } }).refused;
    expect(['2026-09-30', '2026-10-01', '2028-07-31', '2028-08-01'].map(rename)).toEqual([['school-not-open'], [], [], ['school-not-open']]);
  });
});

describe('An organisation on a day', () => {
  it('is not there before it is founded', () => expect(organisationOn(given(), ON, { forAdministrator: true })).toBeUndefined());
  it('tells roles and mandates to administrators only', () => {
    const granted: OrganisationEvent = { type: 'RoleGranted', data: { grantId: 'grant-1', account: 'anna', name: 'Anna', role: 'confidant', from: ON, until: ON, occurredOn: ON } };
    const state = given(board, opened, granted);
    expect([organisationOn(state, ON, { forAdministrator: true })?.roles?.length, organisationOn(state, '2026-09-02', { forAdministrator: true })?.roles?.length]).toEqual([1, 0]);
    expect(organisationOn(state, ON, { forAdministrator: false })).not.toHaveProperty('roles');
  });
});
