import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { complianceOf, measures, type Figure } from '../../../src/audit/index.ts';
import { rows } from '../../../src/audit/domain/compliance.ts';
import { IRREGULAR, termRules } from '../../../src/audit/domain/rules.ts';
import { outcomeOfTerm, termsOf } from '../../../src/audit/domain/terms.ts';
import { allKinds } from '../../../src/dossier/domain/index.ts';
import type { PlainDate } from '../../../src/kernel/event.ts';
import {
  agreementEvaluated,
  agreementMade,
  authorityOf,
  careProviderContacted,
  caregiver,
  concernRaised,
  concernResolved,
  consentGranted,
  consentRefused,
  consentRequested,
  consentWithdrawn,
  conversationConcluded,
  conversationHeld,
  courtRestrictionRecorded,
  developmentPlanAdopted,
  developmentPlanAmended,
  disclosureMade,
  entryCorrected,
  entryId,
  entryMisfiled,
  father,
  forgotten,
  guidanceCommitteeAdvised,
  irregular,
  kept,
  mother,
  mutualExpectationsRecorded,
  parentsConsulted,
  parentsInformed,
  pupilAdmitted,
  pupilBorn,
  pupilDeregistered,
  pupilEnrolled,
  pupilGroupSet,
  pupilHearingOffered,
  pupilInputRecorded,
  questionAnswered,
  questionAsked,
  rectificationDecided,
  rectificationRequested,
  registrationReceived,
  removalDecided,
  text,
  withFather,
  withMentor,
  withMother,
  withPupil,
  type Past,
} from '../builders/index.ts';
import { chosen, defaults, given, type Given } from '../given.ts';
import { isPlain } from '../plain.ts';

const figure = ({ dossier }: Given, today: PlainDate, measure: Figure['measure'], rule: string): Figure => {
  const found = complianceOf(dossier, defaults, today).find((it) => it.measure === measure && it.rule === rule);
  if (!found) throw new Error(`No figure ${measure} ${rule}.`);
  return found;
};

/** How often what came out: only what happened. */
const counted = (story: Given, today: PlainDate, measure: Figure['measure'], rule: string): Readonly<Record<string, number>> =>
  Object.fromEntries(figure(story, today, measure, rule).outcomes.flatMap(({ outcome, count }) => (count > 0 ? [[outcome, count]] : [])));

/** The numbers of the entries behind an outcome. */
const behind = (story: Given, today: PlainDate, measure: Figure['measure'], rule: string, outcome: string): readonly (number | undefined)[] =>
  figure(story, today, measure, rule).outcomes.find((it) => it.outcome === outcome)?.entryIds.map((id) => story.dossier.history.find(id)?.revision) ?? [];

/** The same fact, written down on another day. */
const recordedOn = (day: PlainDate, event: Parameters<typeof kept>[0]): Past => (revision) => ({ ...kept(event)(revision), recordedAt: `${day}T12:00:00.000Z` });

const family = [pupilBorn('2014-05-20'), mother, father, authorityOf('mother'), authorityOf('father')] as const;
const LATER = '2027-01-01';

