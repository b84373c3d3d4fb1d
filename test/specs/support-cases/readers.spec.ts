import { subjectOfCase } from '../../../src/access/index.ts';
import type { OrganisationEvent, StaffRole } from '../../../src/organisation/domain/index.ts';
import { organisationOf } from '../access/dossiers.ts';
import { expertNamed, given, ON, supportCaseClosed, supportCaseOpened } from './given.ts';

const TENANT = 'board-1';
const staff = (account: string, ...roles: readonly StaffRole[]): readonly OrganisationEvent[] =>
  roles.map((role) => ({ type: 'RoleGranted', data: { grantId: `${account}-${role}`, account, name: account, role, from: '2020-01-01', occurredOn: '2020-01-01' } }));
const partnership = organisationOf(
  { type: 'PartnershipRegistered', data: { name: 'SWV De Waal', region: 'PO 25-06', testTenant: true, occurredOn: '2020-01-01' } },
  ...staff('worker', 'case-worker'),
  ...staff('expert', 'partnership-expert'),
  ...staff('auditor', 'auditor'),
  ...staff('both', 'case-worker', 'auditor'),
  ...staff('manager', 'administrator'),
);

const open = given(supportCaseOpened(), expertNamed({ account: 'expert' }));
const closed = open.and(supportCaseClosed());
const who = (account: string, { state } = open, today = ON) => {
  const { role, relation, staffRole } = subjectOfCase({ account, tenant: TENANT, kind: 'person' }, state, partnership, today);
  return [role, relation, staffRole];
};

describe('AD-25 to AD-28: what somebody of a partnership is to a case', () => {
  it('a case worker and an auditor, by the role of today', () => {
    expect([who('worker'), who('auditor')]).toEqual([['partnership', 'open-request', 'case-worker'], ['partnership', 'open-request', 'auditor']]);
    expect(who('worker', open, '2019-12-31')).toEqual(['none', 'none', 'none']);
  });
  it('an expert only where named', () => {
    expect(who('expert')).toEqual(['partnership', 'open-request', 'partnership-expert']);
    expect(who('expert', given(supportCaseOpened(), expertNamed({ account: 'somebody' })))).toEqual(['partnership', 'none', 'partnership-expert']);
  });
  it('after closing, until three years after', () => {
    expect([who('worker', closed), who('auditor', closed)]).toEqual([['partnership', 'closed-request', 'case-worker'], ['partnership', 'closed-request', 'auditor']]);
    expect(who('auditor', closed, '2029-09-16')).toEqual(['partnership', 'none', 'auditor']);
  });
  it('with two roles the widest: of an open request the case worker, of a closed one the auditor', () => {
    expect([who('both'), who('both', closed)]).toEqual([['partnership', 'open-request', 'case-worker'], ['partnership', 'closed-request', 'auditor']]);
  });
  it('an administrator, a system, an account of elsewhere and a stranger are nobody', () => {
    const nobody = { role: 'none', relation: 'none', staffRole: 'none' };
    expect([who('manager'), who('stranger')]).toEqual([['none', 'none', 'none'], ['none', 'none', 'none']]);
    expect(subjectOfCase({ account: 'worker', tenant: 'board-2', kind: 'person' }, open.state, partnership, ON)).toMatchObject(nobody);
    expect(subjectOfCase({ account: 'worker', kind: 'person' }, open.state, partnership, ON)).toMatchObject(nobody);
    expect(subjectOfCase({ account: 'worker', tenant: TENANT, kind: 'system' }, open.state, partnership, ON)).toMatchObject(nobody);
  });
});
