import { endOfSchoolYear } from '../../kernel/calendar.ts';
import { fact, opening, when, type OpeningFact } from './fact.ts';
import * as dto from './registration.dto.ts';
import { segmentLists, spoken } from './spoken.ts';

/** What opens a dossier has a route of its own, for there is no dossier yet. */
export const registration = opening({
  type: 'RegistrationReceived',
  path: '',
  summary: 'The written registration that opens a dossier.',
  body: dto.RegisterPupilDto,
  command: ({ schoolId, written, pupil, submitter, ...body }) => ({
    type: 'RegisterPupil',
    data: {
      schoolId,
      written,
      pupil: { name: pupil.name, bornOn: pupil.bornOn },
      submitter: { name: submitter.name, capacity: submitter.capacity, ...(submitter.relation !== undefined && { relation: submitter.relation }) },
      ...when(body),
    },
  }),
});

export const takeover = opening({
  type: 'FileTakenOver',
  path: 'takeovers',
  summary: 'A file that another board or system kept until now; it opens a dossier, and its history can be imported.',
  body: dto.TakeOverFileDto,
  command: ({ schoolId, pupil, keptBy, form, file, checkedBy, ...body }) => ({
    type: 'TakeOverFile',
    data: { schoolId, pupil: { name: pupil.name, bornOn: pupil.bornOn }, keptBy, form, file, checkedBy, ...when(body) },
  }),
});

export const openings: readonly OpeningFact[] = [registration, takeover];

export const registrationFacts = [
  fact({
    type: 'MutualExpectationsRecorded',
    path: 'mutual-expectations',
    summary: 'What school and parents expect of each other.',
    body: dto.RecordMutualExpectationsDto,
    command: (body) => {
      const [school, parents, responsibilities] = [segmentLists(body.school), segmentLists(body.parents), segmentLists(body.responsibilities)];
      return { type: 'RecordMutualExpectations', data: { school, parents, responsibilities, ...spoken(body, {}, school, parents, responsibilities), ...when(body) } };
    },
  }),
  fact({
    type: 'NeedsRecorded',
    path: 'needs',
    summary: 'What child, parents and teacher each need.',
    body: dto.RecordNeedsDto,
    command: (body) => {
      const [child, parents, teacher] = [segmentLists(body.child), segmentLists(body.parents), segmentLists(body.teacher)];
      return { type: 'RecordNeeds', data: { child, parents, teacher, ...spoken(body, {}, child, parents, teacher), ...when(body) } };
    },
  }),
  fact({
    type: 'DutyOfCareExceptionRecorded',
    path: 'duty-of-care-exceptions',
    summary: 'Why the duty of care does not start.',
    body: dto.RecordDutyOfCareExceptionDto,
    command: ({ exception, sector, appliesToAllApplicants, evidence, ...body }) => ({
      type: 'RecordDutyOfCareException',
      data: { exception, sector, appliesToAllApplicants, ...spoken(body, { evidence }), ...when(body) },
    }),
  }),
  fact({
    type: 'SupportNeedAssessmentStarted',
    path: 'support-need-assessments',
    summary: 'The school looks whether the pupil needs extra support.',
    body: dto.StartSupportNeedAssessmentDto,
    command: ({ reason, ...body }) => ({ type: 'StartSupportNeedAssessment', data: { ...spoken(body, { reason }), ...when(body) } }),
  }),
  fact({
    type: 'SupportNeedAssessed',
    path: 'support-need-assessments/:assessmentId/outcomes',
    subject: 'assessmentId',
    summary: 'Whether the pupil needs extra support.',
    body: dto.AssessSupportNeedDto,
    command: ({ extraSupport, findings, ...body }, assessmentId) => ({ type: 'AssessSupportNeed', data: { assessmentId, extraSupport, ...spoken(body, { findings }), ...when(body) } }),
  }),
  fact({
    type: 'AdmissionDecisionExtended',
    path: 'admission-extensions',
    summary: 'The decision about admission takes longer, once, at most four weeks.',
    body: dto.ExtendAdmissionDecisionDto,
    command: ({ weeks, parentsTold, reason, ...body }) => ({ type: 'ExtendAdmissionDecision', data: { weeks, parentsTold, ...spoken(body, { reason }), ...when(body) } }),
  }),
  fact({
    type: 'PupilAdmitted',
    path: 'admissions',
    summary: 'The school admits the pupil.',
    body: dto.AdmitPupilDto,
    command: (body) => ({ type: 'AdmitPupil', data: { schoolId: body.schoolId, ...when(body) } }),
  }),
  fact({
    type: 'AdmissionRefused',
    path: 'admission-refusals',
    summary: 'The school does not admit the pupil, and why.',
    body: dto.RefuseAdmissionDto,
    command: ({ rationale, ...body }) => ({ type: 'RefuseAdmission', data: { ...spoken(body, { rationale }), ...when(body) } }),
  }),
  fact({
    type: 'TemporaryPlacementStarted',
    path: 'temporary-placements',
    summary: 'No decision after ten weeks: the pupil has a place for the time being.',
    body: dto.StartTemporaryPlacementDto,
    command: (body) => ({ type: 'StartTemporaryPlacement', data: { schoolId: body.schoolId, ...when(body) } }),
  }),
  fact({
    type: 'AlternativeSchoolSought',
    path: 'alternative-school-searches',
    summary: 'The school looks for another school that fits.',
    body: dto.SeekAlternativeSchoolDto,
    command: ({ what, ...body }) => ({ type: 'SeekAlternativeSchool', data: { ...spoken(body, { what }), ...when(body) } }),
  }),
  fact({
    type: 'AlternativeSchoolFound',
    path: 'alternative-schools',
    summary: 'What another school answered.',
    body: dto.FindAlternativeSchoolDto,
    command: (body) => ({ type: 'FindAlternativeSchool', data: { school: body.school, willing: body.willing, ...when(body) } }),
  }),
  fact({
    type: 'DutyOfCareEnded',
    path: 'duty-of-care-endings',
    summary: 'Another school has the duty of care now, or the parents took the registration back.',
    body: dto.EndDutyOfCareDto,
    command: ({ reason, school, ...body }) => ({ type: 'EndDutyOfCare', data: { reason, ...(school !== undefined && { school }), ...when(body) } }),
  }),
  fact({
    type: 'PupilEnrolled',
    path: 'enrolments',
    summary: 'The pupil attends a school of the board from this day.',
    body: dto.EnrolPupilDto,
    command: (body) => ({ type: 'EnrolPupil', data: { schoolId: body.schoolId, ...when(body) } }),
  }),
  fact({
    type: 'PupilGroupSet',
    path: 'groups',
    summary: 'The group or year that the pupil is in, in the school year of this day.',
    body: dto.SetPupilGroupDto,
    command: ({ sector, group, ...body }) => ({ type: 'SetPupilGroup', data: { sector, group, schoolYearEnds: endOfSchoolYear(body.occurredOn), ...when(body) } }),
  }),
  fact({
    type: 'PupilDeregistered',
    path: 'deregistrations',
    summary: 'The last day of the pupil at this board.',
    body: dto.DeregisterPupilDto,
    command: (body) => ({ type: 'DeregisterPupil', data: { reason: body.reason, ...when(body) } }),
  }),
];
