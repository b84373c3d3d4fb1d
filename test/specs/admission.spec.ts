import {
  admissionDecisionExtended,
  admissionRefused,
  admitPupil,
  alternativeSchoolFound,
  alternativeSchoolSought,
  assessSupportNeed,
  authorityOf,
  deregisterPupil,
  dutyOfCareEnded,
  dutyOfCareExceptionRecorded,
  endDutyOfCare,
  enrolPupil,
  extendAdmissionDecision,
  findAlternativeSchool,
  mother,
  mutualExpectationsRecorded,
  needsRecorded,
  parentsConsulted,
  pupilAdmitted,
  pupilBorn,
  pupilDeregistered,
  pupilEnrolled,
  pupilGroupSet,
  recordDutyOfCareException,
  recordMutualExpectations,
  recordNeeds,
  refuseAdmission,
  registrationReceived,
  seekAlternativeSchool,
  setPupilGroup,
  startSupportNeedAssessment,
  startTemporaryPlacement,
  supportNeedAssessed,
  supportNeedAssessmentStarted,
  temporaryPlacementStarted,
  text,
} from './builders/index.ts';
import { given } from './given.ts';

/** Registered on Monday 12 January 2026: six weeks end on 23 February, ten on 23 March. */
const registered = given(registrationReceived(), pupilBorn('2021-05-20'), mother, authorityOf('mother'), mutualExpectationsRecorded());
const empty = given(pupilBorn('2021-05-20'));
const inNeed = registered.and(supportNeedAssessmentStarted(), supportNeedAssessed());
const spoken = parentsConsulted({ occurredOn: '2026-02-02' });

describe('W-06: school and parents say what they expect of each other at the registration (source 002)', () => {
  const before = given(registrationReceived(), pupilBorn('2021-05-20'));

  it('is due with the registration', () => expect(before.due('2026-01-12')[0]).toEqual({ rule: 'W-06', due: '2026-01-12', entry: 0 }));
  it('is recorded', () => before.when(recordMutualExpectations()).then(mutualExpectationsRecorded()));
  it('is done once it is recorded', () => expect(registered.due('2026-01-12').map(({ rule }) => rule)).toEqual(['W-07', 'W-08']));
  it('says what each of them needs', () => before.when(recordNeeds()).then(needsRecorded()));
});

describe('W-06: the duty of care does not start for a named reason only (WPO 40; WVO 2020 8.9; source 004)', () => {
  it('a school that is full for everybody', () => registered.when(recordDutyOfCareException()).then(dutyOfCareExceptionRecorded()));
  it('is rejected when it is full for some', () => registered.when(recordDutyOfCareException({ appliesToAllApplicants: false })).thenRejected('full-for-some-only'));
  it('is rejected without evidence', () => registered.when(recordDutyOfCareException({ evidence: text(' ') })).thenRejected('exception-without-evidence'));

  const conditions = { exception: 'admission-conditions-not-met', appliesToAllApplicants: false } as const;
  it('conditions of admission in secondary education', () =>
    registered.when(recordDutyOfCareException({ ...conditions, sector: 'vo' })).then(dutyOfCareExceptionRecorded({ ...conditions, sector: 'vo' })));
  it('is rejected in primary education', () => registered.when(recordDutyOfCareException({ ...conditions, sector: 'po' })).thenRejected('conditions-only-in-secondary'));

  it('asks no decision any more', () => expect(registered.and(dutyOfCareExceptionRecorded()).due('2026-03-01')).toEqual([]));
  it('is refused without a registration', () => empty.when(recordDutyOfCareException()).thenRefused('not-registered'));
});

describe('W-07: a decision within six weeks, extended once by at most four (WPO 40(6); WVO 2020 8.8(2))', () => {
  const dueFor = (it: typeof registered) => it.due('2026-02-23').find(({ rule }) => rule === 'W-07')?.due;
  const lastDay = { occurredOn: '2026-02-23' } as const;

  it('is due after six weeks, on the same weekday', () => expect(dueFor(registered)).toBe('2026-02-23'));
  it('is extended on the last day of the first term', () => registered.when(extendAdmissionDecision(lastDay)).then(admissionDecisionExtended(lastDay)));
  it('is rejected on the day after', () => registered.when(extendAdmissionDecision({ occurredOn: '2026-02-24' })).thenRejected('extension-too-late'));
  it('is rejected for five weeks', () => registered.when(extendAdmissionDecision({ weeks: 5 })).thenRejected('extension-too-long'));
  it('is rejected a second time', () => registered.and(admissionDecisionExtended()).when(extendAdmissionDecision()).thenRejected('extended-twice'));
  it('is rejected when parents do not know', () => registered.when(extendAdmissionDecision({ parentsTold: false })).thenRejected('extension-not-told'));
  it('is due four weeks later when extended', () => expect(dueFor(registered.and(admissionDecisionExtended()))).toBe('2026-03-23'));
  it('does not move by a late extension', () => expect(dueFor(registered.and(admissionDecisionExtended({ occurredOn: '2026-02-24' })))).toBe('2026-02-23'));
  it('is refused without a registration', () => empty.when(extendAdmissionDecision()).thenRefused('not-registered'));

  it.each([
    ['admitted', pupilAdmitted()],
    ['refused', admissionRefused()],
    ['enrolled', pupilEnrolled()],
    ['registered elsewhere', dutyOfCareEnded()],
  ])('is done when %s', (_how, event) => expect(registered.and(event).due('2026-03-01').filter(({ rule }) => rule === 'W-07' || rule === 'W-08')).toEqual([]));
  it('admits', () => registered.when(admitPupil()).then(pupilAdmitted()));
});

