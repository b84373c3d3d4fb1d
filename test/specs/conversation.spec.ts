import {
  attachParentStatement,
  authorityOf,
  caregiver,
  childConversationHeld,
  childVoiceRecorded,
  concludeConversation,
  conversationConcluded,
  conversationHeld,
  entryCorrected,
  entryId,
  father,
  forgotten,
  informParents,
  irregular,
  mother,
  newId,
  parentsInformed,
  parentStatementAttached,
  pupilBorn,
  pupilOfUnknownAge,
  recordChildConversation,
  recordChildVoice,
  recordConversation,
  text,
  withCaregiver,
  withExpert,
  withFather,
  withMentor,
  withMother,
  withPupil,
} from './builders/index.ts';
import { given } from './given.ts';

const pupil = pupilBorn('2014-05-20');
const file = given(pupil, mother, father, caregiver, authorityOf('mother'));
/** Of age on 2026-03-02. */
const almostOfAge = given(pupilBorn('2008-03-02'), mother, father, authorityOf('mother'));
const dayBefore = { occurredOn: '2026-03-01' } as const;
const birthday = { occurredOn: '2026-03-02' } as const;

describe('A conversation is recorded with those who took part (source 002)', () => {
  it('is recorded', () => file.when(recordConversation()).then(conversationHeld()));

  it('may be without parents, among staff and experts', () =>
    file.when(recordConversation({ kind: 'care-team', participants: [withMentor, withExpert] })).then(conversationHeld({ kind: 'care-team', participants: [withMentor, withExpert] })));

  it('is refused when a parent is not in the dossier', () => given(pupil).when(recordConversation()).thenRefused('participant-unknown'));
  it('is refused when a parent is not named', () =>
    file.when(recordConversation({ participants: [{ role: 'parent', presence: 'in-person' }] })).thenRefused('participant-unknown'));
  it('is refused when somebody is there in another role', () =>
    file.when(recordConversation({ participants: [{ ...withMother, role: 'caregiver' }] })).thenRefused('participant-unknown'));
  it('is refused when staff points at nobody', () =>
    file.when(recordConversation({ participants: [{ ...withMentor, personId: 'stranger' }] })).thenRefused('participant-unknown'));
});

describe('W-16: a talk with a child alone, only if the child is able and willing (source 004)', () => {
  it('is recorded', () => file.when(recordChildConversation()).then(childConversationHeld()));
  it('is rejected when the child cannot handle it', () => file.when(recordChildConversation({ childAble: false })).thenRejected('child-not-able'));
  it('is rejected when the child does not like it', () => file.when(recordChildConversation({ childWilling: false })).thenRejected('child-not-willing'));
  it('names both rules when both are broken', () =>
    file.when(recordChildConversation({ childAble: false, childWilling: false })).thenRejected('child-not-able', 'child-not-willing'));

  it('protects until the day before the 18th birthday', () => almostOfAge.when(recordChildConversation({ childWilling: false, ...dayBefore })).thenRejected('child-not-willing'));
  it('leaves an adult free on the 18th birthday', () =>
    almostOfAge.when(recordChildConversation({ childWilling: false, ...birthday })).then(childConversationHeld({ childWilling: false, ...birthday })));
  it('protects a pupil of unknown age', () => given(pupilOfUnknownAge).when(recordChildConversation({ childAble: false })).thenRejected('child-not-able'));

  it('is what a conversation with a minor and no parent has to be called', () =>
    file.when(recordConversation({ participants: [withPupil, withMentor] })).thenRejected('child-without-parent'));
  it('is not asked when any parent or caregiver was there', () =>
    file.when(recordConversation({ participants: [withPupil, withFather] })).then(conversationHeld({ participants: [withPupil, withFather] })));
  it('is not asked from the 18th birthday', () =>
    almostOfAge.when(recordConversation({ participants: [withPupil], ...birthday })).then(conversationHeld({ participants: [withPupil], ...birthday })));
  it('is asked on the day before', () => almostOfAge.when(recordConversation({ participants: [withPupil], ...dayBefore })).thenRejected('child-without-parent'));

  it('concludes nothing: no goals and steps without a parent', () =>
    file.and(childConversationHeld()).when(concludeConversation()).thenRejected('child-conversation-concludes-nothing'));
  it('may conclude something when the pupil was of age on that day', () =>
    almostOfAge.and(childConversationHeld(birthday)).when(concludeConversation(birthday)).then(conversationConcluded(birthday)));
  it('concludes nothing later what was said on the day before the 18th birthday', () =>
    almostOfAge.and(childConversationHeld(dayBefore)).when(concludeConversation(birthday)).thenRejected('child-conversation-concludes-nothing'));
});

