import { consentInForce } from '../../src/dossier/domain/consent/consent.facts.ts';
import type { Policies, PolicyOn } from '../../src/kernel/policy.ts';
import { policiesOf } from '../../src/organisation/domain/index.ts';
import {
  agreementEvaluated,
  agreementMade,
  authorityOf,
  consentGranted,
  consentRequested,
  consentWithdrawn,
  contactCareProvider,
  conversationHeld,
  developmentPlanAdopted,
  father,
  irregular,
  mother,
  newId,
  pupilBorn,
  pupilEnrolled,
  reportConversationWished,
  requestConsent,
} from './builders/index.ts';
import { defaults, given, type Given } from './given.ts';
import { board, given as organisation } from './organisation/given.ts';

/** A board that chose this from a day on. */
const since = <N extends keyof Policies>(from: string, policy: N, value: Policies[N]): PolicyOn =>
  policiesOf(organisation(board, { type: 'PolicySet', data: { policy, value, from, occurredOn: from } }));

/** Until when it is due: under the default, under a choice from the day on which the term began, and under one from the day after. */
const dues = <N extends keyof Policies>(file: Given, rule: string, began: string, dayAfter: string, policy: N, value: Policies[N]) =>
  [defaults, since(began, policy, value), since(dayAfter, policy, value)].map((policyOn) => file.due('2030-01-01', policyOn).find((it) => it.rule === rule)?.due);

describe('What a board chose decides its terms, and never those that began before (policy; docs/rules.md, Policies)', () => {
  it('W-18: working days to conclude a conversation, from the day of the talk', () =>
    // A Tuesday.
    expect(dues(given(conversationHeld({ occurredOn: '2026-03-10' })), 'W-18', '2026-03-10', '2026-03-11', 'conclude-conversation', 2)).toEqual(['2026-03-17', '2026-03-12', '2026-03-17']));

  it('W-14: days to explain to the pupil what its view changed, from the day of the plan', () =>
    expect(dues(given(developmentPlanAdopted({ occurredOn: '2026-02-10' })), 'W-14', '2026-02-10', '2026-02-11', 'explain-influence', 7)).toEqual(['2026-02-24', '2026-02-17', '2026-02-24']));

  it('W-19: weeks to talk again after an agreement that failed, from the day of looking back', () => {
    const failed = given(agreementMade(), agreementEvaluated({ outcome: 'not-kept', occurredOn: '2026-04-10' }));
    expect(dues(failed, 'W-19', '2026-04-10', '2026-04-11', 'follow-up-failed-agreement', 4)).toEqual(['2026-04-24', '2026-05-08', '2026-04-24']);
  });

  it('irregular: weeks to explain to the parents, from the day of recording', () => {
    const file = given(irregular(agreementMade(), 'parent-not-present'));
    expect(dues(file, 'W-17', '2026-01-01', '2026-01-02', 'explain-irregularity', 1)).toEqual(['2026-01-29', '2026-01-08', '2026-01-29']);
  });

  it('W-20: the window of start conversations, from the first day of the school year', () => {
    const enrolled = given(pupilEnrolled({ occurredOn: '2026-08-24' }));
    expect(dues(enrolled, 'W-20', '2026-08-01', '2026-08-02', 'start-conversation-window', '08-24/09-30')).toEqual(['2026-10-31', '2026-09-30', '2026-10-31']);
  });

  it('W-20: who came after the chosen window starts in the next school year', () => {
    const enrolled = given(pupilEnrolled({ occurredOn: '2026-10-10' }));
    expect(dues(enrolled, 'W-20', '2026-08-01', '2026-08-02', 'start-conversation-window', '08-24/09-30')).toEqual(['2026-10-31', '2027-09-30', '2026-10-31']);
  });

  it('W-20: the windows of report talks, from the day of the wish', () => {
    const wished = (occurredOn: string) => given(reportConversationWished({ occurredOn }));
    expect(dues(wished('2026-01-20'), 'W-20', '2026-01-20', '2026-01-21', 'report-window-spring', '02-01/02-28')).toEqual(['2026-03-31', '2026-02-28', '2026-03-31']);
    expect(dues(wished('2026-04-20'), 'W-20', '2026-04-20', '2026-04-21', 'report-window-summer', '06-15/07-10')).toEqual(['2026-06-30', '2026-07-10', '2026-06-30']);
    // After the last window of this year the first of the next one.
    expect(dues(wished('2026-07-20'), 'W-20', '2026-07-20', '2026-07-21', 'report-window-spring', '02-01/02-28')).toEqual(['2027-03-31', '2027-02-28', '2027-03-31']);
  });
});

