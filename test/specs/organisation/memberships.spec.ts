import { membershipOf, organisationOn, type OrganisationEvent } from '../../../src/organisation/domain/index.ts';
import { idFrom } from '../../../src/kernel/ids.ts';
import { board, given, ON, partnership, when } from './given.ts';

const member = { boardId: 'linde', from: ON, occurredOn: ON };
const started = (membershipId: string, more: object = {}): OrganisationEvent => ({ type: 'MembershipStarted', data: { membershipId, ...member, ...more } });

describe('WVO 2020 2.47, WPO 18a: boards and schools take part in a partnership of their region', () => {
  it('is founded once, and never beside a board', () => {
    expect(when(given(), { type: 'RegisterPartnership', data: partnership.data }).events).toEqual([partnership]);
    for (const first of [board, partnership]) {
      expect(when(given(first), { type: 'RegisterPartnership', data: partnership.data }).refused).toEqual(['partnership-already-registered']);
      expect(when(given(first), { type: 'RegisterBoard', data: board.data }).refused).toEqual(['board-already-registered']);
    }
    expect(organisationOn(given(partnership), ON, { forAdministrator: false })).toMatchObject({ kind: 'support-partnership', region: 'PO 25-06', schools: [] });
  });

  it('has members from a day until a day, under an id that comes from the command', () => {
    expect(when(given(partnership), { type: 'StartMembership', data: member }).events).toEqual([started(idFrom('command', 'membership'))]);
    const state = given(partnership, started('one'), { type: 'MembershipEnded', data: { membershipId: 'one', until: '2026-12-31', occurredOn: ON } });
    expect(['2026-08-31', ON, '2026-12-31', '2027-01-01'].map((on) => membershipOf(state, 'linde', 'school-1', on) !== undefined)).toEqual([false, true, true, false]);
  });

  it('reaches all schools of a board, or the one that takes part', () => {
    const [whole, one] = [given(partnership, started('one')), given(partnership, started('one', { schoolId: 'school-1' }))];
    const reached = (state: typeof whole) => ['school-1', 'school-2', undefined].map((schoolId) => membershipOf(state, 'linde', schoolId, ON) !== undefined);
    expect([reached(whole), reached(one), membershipOf(whole, 'elders', 'school-1', ON)]).toEqual([[true, true, true], [true, false, false], undefined]);
  });

  it('takes part once at a time', () => {
    const start = (state: ReturnType<typeof given>, more: object) => when(state, { type: 'StartMembership', data: { ...member, ...more } }).refused;
    const state = given(partnership, started('one', { until: '2026-12-31' }));
    expect([start(state, { from: '2026-12-31' }), start(state, { from: '2027-01-01' }), start(state, { schoolId: 'school-1' }), start(state, { boardId: 'elders' })]).toEqual([['already-a-member'], [], [], []]);
    expect(start(state, { from: '2026-01-01', until: '2026-08-31' })).toEqual([]);
  });

  it('refuses members of a board, a period that ends before it starts, and an end of what is not there', () => {
    expect(when(given(board), { type: 'StartMembership', data: { ...member, until: '2026-08-31' } }).refused).toEqual(['partnership-not-registered', 'period-ends-before-it-starts']);
    const end = (until: string, ...events: readonly OrganisationEvent[]) => when(given(partnership, ...events), { type: 'EndMembership', data: { membershipId: 'one', until, occurredOn: ON } }).refused;
    expect([end(ON), end('2027-01-01', started('one', { until: '2026-12-31' })), end(ON, started('one'))]).toEqual([['unknown-membership'], ['already-ended'], []]);
  });
});
