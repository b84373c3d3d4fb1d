import { contactsOn, ladderOn, type LadderRole, type OrganisationEvent } from '../../../src/organisation/domain/index.ts';
import { idFrom } from '../../../src/kernel/ids.ts';
import { board, given, ON, partnership, schoolOpened, when } from './given.ts';

const levels = (...roles: readonly LadderRole[][]) => roles.map((it) => ({ roles: it }));
const short = levels(['mentor', 'team-leader'], ['confidant']);
const ladderSet = (from: string, steps = short): OrganisationEvent => ({ type: 'EscalationLadderSet', data: { schoolId: 'school-1', levels: steps, from, occurredOn: ON } });
const contact = { role: 'confidant', name: 'Bo', phone: '020 555 01 23', from: ON, occurredOn: ON } as const;
const published = (contactId: string, more: object = {}): OrganisationEvent => ({ type: 'ContactPublished', data: { contactId, ...contact, ...more } });
const rolesOn = (state: ReturnType<typeof given>, on: string) => ladderOn(state, 'school-1', on)?.steps.map(({ roles }) => roles);

describe('W-24: parents with concerns know whom to go to, step by step (sources 000 and 004)', () => {
  it.each([
    ['po', [['teacher'], ['internal-counsellor'], ['management'], ['confidant']]],
    ['vo', [['mentor'], ['support-coordinator', 'team-leader'], ['location-director'], ['confidant']]],
    ['so', [['teacher'], ['internal-counsellor'], ['management'], ['confidant']]],
  ] as const)('%s has the ladder of its sector until it sets one', (sector, expected) => {
    const state = given(board, schoolOpened('school-1', sector));
    expect(rolesOn(state, ON)).toEqual(expected);
    expect(ladderOn(state, 'school-1', ON)).not.toHaveProperty('from');
  });

  it('has its own from the day it names', () => {
    const state = given(board, schoolOpened(), ladderSet('2026-10-01'));
    expect([rolesOn(state, '2026-09-30')?.length, rolesOn(state, '2026-10-01')]).toEqual([4, [['mentor', 'team-leader'], ['confidant']]]);
    expect(ladderOn(state, 'school-1', '2026-10-01')?.from).toBe('2026-10-01');
  });

  it('numbers its steps from 1', () => expect(ladderOn(given(board, schoolOpened()), 'school-1', ON)?.steps.map(({ level }) => level)).toEqual([1, 2, 3, 4]));
  it('is not there for a school that nobody knows', () => expect(ladderOn(given(board), 'school-1', ON)).toBeUndefined());

  it('ends with the confidant, who is always open, and names nobody twice', () => {
    const set = (steps: ReturnType<typeof levels>, schoolId = 'school-1') => when(given(board, schoolOpened()), { type: 'SetEscalationLadder', data: { schoolId, levels: steps, from: ON, occurredOn: ON } });
    expect(set(short).events).toEqual([ladderSet(ON)]);
    expect(set(levels(['teacher'], ['management'])).refused).toEqual(['ladder-without-confidant']);
    expect(set(levels(['confidant'], ['management'])).refused).toEqual(['ladder-without-confidant']);
    expect(set(levels(['teacher'], ['teacher', 'confidant'])).refused).toEqual(['ladder-role-twice']);
    expect(set(levels(['teacher'], ['teacher']), 'school-2').refused).toEqual(['unknown-school', 'ladder-role-twice', 'ladder-without-confidant']);
  });
});

describe('W-24: who can be reached is published (source 004)', () => {
  it('stands beside its step: of the school, and of the whole organisation', () => {
    const state = given(board, schoolOpened(), schoolOpened('school-2'), published('everywhere'), published('here', { schoolId: 'school-1' }), published('there', { schoolId: 'school-2' }), published('other', { role: 'management' }));
    expect(ladderOn(state, 'school-1', ON)?.steps.map(({ contacts }) => contacts.map(({ contactId }) => contactId))).toEqual([[], [], ['other'], ['everywhere', 'here']]);
  });

  it('is there from the first to the last day', () => {
    const state = given(board, published('fg', { role: 'privacy-officer' }), { type: 'ContactWithdrawn', data: { contactId: 'fg', until: '2026-12-31', occurredOn: ON } });
    expect(['2026-08-31', ON, '2026-12-31', '2027-01-01'].map((on) => contactsOn(state, 'privacy-officer', undefined, on).length)).toEqual([0, 1, 1, 0]);
  });

  it('is known by an id of the command, and may be of a partnership too', () => {
    const { occurredOn, ...rest } = contact;
    expect(when(given(partnership), { type: 'PublishContact', data: { ...rest, occurredOn } }).events).toEqual([published(idFrom('command', 'contact'))]);
  });

  it('can be reached, at a school that is known, for a time that has an end after its start', () => {
    const { phone: _phone, ...silent } = contact;
    expect(when(given(board), { type: 'PublishContact', data: silent }).refused).toEqual(['contact-unreachable']);
    expect(when(given(board), { type: 'PublishContact', data: { ...silent, schoolId: 'school-1', until: '2026-08-31' } }).refused).toEqual(['unknown-school', 'contact-unreachable', 'period-ends-before-it-starts']);
    expect(when(given(), { type: 'PublishContact', data: contact }).refused).toEqual(['organisation-not-registered']);
    expect(when(given(board), { type: 'PublishContact', data: { ...silent, email: 'bo@linde.example' } }).events).toHaveLength(1);
  });

  it('is taken away once, and never made longer', () => {
    const withdraw = (until: string, ...events: readonly OrganisationEvent[]) => when(given(board, ...events), { type: 'WithdrawContact', data: { contactId: 'bo', until, occurredOn: ON } });
    expect(withdraw(ON).refused).toEqual(['unknown-contact']);
    expect(withdraw('2026-10-02', published('bo', { until: '2026-10-01' })).refused).toEqual(['already-ended']);
    expect(withdraw('2026-10-01', published('bo', { until: '2026-10-01' })).events).toHaveLength(1);
  });
});