describe('W-18: every conversation ends with a goal and next steps, laid down jointly (source 002)', () => {
  const held = file.and(conversationHeld());
  const support = file.and(conversationHeld({ kind: 'support' }));

  it('is concluded', () => held.when(concludeConversation()).then(conversationConcluded()));
  it('is refused when there was no such conversation', () => file.when(concludeConversation()).thenRefused('unknown-conversation'));
  it('is refused twice', () => held.and(conversationConcluded()).when(concludeConversation()).thenRefused('conversation-already-concluded'));
  it('is refused on the day before the conversation', () => held.when(concludeConversation({ occurredOn: '2026-03-09' })).thenRefused('concluded-before-held'));

  it('needs a goal', () => held.when(concludeConversation({ goals: [] })).thenRejected('goal-missing'));
  it('needs a goal that says something', () => held.when(concludeConversation({ goals: [text('  ')] })).thenRejected('goal-missing'));
  it('needs a next step', () => held.when(concludeConversation({ nextSteps: [] })).thenRejected('next-step-missing'));
  it('names every broken rule at once', () =>
    support.when(concludeConversation({ goals: [], nextSteps: [], promotingFactors: [] })).thenRejected('goal-missing', 'next-step-missing', 'conversation-factors-missing'));

  it('about support names what helps', () => support.when(concludeConversation({ promotingFactors: [] })).thenRejected('conversation-factors-missing'));
  it('about support names what hinders', () => support.when(concludeConversation({ impedingFactors: [] })).thenRejected('conversation-factors-missing'));
  it('of the care team names both', () =>
    file.and(conversationHeld({ kind: 'care-team' })).when(concludeConversation({ impedingFactors: [] })).thenRejected('conversation-factors-missing'));
  it('of another kind need not', () =>
    held.when(concludeConversation({ promotingFactors: [], impedingFactors: [] })).then(conversationConcluded({ promotingFactors: [], impedingFactors: [] })));

  describe('jointly is with a parent until 18, from then with the pupil (W-17; source 004; BW 1:233)', () => {
    const without = (...participants: readonly (typeof withMentor)[]) => file.and(conversationHeld({ participants }));

    it('is rejected when no parent took part', () => without(withMentor).when(concludeConversation()).thenRejected('joint-without-parent'));
    it('is rejected when the only parent has no authority', () => without(withFather, withMentor).when(concludeConversation()).thenRejected('joint-without-parent'));
    it('is recorded with a caregiver', () => without(withCaregiver).when(concludeConversation()).then(conversationConcluded()));
    it('is recorded when it does not claim to be joint', () => without(withMentor).when(concludeConversation({ agreedJointly: false })).then(conversationConcluded({ agreedJointly: false })));
    it('is rejected from the 18th birthday when the pupil was not there', () =>
      almostOfAge.and(conversationHeld(birthday)).when(concludeConversation(birthday)).thenRejected('joint-without-pupil'));
    it('needs only a parent on the day before', () => almostOfAge.and(conversationHeld(dayBefore)).when(concludeConversation(dayBefore)).then(conversationConcluded(dayBefore)));
  });

  describe('is due within five working days', () => {
    // A Tuesday: five working days later is the next Tuesday.
    it('from the day of the conversation', () => expect(held.due('2026-03-10')).toEqual([{ rule: 'W-18', due: '2026-03-17', entry: 5 }]));
    it('stays due when late', () => expect(held.due('2026-12-31')).toEqual([{ rule: 'W-18', due: '2026-03-17', entry: 5 }]));
    it('is done when concluded', () => expect(held.and(conversationConcluded()).due('2026-03-10')).toEqual([]));
    it('is not done by an irregular conclusion, which is to be explained as well', () =>
      expect(
        held
          .when(concludeConversation({ goals: [] }))
          .recordedAsIrregular()
          .due('2026-03-10')
          .map(({ due, entry }) => [due, entry]),
      ).toEqual([['2026-01-29', 6], ['2026-03-17', 5]]));
    it('is not asked of a talk with the child', () => expect(file.and(childConversationHeld()).due('2026-03-10')).toEqual([]));
  });
});