describe('A term is met by the entry with which it is not due any more', () => {
  const held = given(conversationHeld({ conversationId: 'c', occurredOn: '2026-03-10' }));
  const concluded = (occurredOn: PlainDate) => held.and(conversationConcluded({ conversationId: 'c', occurredOn }));

  it('W-18: the last day is still in time, the day after is late', () => {
    expect(counted(concluded('2026-03-17'), LATER, 'terms', 'W-18')).toEqual({ 'in-time': 1 });
    expect(counted(concluded('2026-03-18'), LATER, 'terms', 'W-18')).toEqual({ late: 1 });
  });

  it('W-18: until then it is open, and missed from the day after its last', () => {
    expect(counted(held, '2026-03-17', 'terms', 'W-18')).toEqual({ open: 1 });
    expect(counted(held, '2026-03-18', 'terms', 'W-18')).toEqual({ missed: 1 });
  });

  it('names the entry that asked for it and the one that did it', () => {
    expect(behind(concluded('2026-03-17'), LATER, 'terms', 'W-18', 'in-time')).toEqual([0, 1]);
    expect(behind(held, LATER, 'terms', 'W-18', 'missed')).toEqual([0]);
  });

  it('counts by the day on which it was done, not on which it was written down', () => {
    const writtenLater = given(conversationHeld({ conversationId: 'c', occurredOn: '2026-03-10' }), recordedOn('2026-05-01', conversationConcluded({ conversationId: 'c', occurredOn: '2026-03-12' })));
    expect(counted(writtenLater, LATER, 'terms', 'W-18')).toEqual({ 'in-time': 1 });
  });

  it('counts by the day as it was corrected', () => {
    const { occurredOn: _day, ...data } = conversationConcluded({ conversationId: 'c' }).data;
    const corrected = concluded('2026-03-12').and(entryCorrected({ entryId: entryId(1), corrected: { occurredOn: '2026-03-20', data } }));
    expect(counted(corrected, LATER, 'terms', 'W-18')).toEqual({ late: 1 });
  });

  it('W-18: counts the days that the board chose, also when it was looked at under another choice', () => {
    const { dossier } = concluded('2026-03-18');
    const outcomes = [defaults, chosen({ 'conclude-conversation': 10 }), defaults].map((policyOn) => termsOf(dossier, policyOn).map((term) => outcomeOfTerm(term, LATER)));
    expect(outcomes).toEqual([['late'], ['in-time'], ['late']]);
  });

  it('is told twice when there were two', () => {
    const two = concluded('2026-03-12').and(conversationHeld({ conversationId: 'd', occurredOn: '2026-03-11' }));
    expect(counted(two, LATER, 'terms', 'W-18')).toEqual({ 'in-time': 1, missed: 1 });
  });
});

describe('A term that something else ended was not met', () => {
  it('001-5: a concern that passed before the talk was due needs none; after that day it was missed', () => {
    const raised = given(...family, concernRaised({ by: 'school', concernId: 'c', occurredOn: '2026-03-10' }));
    expect(counted(raised.and(concernResolved({ concernId: 'c', occurredOn: '2026-03-24' })), LATER, 'terms', '001-5')).toEqual({ lapsed: 1 });
    expect(counted(raised.and(concernResolved({ concernId: 'c', occurredOn: '2026-03-25' })), LATER, 'terms', '001-5')).toEqual({ missed: 1 });
    expect(counted(raised.and(conversationHeld({ participants: [withMother, withMentor], occurredOn: '2026-03-24' })), LATER, 'terms', '001-5')).toEqual({ 'in-time': 1 });
  });

  it('W-08: a decision in time makes a temporary place unnecessary; W-07 was met by it', () => {
    const admitted = given(...family, registrationReceived({ occurredOn: '2026-01-12' }), pupilAdmitted({ occurredOn: '2026-02-23' }));
    expect([counted(admitted, LATER, 'terms', 'W-07'), counted(admitted, LATER, 'terms', 'W-08')]).toEqual([{ 'in-time': 1 }, { lapsed: 1 }]);
  });

  it('W-20: who left before the start conversation was due needs none', () => {
    const left = given(...family, pupilEnrolled({ occurredOn: '2025-08-18' }), pupilDeregistered({ occurredOn: '2025-09-30' }));
    expect(counted(left, LATER, 'terms', 'W-20')).toEqual({ lapsed: 1 });
  });

  it('W-23 (UAVG 5): a consent that ran out after the 16th birthday without a word of the pupil was missed', () => {
    const consented = [pupilBorn('2010-10-05'), mother, authorityOf('mother'), consentRequested({ consentId: 'c', occurredOn: '2026-01-05', validUntil: '2026-12-31' }), consentGranted({ consentId: 'c', grantor: 'mother', occurredOn: '2026-01-06' })] as const;
    expect(counted(given(...consented), '2026-10-04', 'terms', 'W-23')).toEqual({});
    expect(counted(given(...consented), '2026-10-05', 'terms', 'W-23')).toEqual({ open: 1 });
    expect(counted(given(...consented, recordedOn('2027-02-01', questionAsked())), '2027-03-01', 'terms', 'W-23')).toEqual({ missed: 1 });
    expect(counted(given(...consented, recordedOn('2026-10-05', consentGranted({ consentId: 'c', grantor: 'pupil', capacity: 'pupil', occurredOn: '2026-10-05' }))), LATER, 'terms', 'W-23')).toEqual({ 'in-time': 1 });
  });
});

