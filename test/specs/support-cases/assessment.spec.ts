import { supportCaseObligations } from '../../../src/support-cases/domain/index.ts';
import {
  adviceShared,
  allocateSupport,
  declarationIssued,
  expertAdviceGiven,
  expertNamed,
  given,
  giveExpertAdvice,
  issueDeclaration,
  nameExpert,
  ON,
  shareAdvice,
  supportAllocated,
  supportCaseClosed,
  supportCaseOpened,
} from './given.ts';

const opened = given(supportCaseOpened());
const withExpert = opened.and(expertNamed());
const advised = withExpert.and(expertAdviceGiven());
const due = ({ state }: typeof opened) => supportCaseObligations(state).map(({ rule, due: on, owner, since }) => [rule, on, owner, since]);

describe('W-34: who advises is named in the case (WVO 2020 2.47(14))', () => {
  it('is recorded', () => opened.when(nameExpert()).then(expertNamed()));
  it('is refused without a request, and after closing', () => {
    given().when(nameExpert()).thenRefused('support-case-not-open');
    opened.and(supportCaseClosed()).when(nameExpert()).thenRefused('support-case-closed');
  });
});

describe('W-35: the parents get a copy of every advice, at once (WVO 2020 2.47(17))', () => {
  it('W-34: an advice is of experts of this case, while it is open', () => {
    withExpert.when(giveExpertAdvice()).then(expertAdviceGiven());
    opened.when(giveExpertAdvice()).thenRefused('unknown-expert');
    withExpert.and(supportCaseClosed()).when(giveExpertAdvice()).thenRefused('support-case-closed');
  });
  it('the copy is due on the day of the advice, by the partnership', () => expect(due(advised)).toEqual([['W-35', ON, 'partnership', 'event-2']]));
  it('and done when they have it, once', () => {
    advised.when(shareAdvice()).then(adviceShared());
    expect(due(advised.and(adviceShared()))).toEqual([]);
    advised.and(adviceShared()).when(shareAdvice()).thenNothing();
  });
  it('is refused for an advice that is not there', () => withExpert.when(shareAdvice()).thenRefused('unknown-advice'));
});

describe('W-34: task b, means are allocated when the board asked for them (WPO 18a(6); WVO 2020 2.47(7))', () => {
  const means = given(supportCaseOpened({ task: 'allocate-means' }));
  it('is recorded', () => means.when(allocateSupport()).then(supportAllocated()));
  it('is rejected when the board asked something else', () => opened.when(allocateSupport()).thenRejected('task-not-asked'));
  it('ends on its first day at the earliest', () => {
    means.when(allocateSupport({ until: '2026-10-01' })).then(supportAllocated({ until: '2026-10-01' }));
    means.when(allocateSupport({ until: '2026-09-30' })).thenRefused('ends-before-it-starts');
  });
});

describe('W-34, W-35: task c, a declaration of admissibility (TLV) has a number, whole school years, experts and a term of objection (WEC 40; WVO 2020 2.47(14), (17))', () => {
  const asked = given(supportCaseOpened({ task: 'judge-admissibility' }), expertNamed({ expertId: 'expert-1' }), expertNamed({ expertId: 'expert-2', profession: 'physician' }), expertNamed({ expertId: 'expert-3', profession: 'social-worker' }));

  it('is recorded with the last day of objection, six weeks later', () => asked.when(issueDeclaration()).then(declarationIssued()));
  it('Algemene termijnenwet: that last day moves to a working day', () => {
    // Six weeks after Friday 13 November is Christmas, then a weekend.
    asked.when(issueDeclaration({ occurredOn: '2026-11-13' })).then(declarationIssued({ occurredOn: '2026-11-13', objectionUntil: '2026-12-28' }));
    asked.when(issueDeclaration({ occurredOn: '2026-11-12' })).then(declarationIssued({ occurredOn: '2026-11-12', objectionUntil: '2026-12-24' }));
  });
  it('is rejected when the board asked something else', () => opened.and(expertNamed({ expertId: 'expert-1' }), expertNamed({ expertId: 'expert-2' })).when(issueDeclaration()).thenRejected('task-not-asked'));
  it('is rejected for part of a school year', () => asked.when(issueDeclaration({ from: '2027-09-01' })).thenRejected('not-whole-school-years'));
  it('is refused backwards', () => asked.when(issueDeclaration({ until: '2027-07-31' })).thenRefused('ends-before-it-starts'));
  it('needs an orthopedagogue or psychologist and a second expert (Besluit bekostiging WPO 34.8)', () => {
    asked.when(issueDeclaration({ experts: ['expert-1'] })).thenRejected('experts-missing');
    asked.when(issueDeclaration({ experts: ['expert-2', 'expert-3'] })).thenRejected('experts-missing');
    asked.when(issueDeclaration({ experts: ['expert-1', 'expert-3'] })).then(declarationIssued({ experts: ['expert-1', 'expert-3'] }));
    asked.when(issueDeclaration({ experts: ['expert-1', 'expert-9'] })).thenRefused('unknown-expert');
  });
  it('needs one for practical education', () => asked.when(issueDeclaration({ experts: ['expert-2'], kind: 'practical' })).then(declarationIssued({ experts: ['expert-2'], kind: 'practical' })));
  it('has a number of its own', () => asked.and(declarationIssued()).when(issueDeclaration()).thenRefused('sequence-number-used'));
  it('recorded as irregular it has no effect', () => asked.andIrregular(declarationIssued()).when(issueDeclaration()).then(declarationIssued()));
});
