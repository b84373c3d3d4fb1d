import {
  agreementEvaluated,
  agreementMade,
  authorityEndedOf,
  authorityOf,
  caregiver,
  childConversationHeld,
  conversationHeld,
  evaluateAgreement,
  father,
  makeAgreement,
  mother,
  newId,
  pupilBorn,
  pupilOfUnknownAge,
  pupilPermissionGranted,
  pupilPermissionWithdrawn,
  text,
  withCaregiver,
  withFather,
  withMentor,
  withMother,
  withPupil,
} from './builders/index.ts';
import { given } from './given.ts';

const family = [mother, father, caregiver, authorityOf('mother')] as const;
const file = given(pupilBorn('2014-05-20'), ...family);
/** Of age on 2026-03-02. */
const almostOfAge = given(pupilBorn('2008-03-02'), ...family);
const dayBefore = { occurredOn: '2026-03-01' } as const;
const birthday = { occurredOn: '2026-03-02' } as const;

describe('W-17: no agreement about a minor without a parent (source 004)', () => {
  const without = { participants: [withPupil, withMentor] } as const;

  it('is recorded with a parent', () => file.when(makeAgreement()).then(agreementMade()));
  it('is rejected without one', () => file.when(makeAgreement(without)).thenRejected('parent-not-present'));
  it('is rejected on the day before the 18th birthday', () => almostOfAge.when(makeAgreement({ ...without, ...dayBefore })).thenRejected('parent-not-present'));
  it('is recorded without one on the 18th birthday', () =>
    almostOfAge.when(makeAgreement({ ...without, ...birthday })).then(agreementMade({ ...without, ...birthday })));
  it('is rejected for a pupil of unknown age', () => given(pupilOfUnknownAge, ...family).when(makeAgreement(without)).thenRejected('parent-not-present'));

  it('born on 29 February is a minor on 28 February, of age on 1 March', () => {
    const leapling = given(pupilBorn('2008-02-29'), ...family);
    leapling.when(makeAgreement({ ...without, occurredOn: '2026-02-28' })).thenRejected('parent-not-present');
    leapling.when(makeAgreement({ ...without, occurredOn: '2026-03-01' })).then(agreementMade({ ...without, occurredOn: '2026-03-01' }));
  });

  it.each(['by-video', 'by-phone'] as const)('counts a parent who takes part %s', (presence) => {
    const participants = [{ ...withMother, presence }];
    file.when(makeAgreement({ participants })).then(agreementMade({ participants }));
  });

  it('counts a caregiver', () => file.when(makeAgreement({ participants: [withCaregiver] })).then(agreementMade({ participants: [withCaregiver] })));
  it('does not count a parent without authority', () => file.when(makeAgreement({ participants: [withFather] })).thenRejected('parent-not-present'));
  it('counts a parent on the last day of authority', () => file.and(authorityEndedOf('mother', '2026-03-10')).when(makeAgreement()).then(agreementMade()));
  it('does not count a parent whose authority ended the day before', () => file.and(authorityEndedOf('mother', '2026-03-09')).when(makeAgreement()).thenRejected('parent-not-present'));

  it('is refused when a participant is not in the dossier', () => given(pupilBorn('2014-05-20')).when(makeAgreement()).thenRefused('agreement-participant-unknown'));
  it('is rejected without a reason', () => file.when(makeAgreement({ rationale: text(' ') })).thenRejected('rationale-missing'));
  it('names every broken rule at once', () =>
    file.when(makeAgreement({ ...without, rationale: [], evaluateOn: '2026-03-10' })).thenRejected('parent-not-present', 'rationale-missing', 'evaluation-too-early'));
});

describe('W-17: from the 18th birthday the pupil agrees, and a parent only with permission (BW 1:233)', () => {
  const together = { participants: [withPupil, withMother], ...birthday } as const;
  const permitted = pupilPermissionGranted({ scope: 'everything', occurredOn: '2025-09-01' });

  it('is rejected without the pupil', () => almostOfAge.when(makeAgreement({ participants: [withMentor], ...birthday })).thenRejected('pupil-not-present'));
  it('is rejected with a parent only', () => almostOfAge.and(permitted).when(makeAgreement(birthday)).thenRejected('pupil-not-present'));
  it('is rejected with a parent whom the pupil did not let in', () => almostOfAge.when(makeAgreement(together)).thenRejected('parent-without-permission'));
  it('is recorded with a parent whom the pupil let in at 17', () => almostOfAge.and(permitted).when(makeAgreement(together)).then(agreementMade(together)));
  it('is rejected when that is for a copy only', () =>
    almostOfAge.and(pupilPermissionGranted({ scope: 'copy', occurredOn: '2025-09-01' })).when(makeAgreement(together)).thenRejected('parent-without-permission'));
  it('is rejected when it was withdrawn on that day', () =>
    almostOfAge.and(permitted, pupilPermissionWithdrawn(birthday)).when(makeAgreement(together)).thenRejected('parent-without-permission'));
  it('asks no permission on the day before', () =>
    almostOfAge.when(makeAgreement({ ...together, ...dayBefore })).then(agreementMade({ ...together, ...dayBefore })));
});