describe('Other terms', () => {
  it('W-06: expectations with the registration', () => {
    const registered = given(...family, registrationReceived({ occurredOn: '2026-01-12' }));
    expect(counted(registered, LATER, 'terms', 'W-06')).toEqual({ missed: 1 });
    expect(counted(registered.and(mutualExpectationsRecorded({ occurredOn: '2026-01-12' })), LATER, 'terms', 'W-06')).toEqual({ 'in-time': 1 });
  });

  it('001-16: an answer within ten working days', () => {
    const asked = given(...family, questionAsked({ occurredOn: '2026-03-10' }));
    expect(counted(asked.and(questionAnswered({ occurredOn: '2026-03-24' })), LATER, 'terms', '001-16')).toEqual({ 'in-time': 1 });
    expect(counted(asked.and(questionAnswered({ occurredOn: '2026-03-25' })), LATER, 'terms', '001-16')).toEqual({ late: 1 });
  });

  it('W-29: what was accepted is met by the correction, not by the decision', () => {
    const accepted = given(conversationHeld(), rectificationRequested({ entryId: entryId(0), occurredOn: '2026-03-10' }), rectificationDecided({ accepted: true, occurredOn: '2026-03-20' }));
    expect(counted(accepted, LATER, 'terms', 'W-29')).toEqual({ missed: 1 });
    const { occurredOn, ...data } = conversationHeld().data;
    expect(counted(accepted.and(entryCorrected({ entryId: entryId(0), corrected: { occurredOn, data }, occurredOn: '2026-04-11' })), LATER, 'terms', 'W-29')).toEqual({ late: 1 });
  });

  it('what went against the rules is explained to the parents, under whatever rule', () => {
    const broken = given(...family, irregular(agreementMade({ participants: [withMentor] }), 'parent-not-present'));
    expect(counted(broken, LATER, 'terms', IRREGULAR)).toEqual({ missed: 1 });
    expect(counted(broken.and(parentsInformed({ about: entryId(5), occurredOn: '2026-01-29' })), LATER, 'terms', IRREGULAR)).toEqual({ 'in-time': 1 });
  });

  it('nothing of what belongs in another dossier, or was erased', () => {
    expect(counted(given(conversationHeld(), entryMisfiled({ entryId: entryId(0) })), LATER, 'terms', 'W-18')).toEqual({});
    expect(counted(given(forgotten(conversationHeld())), LATER, 'terms', 'W-18')).toEqual({});
  });
});

