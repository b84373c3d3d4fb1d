import {
  admissibilityDeclared,
  authorityOf,
  closeSupportRequest,
  conversationHeld,
  declareAdmissibility,
  entryId,
  expertAdviceReceived,
  mother,
  parentsInformed,
  pupilBorn,
  pupilDeregistered,
  pupilEnrolled,
  receiveExpertAdvice,
  registrationReceived,
  requestSupport,
  supportRequestClosed,
  supportRequested,
} from './builders/index.ts';
import { given } from './given.ts';

const unknown = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'));
const enrolled = unknown.and(pupilEnrolled(), conversationHeld());
const named = { entries: [entryId(4)] };
const requested = enrolled.and(supportRequested(named));

describe('W-34: the board of registration or enrolment asks the partnership, and names what it gets (WPO 18a; WVO 2020 2.47)', () => {
  it('is recorded', () => enrolled.when(requestSupport(named)).then(supportRequested(named)));
  it('is recorded for a pupil who is registered', () => unknown.and(registrationReceived()).when(requestSupport({ entries: [entryId(0)] })).then(supportRequested({ entries: [entryId(0)] })));
  it('is rejected for a pupil who left', () => enrolled.and(pupilDeregistered()).when(requestSupport(named)).thenRejected('pupil-not-at-this-board'));
  it('is rejected for a pupil of nobody', () => unknown.when(requestSupport({ entries: [entryId(0)] })).thenRejected('pupil-not-at-this-board'));
  it('is rejected without a question', () => enrolled.when(requestSupport({ ...named, question: [] })).thenRejected('support-question-missing'));
  it('is refused for entries that are not there', () => enrolled.when(requestSupport({ entries: ['nothing'] })).thenRefused('support-entry-unknown'));
  it('is closed once', () => {
    requested.when(closeSupportRequest()).then(supportRequestClosed());
    requested.and(supportRequestClosed()).when(closeSupportRequest()).thenRefused('support-request-closed');
    enrolled.when(closeSupportRequest()).thenRefused('unknown-support-request');
  });
});

describe('W-35: the parents get a copy of every advice (WVO 2020 2.47(17))', () => {
  const advised = requested.and(expertAdviceReceived({ copyToParents: false }));
  const due = (it: typeof advised) => it.due('2026-04-10').filter(({ rule }) => rule === 'W-35');

  it('is received', () => requested.when(receiveExpertAdvice()).then(expertAdviceReceived()));
  it('is due at once when they have none', () => expect(due(advised)).toEqual([{ rule: 'W-35', due: '2026-04-10', entry: 6 }]));
  it('is done when they were told about it', () => expect(due(advised.and(parentsInformed({ about: entryId(6) })))).toEqual([]));
  it('is not due when they got it', () => expect(due(requested.and(expertAdviceReceived()))).toEqual([]));
});

describe('W-35: a declaration of admissibility is for whole school years, with two experts (WEC 40; WVO 2020 2.47(14))', () => {
  it('is recorded', () => requested.when(declareAdmissibility()).then(admissibilityDeclared()));
  it('is rejected for part of a year', () => requested.when(declareAdmissibility({ until: '2028-06-30' })).thenRejected('declaration-not-whole-years'));
  it('is rejected with one expert', () => requested.when(declareAdmissibility({ experts: 1 })).thenRejected('too-few-experts'));
  it('asks one for practical education', () => requested.when(declareAdmissibility({ experts: 1, kind: 'practical' })).then(admissibilityDeclared({ experts: 1, kind: 'practical' })));
  it('is refused backwards', () => requested.when(declareAdmissibility({ until: '2026-07-31' })).thenRefused('declaration-ends-before-it-starts'));

  describe('stands once under its number for a request, whoever records it first (0026)', () => {
    const declared = requested.and(admissibilityDeclared());
    it('is not recorded again when it says the same', () => declared.when(declareAdmissibility()).then());
    it('is refused when it says something else', () => declared.when(declareAdmissibility({ until: '2027-07-31' })).thenRefused('declaration-number-used'));
    it('is recorded under another number', () => declared.when(declareAdmissibility({ sequenceNumber: '2026-13' })).then(admissibilityDeclared({ sequenceNumber: '2026-13' })));
  });
});
