import { keptUntil, requestOn } from '../../../src/support-cases/domain/index.ts';
import { adviceShared, closeSupportCase, expertAdviceGiven, expertNamed, given, ON, supportAllocated, supportCaseClosed, supportCaseOpened } from './given.ts';

const opened = given(supportCaseOpened());
const advised = opened.and(expertNamed(), expertAdviceGiven({ occurredOn: '2026-09-10' }));

describe('W-34: a case is closed once, when nothing is due (WVO 2020 2.47(7))', () => {
  it('is closed', () => opened.when(closeSupportCase()).then(supportCaseClosed()));
  it('is refused twice, and without a request', () => {
    opened.and(supportCaseClosed()).when(closeSupportCase()).thenRefused('support-case-closed');
    given().when(closeSupportCase()).thenRefused('support-case-not-open');
  });
  it('W-35: is refused while parents have no copy of an advice', () => {
    advised.when(closeSupportCase()).thenRefused('advice-not-shared');
    advised.and(adviceShared()).when(closeSupportCase()).then(supportCaseClosed());
  });
});

describe('Three years after the last task the file goes (WVO 2020 2.47(16); WPO 18a(13))', () => {
  const until = (it: typeof opened) => keptUntil(it.state);
  it('counts from the last advice, allocation or declaration, not from closing', () => {
    expect(until(advised.and(adviceShared(), supportCaseClosed({ occurredOn: '2026-12-01' })))).toBe('2029-09-10');
    expect(until(advised.and(supportAllocated({ occurredOn: '2026-10-01' }), adviceShared(), supportCaseClosed({ occurredOn: '2026-12-01' })))).toBe('2029-10-01');
    expect(until(advised.and(supportAllocated({ occurredOn: '2026-09-01' }), adviceShared(), supportCaseClosed({ occurredOn: '2026-12-01' })))).toBe('2029-09-10');
  });
  it('counts from closing when nothing was done', () => expect(until(opened.and(supportCaseClosed()))).toBe('2029-09-15'));
  it('is not counted while the request is open', () => expect(until(advised)).toBeUndefined());
  it('AD-28: the anniversary is the last day; after it nobody knows of the case', () => {
    const closed = opened.and(supportCaseClosed()).state;
    expect([ON, '2029-09-15', '2029-09-16'].map((day) => requestOn(closed, day))).toEqual(['closed-request', 'closed-request', 'none']);
    expect([requestOn(opened.state, '2040-01-01'), requestOn(given().state, ON)]).toEqual(['open-request', 'none']);
  });
});
