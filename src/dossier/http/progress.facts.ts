import { spoken } from './spoken.ts';
import * as dto from './progress.dto.ts';
import { fact, when } from './fact.ts';

export const progressFacts = [
  fact({
    type: 'ProgressReported',
    path: 'progress-reports',
    summary: 'The school tells the parents how the pupil is doing.',
    body: dto.ReportProgressDto,
    command: ({ report, ...body }) => ({ type: 'ReportProgress', data: { domain: body.domain, told: body.told, ...spoken(body, { report }), ...when(body) } }),
  }),
  fact({
    type: 'TrackingResultRecorded',
    path: 'tracking-results',
    summary: 'A result from the pupil tracking system.',
    body: dto.RecordTrackingResultDto,
    command: (body) => ({ type: 'RecordTrackingResult', data: { domain: body.domain, instrument: body.instrument, result: body.result, ...when(body) } }),
  }),
  fact({
    type: 'AbsenceReported',
    path: 'absences',
    summary: 'The pupil was not at school.',
    body: dto.ReportAbsenceDto,
    command: (body) => ({
      type: 'ReportAbsence',
      data: { by: body.by, from: body.from, until: body.until, lessonHours: body.lessonHours, reason: body.reason, authorised: body.authorised, ...when(body) },
    }),
  }),
  fact({
    type: 'LateArrivalRecorded',
    path: 'late-arrivals',
    summary: 'The pupil came late.',
    body: dto.RecordLateArrivalDto,
    command: (body) => ({ type: 'RecordLateArrival', data: { minutes: body.minutes, ...when(body) } }),
  }),
  fact({
    type: 'UnauthorisedAbsenceNotified',
    path: 'absence-notices',
    summary: 'The school reported unlawful absence.',
    body: dto.NotifyUnauthorisedAbsenceDto,
    command: (body) => ({ type: 'NotifyUnauthorisedAbsence', data: { to: body.to, lessonHours: body.lessonHours, ...when(body) } }),
  }),
  fact({
    type: 'SuspensionImposed',
    path: 'suspensions',
    summary: 'The pupil may not come to school for some days.',
    body: dto.ImposeSuspensionDto,
    command: ({ reason, ...body }) => ({
      type: 'ImposeSuspension',
      data: { from: body.from, until: body.until, written: body.written, ...spoken(body, { reason }), ...when(body) },
    }),
  }),
  fact({
    type: 'RemovalDecided',
    path: 'removals',
    summary: 'The pupil has to leave the school.',
    body: dto.DecideRemovalDto,
    command: ({ willingSchool, reason, ...body }) => ({
      type: 'DecideRemoval',
      data: { parentsHeard: body.parentsHeard, pupilHeard: body.pupilHeard, ...(willingSchool !== undefined && { willingSchool }), ...spoken(body, { reason }), ...when(body) },
    }),
  }),
];