describe('W-08: no decision after ten weeks gives a place for the time being (WPO 40(7); WVO 2020 8.13)', () => {
  it('is due on the day after ten weeks', () => expect(registered.due('2026-03-24').at(-1)).toEqual({ rule: 'W-08', due: '2026-03-24', entry: 0 }));
  it('is recorded on that day', () => registered.when(startTemporaryPlacement()).then(temporaryPlacementStarted()));
  it('is rejected on the day before', () => registered.when(startTemporaryPlacement({ occurredOn: '2026-03-23' })).thenRejected('placed-before-ten-weeks'));
  it('is done by it, and the decision stays due', () => expect(registered.and(temporaryPlacementStarted()).due('2026-04-01').map(({ rule }) => rule)).toEqual(['W-07']));
});

describe('W-09: a pupil with extra needs is refused only when another school is willing (WPO 40(4); WVO 2020 8.9(2))', () => {
  const prepared = inNeed.and(spoken, alternativeSchoolSought(), alternativeSchoolFound());

  it('is recorded after a talk and with a willing school', () => prepared.when(refuseAdmission()).then(admissionRefused()));
  it('is rejected without a talk', () => inNeed.and(alternativeSchoolSought(), alternativeSchoolFound()).when(refuseAdmission()).thenRejected('refused-without-talk'));
  it('is rejected without both', () => inNeed.when(refuseAdmission()).thenRejected('no-school-willing', 'refused-without-talk'));
  it('is rejected when the other school is not willing', () => inNeed.and(spoken, alternativeSchoolFound({ willing: false })).when(refuseAdmission()).thenRejected('no-school-willing'));
  it('is recorded when the other school was found on that day', () => inNeed.and(spoken, alternativeSchoolFound({ occurredOn: '2026-02-09' })).when(refuseAdmission()).then(admissionRefused()));
  it('is rejected when the other school was found on the day after', () => inNeed.and(spoken, alternativeSchoolFound({ occurredOn: '2026-02-10' })).when(refuseAdmission()).thenRejected('no-school-willing'));
  it('is rejected without a reason', () => prepared.when(refuseAdmission({ rationale: [] })).thenRejected('refusal-without-reason'));
  it('asks neither where the duty of care did not start', () => inNeed.and(dutyOfCareExceptionRecorded()).when(refuseAdmission()).then(admissionRefused()));
  it('asks neither of a pupil without extra needs', () => registered.when(refuseAdmission()).then(admissionRefused()));
  it('asks neither when a later assessment found none', () =>
    inNeed.and(supportNeedAssessmentStarted({ assessmentId: 'next' }), supportNeedAssessed({ assessmentId: 'next', extraSupport: false, occurredOn: '2026-02-01' })).when(refuseAdmission()).then(admissionRefused()));

  it('seeks and finds', () => {
    inNeed.when(seekAlternativeSchool()).then(alternativeSchoolSought());
    inNeed.when(findAlternativeSchool()).then(alternativeSchoolFound());
  });
  it('assesses what was started', () => registered.and(supportNeedAssessmentStarted()).when(assessSupportNeed()).then(supportNeedAssessed()));
  it('starts', () => registered.when(startSupportNeedAssessment()).then(supportNeedAssessmentStarted()));
  it('is refused for an assessment that is not there', () => registered.when(assessSupportNeed()).thenRefused('unknown-assessment'));
  it('is refused on a day before it started', () => registered.and(supportNeedAssessmentStarted()).when(assessSupportNeed({ occurredOn: '2026-01-11' })).thenRefused('assessed-before-started'));
});

describe('W-10: the duty of care ends when there is another school (source 004)', () => {
  const elsewhere = { reason: 'registered-elsewhere', school: 'De Brug' } as const;

  it('is recorded with its name', () => registered.when(endDutyOfCare(elsewhere)).then(dutyOfCareEnded(elsewhere)));
  it('is rejected without', () => registered.when(endDutyOfCare({ reason: 'registered-elsewhere' })).thenRejected('other-school-not-named'));
  it('names none when the parents took the registration back', () => registered.when(endDutyOfCare()).then(dutyOfCareEnded()));
});

describe('W-32: enrolment and leaving (Besluit bekostiging WPO 9(1))', () => {
  const enrolled = registered.and(pupilEnrolled());

  it('is recorded', () => enrolled.when(deregisterPupil()).then(pupilDeregistered()));
  it('is refused for a pupil who is not enrolled', () => registered.when(deregisterPupil()).thenRefused('not-enrolled'));
  it('is refused twice', () => enrolled.and(pupilDeregistered()).when(deregisterPupil()).thenRefused('not-enrolled'));
  it('is refused before the enrolment', () => enrolled.when(deregisterPupil({ occurredOn: '2026-01-11' })).thenRefused('deregistered-before-enrolled'));
  it('enrols again after leaving', () => enrolled.and(pupilDeregistered()).when(enrolPupil({ occurredOn: '2026-09-01' })).then(pupilEnrolled({ occurredOn: '2026-09-01' })));
  it('knows groups 1 to 8 and years 1 to 6', () => {
    enrolled.when(setPupilGroup()).then(pupilGroupSet());
    enrolled.when(setPupilGroup({ sector: 'vo', group: 7 })).thenRefused('no-such-group');
    enrolled.when(setPupilGroup({ group: 9 })).thenRefused('no-such-group');
  });
});
