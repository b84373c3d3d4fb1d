import { actionPartState, RIGHT_TO_BE_HEARD_FROM, versionOn } from '../../src/dossier/domain/development-plan/development-plan.facts.ts';
import {
  actionPartAgreed,
  actionPartDeclined,
  adoptDevelopmentPlan,
  agreeActionPart,
  amendDevelopmentPlan,
  authorityEndedOf,
  authorityOf,
  caregiver,
  consultParents,
  declineActionPart,
  developmentGoalSet,
  developmentPlanAdopted,
  developmentPlanAmended,
  father,
  goalProgressRecorded,
  guidanceCommitteeAdvised,
  mother,
  newId,
  offerPupilHearing,
  parentsConsulted,
  pupilBorn,
  pupilGroupSet,
  pupilHearingOffered,
  pupilInputRecorded,
  recordGoalProgress,
  recordGuidanceCommitteeAdvice,
  recordPupilInput,
  setGoal,
  text,
  withMother,
} from './builders/index.ts';
import { given, type Given } from './given.ts';

const pupil = pupilBorn('2014-05-20');
const file = given(pupil, mother, father, caregiver, authorityOf('mother'), authorityOf('father'));
const heard = pupilInputRecorded();
const consulted = parentsConsulted();
const ready = file.and(consulted, heard);
const adopted = ready.and(developmentPlanAdopted());

describe('W-12(a): a plan is adopted after consultation aimed at agreement (WVO 2020 2.44(1), (4))', () => {
  it('is recorded after it', () => ready.when(adoptDevelopmentPlan()).then(developmentPlanAdopted()));
  it('is rejected without it', () => file.and(heard).when(adoptDevelopmentPlan()).thenRejected('parents-not-consulted'));
  it('is rejected when the parents were only told', () => file.and(heard, parentsConsulted({ aimedAtAgreement: false })).when(adoptDevelopmentPlan()).thenRejected('parents-not-consulted'));
  it('is recorded when it was on the same day', () => file.and(heard, parentsConsulted({ occurredOn: '2026-02-10' })).when(adoptDevelopmentPlan()).then(developmentPlanAdopted()));
  it('is rejected when it came the day after', () => file.and(heard, parentsConsulted({ occurredOn: '2026-02-11' })).when(adoptDevelopmentPlan()).thenRejected('parents-not-consulted'));
  it('is recorded when a caregiver was consulted', () => file.and(heard, parentsConsulted({ parents: ['caregiver'] })).when(adoptDevelopmentPlan()).then(developmentPlanAdopted()));

  it('is rejected when only a parent without authority was consulted', () =>
    given(pupil, mother, consulted, heard).when(adoptDevelopmentPlan()).thenRejected('parents-not-consulted'));
  it('reads authority on the day of the consultation', () => {
    const endsOn = (until: string) => given(pupil, mother, authorityOf('mother'), authorityEndedOf('mother', until), consulted, heard);
    endsOn('2026-02-02').when(adoptDevelopmentPlan()).then(developmentPlanAdopted());
    endsOn('2026-02-01').when(adoptDevelopmentPlan()).thenRejected('parents-not-consulted');
  });

  describe('from the 18th birthday the pupil takes the parents’ place (W-15; BW 1:233)', () => {
    const ofAge = given(pupilBorn('2008-02-02'), mother, authorityOf('mother'), heard);
    const almost = given(pupilBorn('2008-02-03'), mother, authorityOf('mother'), heard);

    it('is with the parent on the day before', () => almost.and(consulted).when(adoptDevelopmentPlan()).then(developmentPlanAdopted()));
    it('is not with the pupil on the day before', () => almost.and(parentsConsulted({ parents: ['pupil'] })).when(adoptDevelopmentPlan()).thenRejected('parents-not-consulted'));
    it('is with the pupil on the birthday', () => ofAge.and(parentsConsulted({ parents: ['mother', 'pupil'] })).when(adoptDevelopmentPlan()).then(developmentPlanAdopted()));
    it('is not with the parent on the birthday', () => ofAge.and(consulted).when(adoptDevelopmentPlan()).thenRejected('parents-not-consulted'));
  });

  it('is recorded itself', () => file.when(consultParents()).then(parentsConsulted()));
  it('is refused with nobody', () => file.when(consultParents({ parents: [] })).thenRefused('nobody-consulted'));
  it('is refused with somebody who is not in the dossier', () => file.when(consultParents({ parents: ['stranger'] })).thenRefused('consulted-person-unknown'));
});