describe('W-22: who consents to contact with a care provider is asked on the day of the contact (UAVG 5; BW 1:245; source 004)', () => {
  const asked = (bornOn: string) => given(pupilBorn(bornOn), mother, father, authorityOf('mother'), authorityOf('father'), consentRequested({ occurredOn: '2025-09-01' }));
  const said = (grantor: string) => consentGranted({ grantor, occurredOn: '2025-09-02', capacity: grantor === 'pupil' ? 'pupil' : 'authority-holder' });
  const missing = (file: Given, policyOn: PolicyOn, on = '2026-03-10') => consentInForce(file.dossier, policyOn, newId('consent'), on).missing;

  it('under 16 all holders of authority, or one where the board chose that', () => {
    const file = asked('2014-05-20').and(said('mother'));
    const oneIsEnough = since('2026-03-10', 'care-provider-consent-under-16', 'one-holder-without-objection');
    expect(missing(file, defaults)).toEqual(['not-all-parents-consented']);
    expect(missing(file, oneIsEnough, '2026-03-09')).toEqual(['not-all-parents-consented']);
    expect(missing(file, oneIsEnough)).toEqual([]);
    expect(missing(asked('2014-05-20'), oneIsEnough)).toEqual(['parent-consent-missing']);
  });

  it('never against the objection of the other, whatever the board chose', () =>
    expect(missing(asked('2014-05-20').and(said('mother'), consentWithdrawn({ grantor: 'father' })), since('2026-01-01', 'care-provider-consent-under-16', 'one-holder-without-objection'))).toEqual(['parent-objects']));

  it('at 16 and 17 the pupil and a parent, or the pupil where the board chose that; never the parent alone', () => {
    const pupilAlone = since('2026-03-10', 'care-provider-consent-16-17', 'pupil');
    const file = asked('2009-05-20').and(said('pupil'));
    expect(missing(file, defaults)).toEqual(['parent-consent-missing']);
    expect(missing(file, pupilAlone, '2026-03-09')).toEqual(['parent-consent-missing']);
    expect(missing(file, pupilAlone)).toEqual([]);
    expect(missing(asked('2009-05-20').and(said('mother')), pupilAlone)).toEqual(['pupil-consent-missing']);
  });

  it('decides whether the contact is recorded', () => {
    const file = asked('2014-05-20').and(said('mother'));
    const policyOn = since('2026-03-10', 'care-provider-consent-under-16', 'one-holder-without-objection');
    file.when(contactCareProvider({ occurredOn: '2026-03-09' }), { policyOn }).thenRejected('not-all-parents-consented');
    file.when(contactCareProvider({ occurredOn: '2026-03-10' }), { policyOn }).recorded();
  });
});

describe('W-23: a consent lasts as long as the board chose on the day of asking, never beyond the school year (AVG 7)', () => {
  const policyOn = since('2025-09-01', 'consent-validity', 'three-months');
  const asked = (validUntil: string, occurredOn = '2025-09-01') => given().when(requestConsent({ validUntil, occurredOn }), { policyOn });

  it('three months', () => {
    asked('2025-12-01').recorded();
    asked('2025-12-02').thenRejected('consent-too-long');
  });

  it('before the choice to the end of the school year', () => {
    asked('2026-07-31', '2025-08-31').recorded();
  });

  it('not beyond 31 July', () => asked('2026-08-01', '2026-06-01').thenRejected('consent-too-long'));

  it('six months', () => {
    const six = { policyOn: since('2025-09-01', 'consent-validity', 'six-months') };
    given().when(requestConsent({ validUntil: '2026-03-01' }), six).recorded();
    given().when(requestConsent({ validUntil: '2026-03-02' }), six).thenRejected('consent-too-long');
  });

  it('without a last day it has the longest one', () => {
    const { validUntil: _none, ...data } = requestConsent().data;
    given().when({ type: 'RequestConsent', data }, { policyOn }).then(consentRequested({ validUntil: '2025-12-01' }));
    given().when({ type: 'RequestConsent', data }).then(consentRequested({ validUntil: '2026-07-31' }));
  });
});
