import { figuresOf, findingsOn } from '../../../src/audit/domain/index.ts';
import { auditOfPartnership, partnershipRows } from '../../../src/support-cases/domain/index.ts';
import { isPlain } from '../plain.ts';
import { adviceShared, declarationIssued, expertAdviceGiven, given, newId, ON, supportCaseClosed, supportCaseOpened, type Given } from './given.ts';

const opened = given(supportCaseOpened());
const advised = opened.and(expertAdviceGiven());

/** What came out of it on a day, with the entries behind it. */
const found = ({ state }: Given, today: string) =>
  figuresOf(findingsOn(auditOfPartnership(state), today), partnershipRows).flatMap(({ rule, outcomes }) => outcomes.filter(({ count }) => count > 0).map(({ outcome, entryIds }) => [rule, outcome, ...entryIds]));
const request = ['W-34', 'open', 'event-0'];

describe('W-35: the parents get a copy of every advice at once (WVO 2020 2.47(17))', () => {
  it('in time on the day of the advice', () => expect(found(advised.and(adviceShared()), '2026-12-01')).toEqual([['W-35', 'in-time', 'event-1', 'event-2'], request]));
  it('late from the day after', () => expect(found(advised.and(adviceShared({ occurredOn: '2026-09-16' })), '2026-12-01')).toEqual([['W-35', 'late', 'event-1', 'event-2'], request]));
  it('open that day, missed after it, as long as no copy was given', () => {
    expect(found(advised, ON)).toEqual([['W-35', 'open', 'event-1'], request]);
    expect(found(advised, '2026-09-16')).toEqual([['W-35', 'missed', 'event-1'], request]);
    expect(found(advised.and(adviceShared({ adviceId: newId('other') })), '2026-09-16')).toEqual([['W-35', 'missed', 'event-1'], request]);
  });
});

describe('W-34, W-35: the request and the declarations', () => {
  it('a request is closed by the entry that closes it', () => expect(found(opened.and(supportCaseClosed()), '2026-12-01')).toEqual([['W-34', 'closed', 'event-0', 'event-1']]));
  it('a declaration by the rules has its last day for objection; one that broke a rule is told apart', () => {
    expect(found(opened.and(declarationIssued()), '2026-12-01')).toEqual([['W-35', 'by-the-rules', 'event-1'], request]);
    expect(found(opened.andIrregular(declarationIssued()), '2026-12-01')).toEqual([['W-35', 'irregular', 'event-1'], request]);
  });
  it('nothing without a request', () => expect(found(given(), '2026-12-01')).toEqual([]));
  it('speaks plain Dutch', () => partnershipRows.forEach(({ headingNl }) => isPlain(headingNl)));
});