describe('The child’s own words (sources 002, 003: what do you need?)', () => {
  it('are recorded', () => file.when(recordChildVoice()).then(childVoiceRecorded()));
  it('are recorded with the question that was asked', () =>
    file.when(recordChildVoice({ question: text('Wat heb je nodig?'), via: 'representative' })).then(childVoiceRecorded({ question: text('Wat heb je nodig?'), via: 'representative' })));
});

describe('Parents are told (sources 001, 002)', () => {
  it('is recorded', () => file.when(informParents()).then(parentsInformed()));
  it('is recorded about an entry', () => file.when(informParents({ about: entryId(0) })).then(parentsInformed({ about: entryId(0) })));
  it('is refused without a parent', () => file.when(informParents({ parents: [] })).thenRefused('nobody-named'));
  it('is refused for somebody who is not in the dossier', () => file.when(informParents({ parents: ['mother', 'stranger'] })).thenRefused('named-person-unknown'));
  it('is refused about an entry that is not there', () => file.when(informParents({ about: entryId(99) })).thenRefused('named-entry-unknown'));
});

describe('irregular: what happened against the rules is explained to the parents within four weeks (policy)', () => {
  const wrong = file.when(recordChildConversation({ childWilling: false })).recordedAsIrregular();

  it('is due since that entry', () => expect(wrong.due('2026-03-10')).toEqual([expect.objectContaining({ due: '2026-01-29', entry: 5 })]));
  it('is done when parents were told about it', () => expect(wrong.and(parentsInformed({ about: entryId(5) })).due('2026-03-10')).toEqual([]));
  it('is not done by telling about something else', () => expect(wrong.and(parentsInformed({ about: entryId(4) })).due('2026-03-10')).toHaveLength(1));
});

describe('A parent’s statement stands beside an entry (AVG 16; source 002: experts by experience)', () => {
  const held = file.and(conversationHeld());

  it('is attached', () => held.when(attachParentStatement({ entryId: entryId(5) })).then(parentStatementAttached({ entryId: entryId(5) })));
  it('is attached to an irregular entry too', () =>
    file.and(irregular(conversationHeld(), 'child-without-parent')).when(attachParentStatement({ entryId: entryId(5) })).then(parentStatementAttached({ entryId: entryId(5) })));
  it('is refused beside nothing', () => held.when(attachParentStatement({ entryId: entryId(6) })).thenRefused('named-entry-unknown'));
  it('is refused beside what was erased', () => file.and(forgotten(conversationHeld())).when(attachParentStatement({ entryId: entryId(5) })).thenRefused('named-entry-unknown'));
  it('is refused from somebody who is not in the dossier', () => held.when(attachParentStatement({ entryId: entryId(5), personId: 'stranger' })).thenRefused('named-person-unknown'));
  it('is refused beside another statement', () =>
    held.and(parentStatementAttached({ entryId: entryId(5) })).when(attachParentStatement({ entryId: entryId(6) })).thenRefused('statement-on-statement'));
  it('is refused beside a correction', () =>
    held
      .and(entryCorrected({ entryId: entryId(5), corrected: { occurredOn: '2026-03-09', data: { ...conversationHeld().data, conversationId: newId('conversation') } } }))
      .when(attachParentStatement({ entryId: entryId(6) }))
      .thenRefused('statement-on-statement'));
});
