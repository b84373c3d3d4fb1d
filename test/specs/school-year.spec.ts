import {
  assessmentReportDeclined,
  assessmentReportProvided,
  assessmentReportRequested,
  addPerson,
  authorityOf,
  caregiverRecorded,
  closeGoal,
  consentGranted,
  consentRequested,
  contactPreviousSchool,
  declineAssessmentReport,
  developmentGoalClosed,
  developmentPlanAdopted,
  developmentPlanEnded,
  developmentPlanEvaluated,
  endDevelopmentPlan,
  evaluateDevelopmentPlan,
  explainPupilInfluence,
  father,
  developmentGoalSet,
  grandmother,
  makeAgreement,
  agreementMade,
  markAddressSecret,
  addressMarkedSecret,
  mother,
  newId,
  personAdded,
  previousSchoolContacted,
  provideAssessmentReport,
  pupilBorn,
  pupilDeregistered,
  pupilEnrolled,
  pupilInfluenceExplained,
  pupilPermissionGranted,
  pupilPermissionRefused,
  recordCaregiver,
  recordCourtRestriction,
  courtRestrictionRecorded,
  recordTeachingAdaptation,
  refusePupilPermission,
  requestAssessmentReport,
  supportNeedAssessed,
  supportNeedAssessmentStarted,
  teachingAdaptationRecorded,
  withMother,
  withPupil,
} from './builders/index.ts';
import { permissionInForce } from '../../src/dossier/domain/index.ts';
import { given } from './given.ts';

const file = given(pupilBorn('2014-05-20'), mother, authorityOf('mother'));
const need = [supportNeedAssessmentStarted({ occurredOn: '2025-09-01' }), supportNeedAssessed({ occurredOn: '2025-09-08' })] as const;
const dueOf = (it: typeof file, rule: string, on = '2026-07-31') => it.due(on).filter((due) => due.rule === rule).map(({ due }) => due);

describe('W-11: a pupil who needs extra support has a plan within six weeks (WPO 40a; WVO 2020 2.44(2))', () => {
  it('counts from the enrolment', () => expect(dueOf(file.and(...need, pupilEnrolled({ occurredOn: '2025-10-01' })), 'W-11')).toEqual(['2025-11-12']));
  it('counts from the day the need was established after that', () => expect(dueOf(file.and(pupilEnrolled({ occurredOn: '2025-08-18' }), ...need), 'W-11')).toEqual(['2025-10-20']));
  it('is not due without a need', () => expect(dueOf(file.and(pupilEnrolled()), 'W-11')).toEqual([]));
  it('is done by the plan', () => expect(dueOf(file.and(pupilEnrolled(), ...need, developmentPlanAdopted()), 'W-11')).toEqual([]));
});

describe('W-14: the pupil hears what its own view changed (WVO 2020 2.44(6)), and goals are looked back on', () => {
  const planned = file.and(developmentPlanAdopted({ occurredOn: '2026-03-10' }));

  it('is due within 14 days', () => expect(dueOf(planned, 'W-14')).toEqual(['2026-03-24']));
  it('is not due for a plan of the day before the law', () => expect(dueOf(file.and(developmentPlanAdopted({ occurredOn: '2025-07-31' })), 'W-14')).toEqual([]));
  it('is due for a plan of its first day', () => expect(dueOf(file.and(developmentPlanAdopted({ occurredOn: '2025-08-01' })), 'W-14')).toEqual(['2025-08-15']));
  it('is done once explained', () => {
    planned.when(explainPupilInfluence()).then(pupilInfluenceExplained());
    expect(dueOf(planned.and(pupilInfluenceExplained()), 'W-14')).toEqual([]);
  });
  it('is refused for a version that is not there', () => planned.when(explainPupilInfluence({ version: 2 })).thenRefused('unknown-plan-version'));

  const withGoal = file.and(developmentGoalSet());
  it('closes a goal once, and asks nothing more about it', () => {
    withGoal.when(closeGoal()).then(developmentGoalClosed());
    expect(dueOf(withGoal.and(developmentGoalClosed()), 'W-14')).toEqual([]);
    withGoal.and(developmentGoalClosed()).when(closeGoal()).thenRefused('goal-closed');
  });
  it('adapts teaching', () => withGoal.when(recordTeachingAdaptation({ goalId: newId('goal') })).then(teachingAdaptationRecorded({ goalId: newId('goal') })));
});