describe('W-12(b): no plan without the pupil’s view, since 1 August 2025, at any age (WVO 2020 2.44(5))', () => {
  /** Everything but the pupil, in the summer of 2025. */
  const summer = file.and(parentsConsulted({ occurredOn: '2025-07-01' }));

  it('begins on that day', () => expect(RIGHT_TO_BE_HEARD_FROM).toBe('2025-08-01'));
  it('is recorded without it on 31 July 2025', () =>
    summer.when(adoptDevelopmentPlan({ occurredOn: '2025-07-31', pupilInfluence: [] })).then(developmentPlanAdopted({ occurredOn: '2025-07-31', pupilInfluence: [] })));
  it('is rejected without it on 1 August 2025', () =>
    summer.when(adoptDevelopmentPlan({ occurredOn: '2025-08-01', pupilInfluence: [] })).thenRejected('pupil-not-heard', 'pupil-influence-missing'));
  it('is rejected without it for a child of four', () =>
    given(pupilBorn('2021-12-01'), mother, authorityOf('mother'), consulted).when(adoptDevelopmentPlan()).thenRejected('pupil-not-heard'));

  it('is recorded after the pupil gave it', () => file.and(consulted, pupilInputRecorded({ way: 'drawn' })).when(adoptDevelopmentPlan()).then(developmentPlanAdopted()));
  it('is rejected when the pupil gave it the day after', () => file.and(consulted, pupilInputRecorded({ occurredOn: '2026-02-11' })).when(adoptDevelopmentPlan()).thenRejected('pupil-not-heard'));

  describe('or after every chance to', () => {
    const after = (offered: Parameters<typeof pupilHearingOffered>[0]) => file.and(consulted, pupilHearingOffered(offered)).when(adoptDevelopmentPlan());

    it('is recorded when the pupil did not want to', () => after({ outcome: 'declined' }).then(developmentPlanAdopted()));
    it('is rejected when the pupil wanted to, and nothing came of it', () => after({ outcome: 'accepted' }).thenRejected('pupil-not-heard'));
    it('is rejected when the pupil could not choose the way', () => after({ wayChosenByPupil: false }).thenRejected('pupil-not-heard'));
    it('is rejected when no support was offered', () => after({ supportOffered: false }).thenRejected('pupil-not-heard'));
  });

  it('is recorded itself', () => file.when(recordPupilInput()).then(pupilInputRecorded()));
  it('is recorded as offered', () => file.when(offerPupilHearing()).then(pupilHearingOffered()));
});

