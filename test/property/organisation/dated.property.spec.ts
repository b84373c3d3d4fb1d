import fc from 'fast-check';
import { addDays } from '../../../src/kernel/calendar.ts';
import { ladderOn, membershipOf, nameOfSchool, policies, policyNames, policyOn, schoolOf, type OrganisationEvent, type Policy } from '../../../src/organisation/domain/index.ts';
import { isWithinRange } from '../../../src/organisation/domain/policies/policies.facts.ts';
import { board, given, ON, partnership, school, when } from '../../specs/organisation/given.ts';

const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays(ON, days));
const days = fc.uniqueArray(day, { minLength: 1, maxLength: 6 });
const policySet = (value: string | number, from: string, policy = 'conclude-conversation'): OrganisationEvent => ({ type: 'PolicySet', data: { policy, value, from, occurredOn: ON } });

/** What is recorded from these days, in this order and in another. */
const inAnyOrder = (of: (from: string, index: number) => OrganisationEvent) =>
  days.chain((froms) => {
    const events = froms.map(of);
    return fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }));
  });

describe('Dated facts: the order in which they were recorded does not matter, their days do', () => {
  it('of a policy', () =>
    fc.assert(
      fc.property(inAnyOrder((from, index) => policySet(index + 1, from)), day, ([events, shuffled], on) =>
        expect(policyOn(given(board, ...shuffled), 'conclude-conversation', on)).toBe(policyOn(given(board, ...events), 'conclude-conversation', on))),
    ));

  it('of the name of a school', () =>
    fc.assert(
      fc.property(inAnyOrder((from, index) => ({ type: 'SchoolRenamed', data: { schoolId: 'school-1', name: `Naam ${String(index)}`, from: addDays(from, 1), occurredOn: ON } })), day, ([events, shuffled], on) => {
        const nameIn = (all: readonly OrganisationEvent[]) => nameOfSchool(schoolOf(given(board, school, ...all), 'school-1')!, on);
        expect(nameIn(shuffled)).toBe(nameIn(events));
      }),
    ));

  it('of a ladder', () =>
    fc.assert(
      fc.property(inAnyOrder((from, index) => ({ type: 'EscalationLadderSet', data: { schoolId: 'school-1', levels: Array.from({ length: index + 1 }, () => ({ roles: ['confidant'] })), from, occurredOn: ON } })), day, ([events, shuffled], on) =>
        expect(ladderOn(given(board, school, ...shuffled), 'school-1', on)).toEqual(ladderOn(given(board, school, ...events), 'school-1', on))),
    ));
});

describe('policyOn is the latest choice from that day or before, else the default', () => {
  it('of any choices', () =>
    fc.assert(
      fc.property(days, day, (froms, on) => {
        const latest = froms.filter((from) => from <= on).toSorted().at(-1);
        const state = given(board, ...froms.map((from, index) => policySet(index + 1, from)));
        expect(policyOn(state, 'conclude-conversation', on)).toBe(latest === undefined ? 5 : froms.indexOf(latest) + 1);
      }),
    ));

  it('a later choice changes no day before it', () =>
    fc.assert(
      fc.property(days, day, day, fc.integer({ min: 1, max: 10 }), (froms, on, from, value) => {
        fc.pre(on < from);
        const events = froms.map((it, index) => policySet(index + 1, it));
        expect(policyOn(given(board, ...events, policySet(value, from)), 'conclude-conversation', on)).toBe(policyOn(given(board, ...events), 'conclude-conversation', on));
      }),
    ));

  it('whatever is asked and recorded, what holds is within the law', () =>
    fc.assert(
      fc.property(fc.constantFrom(...policyNames), fc.oneof(fc.integer(), fc.string(), fc.constantFrom('09-01/10-31', 'pupil', 'kept', 1, 2, 3, 5)), day, day, (name, value, from, on) => {
        const asked = when(given(board), { type: 'SetPolicy', data: { policy: name, value, from, occurredOn: ON } });
        expect(isWithinRange(policies[name] as Policy, policyOn(given(board, policySet(value, from, name)), name, on))).toBe(true);
        expect(asked.refused.includes('policy-outside-range')).toBe(!isWithinRange(policies[name] as Policy, value));
      }),
    ));
});

it('A board takes part in a partnership at most once on any day, whatever is asked', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(day, fc.option(fc.nat(300), { nil: undefined })), { maxLength: 8 }), day, (asked, on) => {
      const accepted = asked.reduce<readonly OrganisationEvent[]>((events, [from, length], index) => {
        const data = { boardId: 'linde', from, ...(length !== undefined && { until: addDays(from, length) }), occurredOn: ON };
        return when(given(partnership, ...events), { type: 'StartMembership', data }).events.length > 0 ? [...events, { type: 'MembershipStarted', data: { membershipId: String(index), ...data } }] : events;
      }, []);
      const state = given(partnership, ...accepted);
      const current = state.memberships.filter(({ from, until }) => from <= on && (until === undefined || on <= until));
      expect(current.length).toBeLessThanOrEqual(1);
      expect(membershipOf(state, 'linde', undefined, on)).toBe(current[0]);
    }),
  ));
