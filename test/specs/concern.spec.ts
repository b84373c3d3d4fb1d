import {
  acceptExtraSupport,
  authorityOf,
  communicateOutcome,
  concernRaised,
  concernResolved,
  contactProtocolInvoked,
  conversationHeld,
  declineExtraSupport,
  escalationStepTaken,
  extraSupportAccepted,
  extraSupportDeclined,
  extraSupportOffered,
  invokeContactProtocol,
  mother,
  offerExtraSupport,
  outcomeCommunicatedToParents,
  pupilBorn,
  raiseConcern,
  resolveConcern,
  takeEscalationStep,
  withMentor,
} from './builders/index.ts';
import { given } from './given.ts';

const file = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'));
const raised = file.and(concernRaised());
const escalated = raised.and(escalationStepTaken());

describe('W-24: a concern starts with the teacher and climbs step by step (sources 000, 004)', () => {
  it('is raised', () => file.when(raiseConcern()).then(concernRaised()));
  it('goes a level up', () => raised.when(takeEscalationStep()).then(escalationStepTaken()));
  it('may skip a level: the right to complain is always open (WPO 14)', () => raised.when(takeEscalationStep({ to: 'confidant' })).then(escalationStepTaken({ to: 'confidant' })));
  it('is refused to the same level', () => raised.when(takeEscalationStep({ to: 'teacher' })).thenRefused('same-level'));
  it('is refused for a concern that is not there', () => file.when(takeEscalationStep()).thenRefused('unknown-concern'));
  it('is refused once it is resolved', () => raised.and(concernResolved()).when(takeEscalationStep()).thenRefused('concern-resolved'));
  it('is resolved', () => raised.when(resolveConcern()).then(concernResolved()));

  it('is told to the parents within five working days', () => expect(escalated.due('2026-03-10')).toEqual([{ rule: 'W-24', due: '2026-03-17', entry: 4 }]));
  it('is told', () => escalated.when(communicateOutcome()).then(outcomeCommunicatedToParents()));
  it('is done once told', () => expect(escalated.and(outcomeCommunicatedToParents()).due('2026-03-18')).toEqual([]));
  it('is told again after the next step', () =>
    expect(escalated.and(outcomeCommunicatedToParents(), escalationStepTaken({ from: 'internal-counsellor', to: 'management', occurredOn: '2026-03-18' })).due('2026-03-18')).toEqual([{ rule: 'W-24', due: '2026-03-25', entry: 6 }]));
  it('is refused to somebody who is not there', () => escalated.when(communicateOutcome({ parents: ['stranger'] })).thenRefused('told-person-unknown'));
  it('follows the written procedure when contact is difficult', () => file.when(invokeContactProtocol()).then(contactProtocolInvoked()));
});

describe('001-5: a worried school talks with the parents (source 001)', () => {
  const worried = file.and(concernRaised({ by: 'school' }));

  it('is due within two weeks', () => expect(worried.due('2026-03-10')).toEqual([{ rule: '001-5', due: '2026-03-24', entry: 3 }]));
  it('is done by a conversation', () => expect(worried.and(conversationHeld({ occurredOn: '2026-03-12' })).due('2026-03-13').map(({ rule }) => rule)).toEqual(['W-18']));
  it('is not done among staff', () => expect(worried.and(conversationHeld({ occurredOn: '2026-03-12', participants: [withMentor] })).due('2026-03-13').map(({ rule }) => rule)).toEqual(['W-18', '001-5']));
  it('is done when the worry is over', () => expect(worried.and(concernResolved()).due('2026-04-11')).toEqual([]));
});

describe('Extra support is offered, and a no is no more than a no (source 001)', () => {
  const offered = file.and(extraSupportOffered());

  it('is offered', () => file.when(offerExtraSupport()).then(extraSupportOffered()));
  it('is accepted', () => offered.when(acceptExtraSupport()).then(extraSupportAccepted()));
  it('is declined without a reason', () => offered.when(declineExtraSupport()).then(extraSupportDeclined()));
  it('is refused for an offer that is not there', () => file.when(acceptExtraSupport()).thenRefused('unknown-offer'));
  it('asks nothing of the school', () => expect(offered.and(extraSupportDeclined()).due('2026-06-01')).toEqual([]));
});