describe('W-12: in special education no plan without the advice of the commissie voor de begeleiding (WEC 41a(1))', () => {
  /** In the school year that ends on this day. */
  const inSector = (sector: 'po' | 'vo' | 'so', schoolYearEnds = '2026-07-31') => pupilGroupSet({ sector, group: 3, schoolYearEnds });
  const special = ready.and(inSector('so'));
  const advised = special.and(guidanceCommitteeAdvised());

  it('is recorded after it', () => advised.when(adoptDevelopmentPlan()).then(developmentPlanAdopted()));
  it('is rejected without it', () => special.when(adoptDevelopmentPlan()).thenRejected('guidance-committee-advice-missing'));
  it('is recorded when it was on the same day', () => special.and(guidanceCommitteeAdvised({ occurredOn: '2026-02-10' })).when(adoptDevelopmentPlan()).then(developmentPlanAdopted()));
  it('is rejected when it came the day after', () =>
    special.and(guidanceCommitteeAdvised({ occurredOn: '2026-02-11' })).when(adoptDevelopmentPlan()).thenRejected('guidance-committee-advice-missing'));

  describe('holds for each version anew', () => {
    const next = advised.and(developmentPlanAdopted(), parentsConsulted({ occurredOn: '2026-05-01' }), pupilInputRecorded({ occurredOn: '2026-05-02' }));

    it('is rejected on the advice about the version before', () => next.when(amendDevelopmentPlan()).thenRejected('guidance-committee-advice-missing'));
    it('is recorded after a new one', () => next.and(guidanceCommitteeAdvised({ occurredOn: '2026-05-03' })).when(amendDevelopmentPlan()).then(developmentPlanAmended()));
  });

  describe('asks nothing of another sector', () => {
    it.each(['po', 'vo'] as const)('%s', (sector) => ready.and(inSector(sector)).when(adoptDevelopmentPlan()).then(developmentPlanAdopted()));
    it('nor where no sector is known', () => ready.when(adoptDevelopmentPlan()).then(developmentPlanAdopted()));
    it('but takes the advice there too', () => ready.when(recordGuidanceCommitteeAdvice()).then(guidanceCommitteeAdvised()));
  });

  describe('goes by the sector of that school year', () => {
    const groups = (...of: readonly ReturnType<typeof inSector>[]) => ready.and(...of).when(adoptDevelopmentPlan());

    it('which came into special education, or left it', () => {
      groups(inSector('po', '2025-07-31'), inSector('so')).thenRejected('guidance-committee-advice-missing');
      groups(inSector('so', '2025-07-31'), inSector('vo')).then(developmentPlanAdopted());
      groups(inSector('po'), inSector('so', '2027-07-31')).then(developmentPlanAdopted());
    });
    it('and where that is not known, by that of the last one before', () => {
      groups(inSector('po', '2024-07-31'), inSector('so', '2025-07-31'), inSector('vo', '2027-07-31')).thenRejected('guidance-committee-advice-missing');
      groups(inSector('so', '2024-07-31'), inSector('po', '2025-07-31'), inSector('so', '2027-07-31')).then(developmentPlanAdopted());
    });
    it('or else by that of the first one after', () => {
      groups(inSector('vo', '2028-07-31'), inSector('so', '2027-07-31')).thenRejected('guidance-committee-advice-missing');
      groups(inSector('so', '2028-07-31'), inSector('po', '2027-07-31')).then(developmentPlanAdopted());
    });
  });

  it('is irregular without it, and then no version', () =>
    special.when(adoptDevelopmentPlan()).recordedAsIrregular().when(amendDevelopmentPlan()).thenRefused('unknown-plan'));
  it('is refused with somebody who is not in the dossier', () =>
    file.when(recordGuidanceCommitteeAdvice({ participants: [{ ...withMother, personId: 'stranger' }] })).thenRefused('consulted-person-unknown'));
});