describe('W-19: agreements are evaluated', () => {
  const made = given(...family, agreementMade({ agreementId: 'a', evaluateOn: '2026-04-10' }));

  it('in time, late, not, not yet', () => {
    expect(counted(made.and(agreementEvaluated({ agreementId: 'a', occurredOn: '2026-04-10' })), LATER, 'agreements-evaluated', 'W-19')).toEqual({ 'in-time': 1 });
    expect(counted(made.and(agreementEvaluated({ agreementId: 'a', occurredOn: '2026-04-11' })), LATER, 'agreements-evaluated', 'W-19')).toEqual({ late: 1 });
    expect(counted(made, '2026-04-11', 'agreements-evaluated', 'W-19')).toEqual({ missed: 1 });
    expect(counted(made, '2026-04-10', 'agreements-evaluated', 'W-19')).toEqual({ open: 1 });
  });

  it('the first look back counts, whatever came later', () => {
    const twice = made.and(agreementEvaluated({ agreementId: 'a', occurredOn: '2026-04-10' }), agreementEvaluated({ agreementId: 'a', occurredOn: '2026-05-10' }));
    expect(counted(twice, LATER, 'agreements-evaluated', 'W-19')).toEqual({ 'in-time': 1 });
  });

  it('is counted apart from the talk after one that failed', () => {
    const failed = made.and(agreementEvaluated({ agreementId: 'a', outcome: 'not-kept', occurredOn: '2026-04-10' }));
    expect(counted(failed, LATER, 'terms', 'W-19')).toEqual({ missed: 1 });
    expect(counted(failed.and(conversationHeld({ occurredOn: '2026-04-24', participants: [withMother, withMentor] })), LATER, 'terms', 'W-19')).toEqual({ 'in-time': 1 });
    expect(counted(failed, LATER, 'agreements-evaluated', 'W-19')).toEqual({ 'in-time': 1 });
  });
});

describe('W-17: parents are involved in agreements (source 004; BW 1:233)', () => {
  const agreedWith = (...participants: readonly (typeof withMother)[]) => given(...family, agreementMade({ participants }));

  it('all, or one of them', () => {
    expect(counted(agreedWith(withMother, withFather, withMentor), LATER, 'parents-involved', 'W-17')).toEqual({ all: 1 });
    expect(counted(agreedWith(withMother, withMentor), LATER, 'parents-involved', 'W-17')).toEqual({ some: 1 });
  });

  it('none, also when it was recorded as irregular', () => {
    const without = given(...family, irregular(agreementMade({ participants: [withMentor] }), 'parent-not-present'));
    expect(counted(without, LATER, 'parents-involved', 'W-17')).toEqual({ none: 1 });
    expect(behind(without, LATER, 'parents-involved', 'W-17', 'none')).toEqual([5]);
  });

  it('a parent without authority is not one of them; whom a court keeps away need not be there', () => {
    expect(counted(given(pupilBorn('2014-05-20'), mother, father, authorityOf('mother'), agreementMade({ participants: [withFather] })), LATER, 'parents-involved', 'W-17')).toEqual({ none: 1 });
    expect(counted(given(...family, courtRestrictionRecorded(), agreementMade({ participants: [withMother] })), LATER, 'parents-involved', 'W-17')).toEqual({ all: 1 });
  });

  it('a caregiver where nobody has authority', () => {
    const fostered = given(pupilBorn('2014-05-20'), caregiver, agreementMade({ participants: [{ role: 'caregiver', personId: 'caregiver', presence: 'in-person' }] }));
    expect(counted(fostered, LATER, 'parents-involved', 'W-17')).toEqual({ all: 1 });
  });

  it('on both sides of the 18th birthday', () => {
    const story = (occurredOn: PlainDate) => given(pupilBorn('2008-03-02'), mother, authorityOf('mother'), agreementMade({ occurredOn, participants: [withPupil, withMentor] }));
    expect(counted(story('2026-03-01'), LATER, 'parents-involved', 'W-17')).toEqual({ none: 1 });
    expect(counted(story('2026-03-02'), LATER, 'parents-involved', 'W-17')).toEqual({ all: 1 });
  });

  it('W-39: before a removal', () => {
    expect(counted(given(...family, irregular(removalDecided({ parentsHeard: false }), 'removal-unheard')), LATER, 'parents-involved', 'W-39')).toEqual({ none: 1 });
    expect(counted(given(...family, removalDecided()), LATER, 'parents-involved', 'W-39')).toEqual({ some: 1 });
  });
});