describe('W-16: nothing is agreed in a talk with the child alone (source 004)', () => {
  const conversationId = newId('conversation');

  it('is recorded in a conversation', () => file.and(conversationHeld()).when(makeAgreement({ conversationId })).then(agreementMade({ conversationId })));
  it('is refused in a conversation that is not there', () => file.when(makeAgreement({ conversationId })).thenRefused('agreement-conversation-unknown'));
  it('is rejected in a talk with the child, also when it names a parent', () =>
    file.and(childConversationHeld()).when(makeAgreement({ conversationId })).thenRejected('agreement-in-child-conversation'));
  it('is rejected on the day before the 18th birthday', () =>
    almostOfAge.and(childConversationHeld(dayBefore)).when(makeAgreement({ conversationId, ...dayBefore })).thenRejected('agreement-in-child-conversation'));
  it('is recorded in a talk with a pupil who is 18', () => {
    const agreed = { conversationId, participants: [withPupil, withMentor], ...birthday };
    almostOfAge.and(childConversationHeld(birthday)).when(makeAgreement(agreed)).then(agreementMade(agreed));
  });
});

describe('W-19: an agreement is looked back on (source 002)', () => {
  const made = file.and(agreementMade());

  it('is rejected when that is on the day itself', () => file.when(makeAgreement({ evaluateOn: '2026-03-10' })).thenRejected('evaluation-too-early'));
  it('is recorded when that is the day after', () => file.when(makeAgreement({ evaluateOn: '2026-03-11' })).then(agreementMade({ evaluateOn: '2026-03-11' })));

  it('is recorded', () => made.when(evaluateAgreement()).then(agreementEvaluated()));
  it('may be early, on the day it was made', () => made.when(evaluateAgreement({ occurredOn: '2026-03-10' })).then(agreementEvaluated({ occurredOn: '2026-03-10' })));
  it('is refused on the day before it was made', () => made.when(evaluateAgreement({ occurredOn: '2026-03-09' })).thenRefused('evaluated-before-made'));
  it('is refused for an agreement that is not there', () => file.when(evaluateAgreement()).thenRefused('unknown-agreement'));
  it('is refused for an agreement that was irregular', () =>
    file.when(makeAgreement({ participants: [withMentor] })).recordedAsIrregular().when(evaluateAgreement()).thenRefused('unknown-agreement'));

  it('is due on its day', () => expect(made.due('2026-03-10')).toEqual([{ rule: 'W-19', due: '2026-04-10', entry: 5 }]));
  it('is done when it was kept', () => expect(made.and(agreementEvaluated()).due('2026-05-01')).toEqual([]));

  describe.each(['not-kept', 'not-working'] as const)('%s asks for a new conversation within two weeks (source 000)', (outcome) => {
    const failed = made.and(agreementEvaluated({ outcome }));

    it('is due since the evaluation', () => expect(failed.due('2026-05-01')).toEqual([{ rule: 'W-19', due: '2026-04-24', entry: 6 }]));
    it('is done by a conversation on a later day', () => expect(failed.and(conversationHeld({ occurredOn: '2026-04-11' })).due('2026-05-01').map(({ rule }) => rule)).toEqual(['W-18']));
    it('is done by a conversation that was recorded after it, of the same day', () =>
      expect(failed.and(conversationHeld({ occurredOn: '2026-04-10' })).due('2026-05-01').map(({ rule }) => rule)).toEqual(['W-18']));
    it('is not done by the conversation in which it came out', () =>
      expect(made.and(conversationHeld({ occurredOn: '2026-04-10' }), agreementEvaluated({ outcome })).due('2026-05-01').map(({ rule }) => rule)).toEqual(['W-18', 'W-19']));
    it('is not done among staff, without a parent', () =>
      expect(failed.and(conversationHeld({ occurredOn: '2026-04-11', participants: [withMentor] })).due('2026-05-01').map(({ rule }) => rule)).toEqual(['W-18', 'W-19']));
    it('is not done by a talk with the child alone', () => expect(failed.and(childConversationHeld({ occurredOn: '2026-04-11' })).due('2026-05-01')).toHaveLength(1));
    it('is done when it is kept after all, as recorded later on that day', () => expect(failed.and(agreementEvaluated()).due('2026-05-01')).toEqual([]));
    it('is done when it is kept after all', () => expect(failed.and(agreementEvaluated({ occurredOn: '2026-05-01' })).due('2026-05-01')).toEqual([]));
    it('stands whatever is recorded late, of a day before', () => expect(failed.and(agreementEvaluated({ occurredOn: '2026-03-20' })).due('2026-05-01')).toHaveLength(1));
  });
});