describe('W-12: what led to one version does not count for the next (WVO 2020 2.44(1), (5))', () => {
  const amended = { occurredOn: '2026-05-10' } as const;
  const consultedAgain = parentsConsulted({ occurredOn: '2026-05-01' });
  const heardAgain = pupilInputRecorded({ occurredOn: '2026-05-02' });

  it('is rejected when nothing was done since', () => adopted.when(amendDevelopmentPlan()).thenRejected('parents-not-consulted', 'pupil-not-heard'));
  it('is rejected without new consultation', () => adopted.and(heardAgain).when(amendDevelopmentPlan()).thenRejected('parents-not-consulted'));
  it('is rejected without hearing the pupil again', () => adopted.and(consultedAgain).when(amendDevelopmentPlan()).thenRejected('pupil-not-heard'));
  it('is recorded as the next version after both', () => adopted.and(consultedAgain, heardAgain).when(amendDevelopmentPlan()).then(developmentPlanAmended()));

  it('numbers the version after that', () =>
    adopted
      .and(consultedAgain, heardAgain, developmentPlanAmended(), parentsConsulted({ occurredOn: '2026-06-01' }), pupilInputRecorded({ occurredOn: '2026-06-01' }))
      .when(amendDevelopmentPlan({ occurredOn: '2026-06-10' }))
      .then(developmentPlanAmended({ version: 3, occurredOn: '2026-06-10' })));

  it('asks the same of a new plan', () => adopted.when(adoptDevelopmentPlan(amended)).thenRejected('parents-not-consulted', 'pupil-not-heard'));

  it('counts what was recorded later on the very day of the version before', () =>
    adopted
      .and(parentsConsulted({ occurredOn: '2026-02-10' }), pupilInputRecorded({ occurredOn: '2026-02-10' }))
      .when(amendDevelopmentPlan(amended))
      .then(developmentPlanAmended(amended)));
  it('does not count what was recorded earlier on the very day of the version before', () =>
    file
      .and(parentsConsulted({ occurredOn: '2026-02-10' }), pupilInputRecorded({ occurredOn: '2026-02-10' }), developmentPlanAdopted())
      .when(amendDevelopmentPlan(amended))
      .thenRejected('parents-not-consulted', 'pupil-not-heard'));
  it('does not count what was recorded late, of a day before', () =>
    adopted.and(parentsConsulted({ occurredOn: '2026-02-09' }), heardAgain).when(amendDevelopmentPlan()).thenRejected('parents-not-consulted'));

  it('asks nothing new of a version that is recorded late, of a day before', () =>
    ready.and(developmentPlanAdopted({ occurredOn: '2026-05-10' })).when(adoptDevelopmentPlan()).then(developmentPlanAdopted()));

  it('is refused for a plan that is not there', () => ready.when(amendDevelopmentPlan()).thenRefused('unknown-plan'));
  it('counts an irregular version as none', () =>
    file
      .and(heard)
      .when(adoptDevelopmentPlan())
      .recordedAsIrregular()
      .when(amendDevelopmentPlan())
      .thenRefused('unknown-plan'));
  it('knows the version of a day', () => {
    const { developmentPlan } = adopted.and(developmentPlanAmended()).dossier;
    const sameDay = adopted.and(developmentPlanAmended({ occurredOn: '2026-02-10' }), developmentPlanAdopted({ planId: 'older', occurredOn: '2026-02-01' }));
    expect(versionOn(sameDay.dossier.developmentPlan, '2026-03-10')?.version).toBe(2);
    expect(['2026-02-09', '2026-02-10', '2026-05-09', '2026-05-10'].map((on) => versionOn(developmentPlan, on)?.version)).toEqual([undefined, 1, 1, 2]);
  });
});

describe('W-12(c): what a plan says (WVO 2020 2.44(6); Besluit bekostiging WPO 34.7)', () => {
  const blank = text('  ');
  it('is where the pupil works towards', () => ready.when(adoptDevelopmentPlan({ expectedDestination: ' ' })).thenRejected('plan-incomplete'));
  it('is why', () => ready.when(adoptDevelopmentPlan({ substantiation: blank })).thenRejected('plan-incomplete'));
  it('is the guidance', () => ready.when(adoptDevelopmentPlan({ guidance: [] })).thenRejected('plan-incomplete'));
  it('is what helps', () => ready.when(adoptDevelopmentPlan({ promotingFactors: [] })).thenRejected('plan-factors-missing'));
  it('is what hinders', () => ready.when(adoptDevelopmentPlan({ impedingFactors: [blank] })).thenRejected('plan-factors-missing'));
  it('is what the pupil’s view changed', () => ready.when(adoptDevelopmentPlan({ pupilInfluence: [] })).thenRejected('pupil-influence-missing'));
  it('may be that nothing deviates', () => ready.when(adoptDevelopmentPlan({ deviations: [] })).then(developmentPlanAdopted({ deviations: [] })));

  describe('holds for every version', () => {
    const next = adopted.and(parentsConsulted({ occurredOn: '2026-05-01' }), pupilInputRecorded({ occurredOn: '2026-05-02' }));

    it('that says it', () => next.when(amendDevelopmentPlan()).then(developmentPlanAmended()));
    it('without guidance it is rejected', () => next.when(amendDevelopmentPlan({ guidance: [] })).thenRejected('plan-incomplete'));
    it('without what helps it is rejected', () => next.when(amendDevelopmentPlan({ promotingFactors: [] })).thenRejected('plan-factors-missing'));
    it('without what the pupil’s view changed it is rejected', () => next.when(amendDevelopmentPlan({ pupilInfluence: [] })).thenRejected('pupil-influence-missing'));
  });
});

