import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { windowIn } from '../../../src/kernel/window.ts';
import { policies, policyNames, policyOn, type OrganisationEvent, type Policy } from '../../../src/organisation/domain/index.ts';
import { isWithinRange } from '../../../src/organisation/domain/policies/policies.facts.ts';
import { isPlain } from '../plain.ts';
import { board, given, ON, partnership, when } from './given.ts';

const set = (policy: string, value: string | number, from = ON) => ({ policy, value, from, occurredOn: ON });
const policySet = (policy: string, value: string | number, from = ON): OrganisationEvent => ({ type: 'PolicySet', data: set(policy, value, from) });
const refused = (policy: string, value: string | number, from = ON) => when(given(board), { type: 'SetPolicy', data: set(policy, value, from) }).refused;

describe('A choice that the law leaves to an organisation holds from a day on (docs/rules.md, policy)', () => {
  it('has the default of the rules until it is made', () => {
    const on = <N extends (typeof policyNames)[number]>(name: N) => policyOn(given(board), name, ON);
    expect([on('conclude-conversation'), on('explain-influence'), on('break-glass-review')]).toEqual([5, 14, 2]);
    expect([on('care-provider-consent-under-16'), on('care-provider-consent-16-17'), on('consent-validity')]).toEqual(['all-holders', 'pupil-and-parent', 'end-of-school-year']);
    expect([on('start-conversation-window'), on('report-window-spring'), on('report-window-summer')]).toEqual(['09-01/10-31', '03-01/03-31', '06-01/06-30']);
    expect([on('retention-file'), on('retention-file-referred'), on('retention-admissibility')]).toEqual([2, 3, 'kept']);
  });

  it('holds from its first day and leaves the days before as they were', () => {
    const state = given(board, policySet('conclude-conversation', 3, '2026-10-01'), policySet('conclude-conversation', 4, '2027-01-01'));
    expect(['2026-09-30', '2026-10-01', '2026-12-31', '2027-01-01'].map((on) => policyOn(state, 'conclude-conversation', on))).toEqual([5, 3, 3, 4]);
  });

  it('is the last word of two for the same day', () =>
    expect(policyOn(given(board, policySet('explain-influence', 7), policySet('explain-influence', 10)), 'explain-influence', ON)).toBe(10));

  it('is made by a board and by a partnership', () => {
    for (const founded of [board, partnership]) expect(when(given(founded), { type: 'SetPolicy', data: set('break-glass-review', 1) }).events).toEqual([policySet('break-glass-review', 1)]);
    expect(when(given(), { type: 'SetPolicy', data: set('break-glass-review', 1) }).refused).toEqual(['organisation-not-registered']);
  });

  it('never reaches back: what was due yesterday stays due', () => {
    expect([refused('conclude-conversation', 3, '2026-08-31'), refused('conclude-conversation', 3, ON)]).toEqual([['policy-reaches-back'], []]);
  });

  it.each(['copy-term', 'development-plan-weeks', 'retention-administration', 'retention-partnership', 'toString', ''])('is not about what the law fixes or nobody knows: %s', (name) =>
    expect(refused(name, 1)).toEqual(['unknown-policy']));

  it.each<[string, readonly (string | number)[], readonly (string | number)[]]>([
    ['conclude-conversation', [1, 10], [0, 11, 2.5, -1, Number.NaN, '5', '']],
    ['retention-file', [1, 2], [0, 3]],
    ['care-provider-consent-under-16', ['all-holders', 'one-holder-without-objection'], ['nobody', '', 1]],
    ['care-provider-consent-16-17', ['pupil', 'pupil-and-parent'], ['parent', 'none']],
    ['consent-validity', ['three-months', 'end-of-school-year'], ['for-ever', 'twelve-months']],
    ['start-conversation-window', ['08-01/12-31', '09-01/09-01'], ['07-31/10-31', '09-01/01-01', '10-31/09-01', '09-31/10-31', '2026-09-01/2026-10-31', '09-01', 9]],
    ['report-window-spring', ['01-01/05-31'], ['12-31/03-31', '02-29/03-31', '03-01/06-01']],
  ])('stays within the law and the sources: %s', (name, taken, not) => {
    expect(taken.map((value) => refused(name, value))).toEqual(taken.map(() => []));
    expect(not.map((value) => refused(name, value))).toEqual(not.map(() => ['policy-outside-range']));
  });

  it('does not count any more when it falls outside the range of today', () =>
    expect(policyOn(given(board, policySet('retention-file', 7)), 'retention-file', ON)).toBe(2));

  it('names every broken rule at once', () => expect(refused('conclude-conversation', 99, '2020-01-01')).toEqual(['policy-outside-range', 'policy-reaches-back']));
});

describe('A part of the school year has days in each of them', () => {
  it.each([
    ['09-01/10-31', '2026-09-15', { from: '2026-09-01', until: '2026-10-31' }],
    ['09-01/10-31', '2027-07-31', { from: '2026-09-01', until: '2026-10-31' }],
    ['09-01/10-31', '2027-08-01', { from: '2027-09-01', until: '2027-10-31' }],
    ['03-01/03-31', '2026-09-15', { from: '2027-03-01', until: '2027-03-31' }],
    ['12-15/01-15', '2027-01-02', { from: '2026-12-15', until: '2027-01-15' }],
  ] as const)('%s on %s', (window, on, days) => expect(windowIn(window, on)).toEqual(days));
});

const rules = readFileSync(join(__dirname, '../../../docs/rules.md'), 'utf8');

describe.each(policyNames.map((name) => [name, policies[name] as Policy] as const))('The policy %s', (name, policy) => {
  it('stands in docs/rules.md under its rule', () => expect(rules).toContain(`| \`${name}\` | ${policy.rule} |`));
  it('has a default within its own range', () => expect(isWithinRange(policy, policy.default)).toBe(true));
  it('says in plain words what is chosen, and by which rule and ground', () => {
    isPlain(policy.textNl);
    expect(policy.textNl).toMatch(/^[A-Z].*\.$/);
    expect(policy.rule).toMatch(/^((W|AD)-\d{2}|irregular)$/);
    expect(policy.ground).not.toBe('');
  });
});