describe('W-12: parents are consulted and the pupil is heard before each version of the plan (WVO 2020 2.44)', () => {
  const plan = given(...family, parentsConsulted({ parents: ['mother', 'father'] }), pupilInputRecorded(), developmentPlanAdopted());

  it('with the entries that led to it', () => {
    expect(counted(plan, LATER, 'parents-involved', 'W-12')).toEqual({ all: 1 });
    expect(counted(plan, LATER, 'pupil-heard', 'W-12')).toEqual({ heard: 1 });
    expect(behind(plan, LATER, 'pupil-heard', 'W-12', 'heard')).toEqual([7, 6]);
  });

  it('the pupil who had every chance and did not want to', () => {
    expect(counted(given(...family, parentsConsulted(), pupilHearingOffered({ outcome: 'declined' }), developmentPlanAdopted()), LATER, 'pupil-heard', 'W-12')).toEqual({ declined: 1 });
  });

  it('what led to one version does not count for the next', () => {
    const amended = plan.and(irregular(developmentPlanAmended(), 'parents-not-consulted', 'pupil-not-heard'));
    expect(counted(amended, LATER, 'parents-involved', 'W-12')).toEqual({ all: 1, none: 1 });
    expect(counted(amended, LATER, 'pupil-heard', 'W-12')).toEqual({ heard: 1, 'not-heard': 1 });
  });

  it('the right to be heard begins on 1 August 2025', () => {
    const on = (occurredOn: PlainDate) => given(...family, parentsConsulted({ occurredOn: '2025-07-01' }), irregular(developmentPlanAdopted({ occurredOn }), 'pupil-not-heard'));
    expect(counted(on('2025-07-31'), LATER, 'pupil-heard', 'W-12')).toEqual({});
    expect(counted(on('2025-08-01'), LATER, 'pupil-heard', 'W-12')).toEqual({ 'not-heard': 1 });
  });
});

describe('W-12: in special education the commissie voor de begeleiding advises on each version (WEC 41a(1))', () => {
  const planOf = (sector: 'po' | 'so', ...led: readonly Past[]) => given(...family, parentsConsulted(), pupilInputRecorded(), ...led, developmentPlanAdopted(), pupilGroupSet({ sector }));
  const of = (story: Given) => counted(story, LATER, 'guidance-committee-advised', 'W-12');

  it('with the entry of the advice, also when the group was recorded later', () => {
    const advised = planOf('so', guidanceCommitteeAdvised());
    expect(of(advised)).toEqual({ advised: 1 });
    expect(behind(advised, LATER, 'guidance-committee-advised', 'W-12', 'advised')).toEqual([8, 7]);
  });
  it('without', () => expect(of(planOf('so'))).toEqual({ 'not-advised': 1 }));
  it('what led to one version does not count for the next', () =>
    expect(of(planOf('so', guidanceCommitteeAdvised()).and(irregular(developmentPlanAmended(), 'guidance-committee-advice-missing')))).toEqual({ advised: 1, 'not-advised': 1 }));
  it('is not looked at in another sector', () => expect(of(planOf('po', guidanceCommitteeAdvised()))).toEqual({}));
});