describe('W-13: the action part is in force only when agreed; the rest may stand (WVO 2020 2.44(2))', () => {
  const state = (file: Given, version = 1, on = '2026-03-10') => actionPartState(file.dossier, newId('development-plan'), version, on);
  const by = (person: string, occurredOn = '2026-02-12') => ({ person, occurredOn });

  it('is agreed', () => adopted.when(agreeActionPart()).then(actionPartAgreed()));
  it('is declined, with a reason', () => adopted.when(declineActionPart()).then(actionPartDeclined()));
  it('records nothing when somebody says the same twice on a day', () => {
    adopted.and(actionPartAgreed()).when(agreeActionPart()).thenNothing();
    adopted.and(actionPartDeclined()).when(declineActionPart()).thenNothing();
  });
  it.each([{ person: 'father' }, { version: 2 }, { planId: 'other' }, { occurredOn: '2026-02-13' }, { occurredTime: '10:00' }])('records what is new about it: %j', (other) => {
    const both = adopted.and(developmentPlanAmended(), developmentPlanAdopted({ planId: 'other' }), actionPartAgreed());
    both.when(agreeActionPart(other)).then(actionPartAgreed(other));
    both.when(declineActionPart(other)).then(actionPartDeclined(other));
  });
  it('is refused for a version that is not there', () => adopted.when(agreeActionPart({ version: 2 })).thenRefused('unknown-plan-version'));
  it('is refused for a plan that is not there', () => file.when(declineActionPart()).thenRefused('unknown-plan-version'));
  it('is refused for somebody who is not in the dossier', () => adopted.when(agreeActionPart({ person: 'stranger' })).thenRefused('agreeing-person-unknown'));

  it('is agreed by a caregiver too', () => adopted.when(agreeActionPart({ person: 'caregiver' })).then(actionPartAgreed({ person: 'caregiver' })));
  it('is not agreed by the pupil under 18', () => adopted.when(agreeActionPart({ person: 'pupil' })).thenRejected('not-entitled-to-agree'));
  it('is not agreed by a parent whose authority ended the day before', () =>
    adopted.and(authorityEndedOf('mother', '2026-02-11')).when(agreeActionPart()).thenRejected('not-entitled-to-agree'));
  it('is not declined by a parent without authority', () => given(pupil, mother, developmentPlanAdopted()).when(declineActionPart()).thenRejected('not-entitled-to-agree'));
  it('is the parents’ until the day before the 18th birthday, then the pupil’s', () => {
    const born = (bornOn: string) => given(pupilBorn(bornOn), mother, authorityOf('mother'), developmentPlanAdopted());
    born('2008-02-13').when(agreeActionPart()).then(actionPartAgreed());
    born('2008-02-13').when(agreeActionPart({ person: 'pupil' })).thenRejected('not-entitled-to-agree');
    born('2008-02-12').when(agreeActionPart()).thenRejected('not-entitled-to-agree');
    born('2008-02-12').when(agreeActionPart({ person: 'pupil' })).then(actionPartAgreed({ person: 'pupil' }));
  });

  it('is not in force when nobody said anything', () => expect(state(adopted)).toBe('not-agreed'));
  it('is in force when one parent agreed', () => expect(state(adopted.and(actionPartAgreed()))).toBe('in-force'));
  it('is in force from the day of agreement', () =>
    expect([state(adopted.and(actionPartAgreed()), 1, '2026-02-11'), state(adopted.and(actionPartAgreed()), 1, '2026-02-12')]).toEqual(['not-agreed', 'in-force']));
  it('is not in force while another objects', () => expect(state(adopted.and(actionPartAgreed(), actionPartDeclined(by('father'))))).toBe('not-agreed'));
  it('is in force when that one agrees after all', () =>
    expect(state(adopted.and(actionPartAgreed(), actionPartDeclined(by('father')), actionPartAgreed(by('father', '2026-02-13'))))).toBe('in-force'));
  it('is not in force when agreement and objection are of one day', () => expect(state(adopted.and(actionPartDeclined(), actionPartAgreed()))).toBe('not-agreed'));
  it('is in force when the times of that day show that the objection came first', () => {
    const on = (objected: string, agreed: string) => adopted.and(actionPartDeclined({ occurredTime: objected }), actionPartAgreed({ occurredTime: agreed }));
    expect([state(on('09:00', '09:01')), state(on('09:00', '09:00')), state(on('09:01', '09:00'))]).toEqual(['in-force', 'not-agreed', 'not-agreed']);
  });
  it('is not in force on an irregular agreement', () => expect(state(adopted.when(agreeActionPart({ person: 'pupil' })).recordedAsIrregular())).toBe('not-agreed'));
  it('has to be agreed anew in the next version; the one before stays', () => {
    const next = adopted.and(actionPartAgreed(), developmentPlanAmended());
    expect([state(next, 1, '2026-06-01'), state(next, 2, '2026-06-01')]).toEqual(['in-force', 'not-agreed']);
  });
  it('stays agreed when authority ends later', () => expect(state(adopted.and(actionPartAgreed(), authorityEndedOf('mother', '2026-03-01')))).toBe('in-force'));
});

