import {
  agreementMade,
  agreementProgressRecorded,
  answerQuestion,
  askQuestion,
  authorityOf,
  conversationHeld,
  conversationRequested,
  conversationScheduled,
  conversationWaived,
  decisionExplained,
  declineWish,
  entryId,
  explainDecision,
  factorsRecorded,
  mother,
  observationRecorded,
  parentExperienceUsed,
  parentInformationShared,
  parentsOpinionRecorded,
  pupilBorn,
  pupilDeregistered,
  pupilEnrolled,
  questionAnswered,
  questionAsked,
  recordAgreementProgress,
  recordFactors,
  recordObservation,
  recordParentsOpinion,
  recordStartProfile,
  reportConversationWished,
  requestConversation,
  scheduleConversation,
  shareParentInformation,
  startProfileRecorded,
  text,
  useParentExperience,
  waiveConversation,
  wishDeclined,
  wishReportConversation,
} from './builders/index.ts';
import { given } from './given.ts';

const file = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'));
const rules = (it: typeof file, on: string) => it.due(on).map(({ rule, due }) => `${rule} ${due}`);

describe('W-20: one start conversation every school year, in September or October (source 001)', () => {
  const enrolled = file.and(pupilEnrolled({ occurredOn: '2025-08-01' }));
  const started = enrolled.and(conversationHeld({ kind: 'start', occurredOn: '2025-09-15' }));
  const dueOf = (it: typeof file) => it.due('2025-08-01').filter(({ rule }) => rule === 'W-20').map(({ due }) => due);

  it('is due on 31 October', () => expect(dueOf(enrolled)).toEqual(['2025-10-31']));
  it('is due at once for a pupil who came on that day', () => expect(dueOf(file.and(pupilEnrolled({ occurredOn: '2025-10-31' })))).toEqual(['2025-10-31']));
  it('is due next year for a pupil who came in November', () => expect(dueOf(file.and(pupilEnrolled({ occurredOn: '2025-11-01' })))).toEqual(['2026-10-31']));
  it('is due the year after, once held', () => expect(dueOf(started)).toEqual(['2026-10-31']));
  it('is not held by another talk', () => expect(dueOf(enrolled.and(conversationHeld({ occurredOn: '2025-09-15' })))).toEqual(['2025-10-31']));
  it('is not due for a pupil who left', () => expect(dueOf(started.and(pupilDeregistered()))).toEqual([]));
  it('is never waived', () => file.when(waiveConversation({ kind: 'start' })).thenRejected('start-conversation-required'));
  it('tells talents and what is hard', () => file.when(recordStartProfile()).then(startProfileRecorded()));
});

describe('W-20: a talk about the report when one of both wants it (source 001)', () => {
  const wished = file.and(reportConversationWished());

  it('is wished', () => file.when(wishReportConversation()).then(reportConversationWished()));
  it('is due in March', () => expect(rules(wished, '2026-02-16')).toEqual(['W-20 2026-03-31']));
  it('is due on the last day of March when wished on it', () => expect(rules(file.and(reportConversationWished({ occurredOn: '2026-03-31' })), '2026-03-31')).toEqual(['W-20 2026-03-31']));
  it('is due in June when wished after March', () => expect(rules(file.and(reportConversationWished({ occurredOn: '2026-04-01' })), '2026-04-01')).toEqual(['W-20 2026-06-30']));
  it('is due next March when wished after June', () => expect(rules(file.and(reportConversationWished({ occurredOn: '2026-07-01' })), '2026-07-01')).toEqual(['W-20 2027-03-31']));
  it('is done when held', () => expect(rules(wished.and(conversationHeld({ kind: 'report' })), '2026-03-31')).toEqual(['W-18 2026-03-17']));
  it('is waived when nobody wants it, or wants it any more', () => {
    file.when(waiveConversation()).then(conversationWaived());
    wished.and(conversationHeld({ kind: 'report' })).when(waiveConversation()).then(conversationWaived());
  });
  it('is not waived while one of both wants it', () => wished.when(waiveConversation()).thenRejected('report-conversation-wished'));
  it('is planned', () => wished.when(scheduleConversation()).then(conversationScheduled()));
  it('is refused for a day that is over', () => wished.when(scheduleConversation({ plannedOn: '2026-03-09' })).thenRefused('planned-in-the-past'));
});

describe('001-4 and 001-16: ask, and do not wait (source 001)', () => {
  const requested = file.and(conversationRequested());
  const asked = file.and(questionAsked());

  it('asks for a talk', () => file.when(requestConversation()).then(conversationRequested()));
  it('is due within two weeks', () => expect(rules(requested, '2026-03-10')).toEqual(['001-4 2026-03-24']));
  it('is done when they talked', () => expect(rules(requested.and(conversationHeld({ occurredOn: '2026-03-12' })), '2026-03-12')).toEqual(['W-18 2026-03-19']));
  it('asks a question', () => file.when(askQuestion()).then(questionAsked()));
  it('is answered within ten working days', () => expect(rules(asked, '2026-03-10')).toEqual(['001-16 2026-03-24']));
  it('is answered', () => asked.when(answerQuestion()).then(questionAnswered()));
  it('is done once answered', () => expect(rules(asked.and(questionAnswered()), '2026-04-01')).toEqual([]));
  it('is refused for a question that is not there', () => file.when(answerQuestion()).thenRefused('unknown-question'));
});

describe('School and home know different things (sources 000, 002)', () => {
  it('observes', () => file.when(recordObservation()).then(observationRecorded()));
  it('is informed, asked, and used', () => {
    file.when(shareParentInformation()).then(parentInformationShared());
    file.when(recordParentsOpinion()).then(parentsOpinionRecorded());
    file.when(useParentExperience()).then(parentExperienceUsed());
  });
  it('W-18: puts into words what helps and what is hard', () => file.when(recordFactors()).then(factorsRecorded()));
  it('W-18: is rejected with one side only', () => file.when(recordFactors({ promotingFactors: [] })).thenRejected('factors-one-sided'));
  it('explains its choices', () => {
    file.when(explainDecision({ entryId: entryId(0) })).then(decisionExplained({ entryId: entryId(0) }));
    file.when(explainDecision()).thenRefused('explained-entry-unknown');
  });
  it('says how it goes with an agreement', () => file.and(agreementMade()).when(recordAgreementProgress()).then(agreementProgressRecorded()));
});

describe('W-17: a wish that cannot be met is explained, with an invitation to talk (source 000)', () => {
  it('is recorded', () => file.when(declineWish()).then(wishDeclined()));
  it('is rejected without a reason', () => file.when(declineWish({ rationale: text(' ') })).thenRejected('rationale-missing'));
  it('is rejected without an invitation', () => file.when(declineWish({ invitedToTalk: false })).thenRejected('wish-without-invitation'));
  it('is refused for somebody who is not there', () => file.when(declineWish({ person: 'stranger' })).thenRefused('wishing-person-unknown'));
});