describe('W-21, W-23: consents are used as long as they stand (AVG 7(3); UAVG 5)', () => {
  const asked = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'), consentRequested({ consentId: 'c', validUntil: '2026-07-31' }), consentGranted({ consentId: 'c', grantor: 'mother', occurredOn: '2026-01-10' }));
  const contact = (occurredOn: PlainDate, occurredTime?: string) => careProviderContacted({ consentId: 'c', occurredOn, ...(occurredTime !== undefined && { occurredTime }) });

  it('in force, none after withdrawal', () => expect(counted(asked.and(contact('2026-02-10')), LATER, 'consent-used', 'W-21')).toEqual({ 'in-force': 1 }));

  it('after a withdrawal, with the entries of both', () => {
    const after = asked.and(consentWithdrawn({ consentId: 'c', grantor: 'mother', occurredOn: '2026-02-01' }), irregular(contact('2026-02-10'), 'parent-objects'));
    expect(counted(after, LATER, 'consent-used', 'W-21')).toEqual({ 'after-withdrawal': 1 });
    expect(behind(after, LATER, 'consent-used', 'W-21', 'after-withdrawal')).toEqual([6, 5]);
  });

  it('also when the withdrawal was written down only later', () => {
    const known = asked.and(contact('2026-02-10'), consentWithdrawn({ consentId: 'c', grantor: 'mother', occurredOn: '2026-02-01' }));
    expect(counted(known, LATER, 'consent-used', 'W-21')).toEqual({ 'after-withdrawal': 1 });
  });

  it('on one day the withdrawal counts, unless it surely came later', () => {
    const withdrawn = (occurredTime?: string) => consentWithdrawn({ consentId: 'c', grantor: 'mother', occurredOn: '2026-02-10', ...(occurredTime !== undefined && { occurredTime }) });
    expect(counted(asked.and(contact('2026-02-10'), withdrawn()), LATER, 'consent-used', 'W-21')).toEqual({ 'after-withdrawal': 1 });
    expect(counted(asked.and(contact('2026-02-10', '09:00'), withdrawn('15:00')), LATER, 'consent-used', 'W-21')).toEqual({ 'in-force': 1 });
  });

  it('what was never consented to, ran out, or was for something else is no use after withdrawal', () => {
    const notInForce = { 'not-in-force': 1 };
    expect(counted(asked.and(irregular(contact('2026-08-01'), 'consent-outside-period')), LATER, 'consent-used', 'W-21')).toEqual(notInForce);
    const refused = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'), consentRequested({ consentId: 'c' }), consentRefused({ consentId: 'c', grantor: 'mother', occurredOn: '2026-01-10' }));
    expect(counted(refused.and(irregular(contact('2026-02-10'), 'parent-objects')), LATER, 'consent-used', 'W-21')).toEqual(notInForce);
    expect(counted(asked.and(irregular(disclosureMade({ ground: 'consent', consentId: 'c' }), 'disclosure-without-consent')), LATER, 'consent-used', 'W-21')).toEqual(notInForce);
  });

  it('a disclosure by law rests on no consent', () => expect(counted(asked.and(disclosureMade({ ground: 'statutory-duty' })), LATER, 'consent-used', 'W-21')).toEqual({}));
});

describe('The words and rows of a report', () => {
  it('every rule with a term in a chapter has its row: ground, heading and what does it', () => {
    const domain = join(__dirname, '../../../src/dossier/domain');
    const files = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.obligations.ts'));
    const rules = new Set(files.flatMap((name) => [...readFileSync(join(domain, name), 'utf8').matchAll(/rule: '([^']+)'/g)].map(([, rule]) => rule)));
    expect([...rules, IRREGULAR].toSorted()).toEqual(Object.keys(termRules).toSorted());
    const types = new Set(allKinds().map(({ type }) => type));
    expect(Object.values(termRules).flatMap(({ doneBy }) => doneBy).filter((type) => !types.has(type))).toEqual([]);
  });

  it('speaks plain Dutch', () => {
    for (const { headingNl } of rows) isPlain(headingNl);
    for (const outcomes of Object.values(measures)) for (const words of Object.values(outcomes)) isPlain(words);
    expect(figure(given(conversationHeld()), LATER, 'terms', 'W-18').textNl).toBe('Gesprekken afgerond: 1 niet gedaan.');
    expect(figure(given(), LATER, 'consent-used', 'W-21').textNl).toBe('Toestemming gebruikt: dit kwam niet voor.');
  });

  it('holds no word of the dossier and no name', () => {
    const told = JSON.stringify(complianceOf(given(...family, conversationHeld({ report: text('Wij spraken over thuis.') }), agreementMade()).dossier, defaults, LATER));
    expect(told).not.toMatch(/thuis|Noor|Moeder|mother|pupil"|Mentor/);
    expect(told).toContain('W-18');
  });
});