describe('W-14: a goal can be measured and is looked back on (sources 002, 004)', () => {
  const withGoal = given(developmentGoalSet());

  it('is set', () => given().when(setGoal()).then(developmentGoalSet()));
  it('is rejected when nobody can tell that it is reached', () => given().when(setGoal({ measuredBy: text('') })).thenRejected('goal-not-measurable'));
  it('is rejected when it says nothing', () => given().when(setGoal({ goal: [] })).thenRejected('goal-not-measurable'));
  it('is rejected when it is evaluated on the day itself', () => given().when(setGoal({ evaluateOn: '2026-02-10' })).thenRejected('goal-evaluation-too-early'));
  it('is set when it is evaluated on the day after', () => given().when(setGoal({ evaluateOn: '2026-02-11' })).then(developmentGoalSet({ evaluateOn: '2026-02-11' })));

  it('makes progress', () => withGoal.when(recordGoalProgress()).then(goalProgressRecorded()));
  it('is refused for a goal that is not there', () => given().when(recordGoalProgress()).thenRefused('unknown-goal'));

  it.each([0, 100])('may score %d', (score) => withGoal.when(recordGoalProgress({ score })).then(goalProgressRecorded({ score })));
  it.each([-1, 101, 50.5, NaN])('may not score %d', (score) => withGoal.when(recordGoalProgress({ score })).thenRefused('score-out-of-range'));

  describe('is due on its day', () => {
    it('from the start', () => expect(withGoal.due('2026-02-10')).toEqual([{ rule: 'W-14', due: '2026-06-15', entry: 0 }]));
    it('also after progress of the day before', () => expect(withGoal.and(goalProgressRecorded({ occurredOn: '2026-06-14' })).due('2026-06-20')).toHaveLength(1));
    it('until progress of that day', () => expect(withGoal.and(goalProgressRecorded({ occurredOn: '2026-06-15' })).due('2026-06-20')).toEqual([]));
    it('whatever is recorded late, of a day before', () =>
      expect(withGoal.and(goalProgressRecorded({ occurredOn: '2026-06-15' }), goalProgressRecorded({ occurredOn: '2026-04-01' })).due('2026-06-20')).toEqual([]));
  });
});
