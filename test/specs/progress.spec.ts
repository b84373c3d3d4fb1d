import {
  absenceReported,
  authorityOf,
  decideRemoval,
  disclosureMade,
  entryId,
  imposeSuspension,
  lateArrivalRecorded,
  mother,
  notifyUnauthorisedAbsence,
  progressReported,
  pupilBorn,
  recordLateArrival,
  recordTrackingResult,
  removalDecided,
  reportAbsence,
  reportProgress,
  suspensionImposed,
  trackingResultRecorded,
  unauthorisedAbsenceNotified,
} from './builders/index.ts';
import { given } from './given.ts';

const file = given(pupilBorn('2012-05-20'), mother, authorityOf('mother'));
const away = (on: string, lessonHours: number, absenceId: string) => absenceReported({ from: on, until: on, lessonHours, authorised: false, reason: 'unknown', absenceId, occurredOn: on });

describe('The school tells how it goes (WPO 11; WVO 2020 2.97)', () => {
  it('is recorded', () => file.when(reportProgress()).then(progressReported()));
  it('is refused to somebody who is not there', () => file.when(reportProgress({ told: ['stranger'] })).thenRefused('informed-person-unknown'));
  it('with results', () => file.when(recordTrackingResult()).then(trackingResultRecorded()));
});

describe('W-39: sixteen hours of unlawful absence within four weeks are reported at once (LPW 21a)', () => {
  it('is recorded', () => file.when(reportAbsence()).then(absenceReported()));
  it('is refused backwards', () => file.when(reportAbsence({ until: '2026-03-08' })).thenRefused('ends-before-it-starts'));
  it('coming late is recorded', () => file.when(recordLateArrival()).then(lateArrivalRecorded()));

  const fifteen = file.and(away('2026-03-02', 8, 'a'), away('2026-03-16', 7, 'b'));
  const sixteen = file.and(away('2026-03-02', 8, 'a'), away('2026-03-29', 8, 'b'));
  it('is not due at fifteen hours', () => expect(fifteen.due('2026-04-30')).toEqual([]));
  it('is due at sixteen, on the last day of four weeks', () => expect(sixteen.due('2026-03-29')).toEqual([{ rule: 'W-39', due: '2026-03-29', entry: 4 }]));
  it('is not due when the first lies a day before four weeks', () => expect(file.and(away('2026-03-01', 8, 'a'), away('2026-03-29', 8, 'b')).due('2026-03-29')).toEqual([]));
  it('does not count absence with a reason', () => expect(file.and(away('2026-03-02', 8, 'a'), absenceReported({ lessonHours: 30 })).due('2026-03-29')).toEqual([]));
  it('is done once reported', () => {
    sixteen.when(notifyUnauthorisedAbsence({ occurredOn: '2026-03-30' })).then(unauthorisedAbsenceNotified({ occurredOn: '2026-03-30' }));
    expect(sixteen.and(unauthorisedAbsenceNotified({ occurredOn: '2026-03-30' })).due('2026-04-30')).toEqual([]);
  });
  it('counts again after that', () =>
    expect(sixteen.and(unauthorisedAbsenceNotified({ occurredOn: '2026-03-30' }), away('2026-04-02', 16, 'c')).due('2026-04-30')).toEqual([{ rule: 'W-39', due: '2026-04-02', entry: 6 }]));
});

describe('W-39: a suspension is written, with reasons, at most one week (WPO 40c; WVO 2020 8.14)', () => {
  const week = { until: '2026-03-16' } as const;
  const suspended = file.and(suspensionImposed(week));

  it('is recorded for one week', () => file.when(imposeSuspension(week)).then(suspensionImposed(week)));
  it('is rejected for a day more', () => file.when(imposeSuspension({ until: '2026-03-17' })).thenRejected('suspension-too-long'));
  it('is rejected when not written', () => file.when(imposeSuspension({ written: false })).thenRejected('suspension-not-written'));
  it('is rejected without a reason', () => file.when(imposeSuspension({ reason: [] })).thenRejected('suspension-without-reason'));
  it('of one day is told to nobody', () => expect(file.and(suspensionImposed()).due('2026-03-10')).toEqual([]));
  it('of two days is told to the inspectorate', () => expect(file.and(suspensionImposed({ until: '2026-03-11' })).due('2026-03-10')).toEqual([{ rule: 'W-39', due: '2026-03-10', entry: 3 }]));
  it('is done once told', () => expect(suspended.and(disclosureMade({ entries: [entryId(3)] })).due('2026-03-11')).toEqual([]));
  it('is not done by telling about something else', () => expect(suspended.and(disclosureMade({ entries: [entryId(0)] })).due('2026-03-11')).toHaveLength(1));
});

describe('W-39: nobody is removed unheard and without another school (WVO 2020 8.15)', () => {
  it('is recorded', () => file.when(decideRemoval()).then(removalDecided()));
  it('is rejected when the parents were not heard', () => file.when(decideRemoval({ parentsHeard: false })).thenRejected('removal-unheard'));
  it('is rejected when the pupil was not heard', () => file.when(decideRemoval({ pupilHeard: false })).thenRejected('removal-unheard'));
  it('asks the pupil alone from the 18th birthday', () => given(pupilBorn('2008-03-10')).when(decideRemoval({ parentsHeard: false })).then(removalDecided({ parentsHeard: false })));
  it('asks the parents too on the day before', () => given(pupilBorn('2008-03-11')).when(decideRemoval({ parentsHeard: false })).thenRejected('removal-unheard'));
  it('is rejected without a reason', () => file.when(decideRemoval({ reason: [] })).thenRejected('removal-without-reason'));
  it('is rejected without another school', () => {
    const { command } = { command: decideRemoval() };
    const { willingSchool: _none, ...data } = command.data;
    file.when({ ...command, data }).thenRejected('removal-without-school');
  });
});