describe('W-15: every school year the plan is looked back on with parents and pupil (WVO 2020 2.44(3))', () => {
  const planned = file.and(developmentPlanAdopted({ occurredOn: '2026-03-10' }));
  const on = { occurredOn: '2026-06-15' } as const;

  it('is due at the end of the school year', () => expect(dueOf(planned, 'W-15')).toEqual(['2026-07-31']));
  it('is recorded', () => planned.when(evaluateDevelopmentPlan()).then(developmentPlanEvaluated()));
  it('is due the year after, once done', () => expect(dueOf(planned.and(developmentPlanEvaluated()), 'W-15')).toEqual(['2027-07-31']));
  it('is not done without the pupil', () => expect(dueOf(planned.and(developmentPlanEvaluated({ participants: [withMother], ...on })), 'W-15')).toEqual(['2026-07-31']));
  it('is not done without a parent', () => expect(dueOf(planned.and(developmentPlanEvaluated({ participants: [withPupil], ...on })), 'W-15')).toEqual(['2026-07-31']));
  it('is done when a parent was invited and did not want to', () =>
    expect(dueOf(planned.and(developmentPlanEvaluated({ participants: [withPupil], invitedAndDeclined: ['mother'], ...on })), 'W-15')).toEqual(['2027-07-31']));
  it('is done with the pupil alone from the 18th birthday, not on the day before', () => {
    const alone = (bornOn: string) => given(pupilBorn(bornOn), developmentPlanAdopted({ occurredOn: '2026-03-10' }), developmentPlanEvaluated({ participants: [withPupil], ...on }));
    expect(['2008-06-16', '2008-06-15'].flatMap((bornOn) => dueOf(alone(bornOn), 'W-15'))).toEqual(['2026-07-31', '2027-07-31']);
  });
  it('is not due for a plan that ended, or a pupil who left', () => {
    expect(dueOf(planned.and(developmentPlanEnded()), 'W-15')).toEqual([]);
    expect(dueOf(planned.and(pupilEnrolled(), pupilDeregistered()), 'W-15')).toEqual([]);
  });
  it('ends once', () => {
    planned.when(endDevelopmentPlan()).then(developmentPlanEnded());
    planned.and(developmentPlanEnded()).when(endDevelopmentPlan()).thenRefused('plan-ended');
  });
});

describe('W-21, W-22: reports and the previous school (source 004)', () => {
  const asked = file.and(assessmentReportRequested());
  const consent = file.and(consentRequested({ purpose: 'previous-school' }), consentGranted());

  it('asks for a report', () => file.when(requestAssessmentReport()).then(assessmentReportRequested()));
  it('gets it from a parent with authority', () => asked.when(provideAssessmentReport()).then(assessmentReportProvided()));
  it('does not take it from a parent without', () => asked.and(father).when(provideAssessmentReport({ person: 'father' })).thenRejected('grantor-not-entitled'));
  it('takes a no', () => asked.when(declineAssessmentReport()).then(assessmentReportDeclined()));
  it('is refused when nothing was asked', () => file.when(provideAssessmentReport()).thenRefused('unknown-report-request'));
  it('speaks with the previous school on consent for that', () => consent.when(contactPreviousSchool()).then(previousSchoolContacted()));
  it('is rejected on consent for something else', () => file.and(consentRequested(), consentGranted()).when(contactPreviousSchool()).thenRejected('consent-for-other-purpose'));
  it('is rejected when no parent consented', () => file.and(consentRequested({ purpose: 'previous-school' })).when(contactPreviousSchool()).thenRejected('parent-consent-missing'));
});

describe('W-26: a pupil from 16 says no to a parent (UAVG 5; source 004)', () => {
  const young = given(pupilBorn('2010-03-10'), mother, authorityOf('mother'));

  it('is recorded on the 16th birthday', () => young.when(refusePupilPermission()).then(pupilPermissionRefused()));
  it('is rejected on the day before', () => young.when(refusePupilPermission({ occurredOn: '2026-03-09' })).thenRejected('permission-before-16'));
  it('ends what was permitted', () => {
    const permitted = young.and(pupilPermissionGranted({ scope: 'everything' }));
    const refused = permitted.and(pupilPermissionRefused({ occurredOn: '2026-03-20' }));
    expect(['2026-03-19', '2026-03-20'].map((on) => permissionInForce(refused.dossier, 'mother', 'copy', on))).toEqual([true, false]);
  });
});

describe('W-25: who takes care, who is kept away (BW 1:245; policy)', () => {
  it('records a caregiver for a time, and then an agreement with this person counts', () => {
    const cared = file.and(grandmother);
    cared.when(recordCaregiver({ personId: 'grandmother' })).then(caregiverRecorded({ personId: 'grandmother' }));
    const atTable = makeAgreement({ participants: [{ role: 'staff', personId: 'grandmother', presence: 'in-person' }] });
    cared.when(atTable).thenRejected('parent-not-present');
    cared.and(caregiverRecorded({ personId: 'grandmother' })).when(atTable).then(agreementMade({ participants: [{ role: 'staff', personId: 'grandmother', presence: 'in-person' }] }));
  });
  it('is refused backwards', () => file.when(recordCaregiver({ personId: 'mother', until: '2025-08-17' })).thenRefused('period-ends-before-it-starts'));
  it('keeps an address secret', () => file.when(markAddressSecret()).then(addressMarkedSecret()));
  it('records a court order that somebody saw', () => file.and(father).when(recordCourtRestriction()).then(courtRestrictionRecorded()));
  it('is recorded when it was seen on that day', () => file.and(father).when(recordCourtRestriction({ orderSeenOn: '2025-09-02' })).then(courtRestrictionRecorded({ orderSeenOn: '2025-09-02' })));
  it('is rejected when it is still to be seen', () => file.and(father).when(recordCourtRestriction({ orderSeenOn: '2025-09-03' })).thenRejected('authority-evidence-in-future'));
  it('adds people as before', () => file.when(addPerson()).then(personAdded()));
});
