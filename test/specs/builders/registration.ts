import { command, event, newId, text } from './build.ts';

const since = { occurredOn: '2026-01-12' } as const;
const silent = { thirdParties: 'none' } as const;


export const registrationReceived = event('RegistrationReceived', { schoolId: 'school', written: true, submittedBy: newId('submitter'), capacity: 'parent', ...since });
export const fileTakenOver = event('FileTakenOver', { schoolId: 'school', keptBy: 'Stichting De Beuk', form: 'digital', file: 'Dossier 2022-17', checkedBy: 'Ans Beheer', ...since });
export const pupilEnrolled = event('PupilEnrolled', { schoolId: 'school', ...since });

export const registerPupil = command('RegisterPupil', {
  schoolId: 'school',
  written: true,
  pupil: { name: 'Noor', bornOn: '2014-05-20' },
  submitter: { name: 'Moeder', capacity: 'parent' },
  ...since,
});
export const takeOverFile = command('TakeOverFile', { schoolId: 'school', keptBy: 'Stichting De Beuk', form: 'digital', file: 'Dossier 2022-17', checkedBy: 'Ans Beheer', pupil: { name: 'Noor', bornOn: '2014-05-20' }, ...since });
export const enrolPupil = command('EnrolPupil', { schoolId: 'school', ...since });

export const mutualExpectationsRecorded = event('MutualExpectationsRecorded', { school: [text('Ouders bellen als er iets is.')], parents: [text('School vertelt hoe het gaat.')], responsibilities: [], ...silent, ...since });
export const needsRecorded = event('NeedsRecorded', { child: [text('Een rustige plek.')], parents: [text('Elke week een bericht.')], teacher: [text('Tijd om te oefenen.')], ...silent, ...since });
export const dutyOfCareExceptionRecorded = event('DutyOfCareExceptionRecorded', { exception: 'school-full', sector: 'po', appliesToAllApplicants: true, evidence: text('Alle groepen zijn vol.'), ...silent, ...since });
export const supportNeedAssessmentStarted = event('SupportNeedAssessmentStarted', { assessmentId: newId('assessment'), reason: text('Lezen gaat moeilijk.'), ...silent, ...since });
export const supportNeedAssessed = event('SupportNeedAssessed', { assessmentId: newId('assessment'), extraSupport: true, findings: text('Er is hulp nodig bij lezen.'), ...silent, ...since });
export const admissionDecisionExtended = event('AdmissionDecisionExtended', { weeks: 4, parentsTold: true, reason: text('Het onderzoek duurt langer.'), ...silent, occurredOn: '2026-02-02' });
export const pupilAdmitted = event('PupilAdmitted', { schoolId: 'school', ...since });
export const admissionRefused = event('AdmissionRefused', { rationale: text('Een andere school past beter.'), ...silent, occurredOn: '2026-02-09' });
export const temporaryPlacementStarted = event('TemporaryPlacementStarted', { schoolId: 'school', occurredOn: '2026-03-24' });
export const alternativeSchoolSought = event('AlternativeSchoolSought', { what: text('Een kleinere school in de buurt.'), ...silent, ...since });
export const alternativeSchoolFound = event('AlternativeSchoolFound', { school: 'De Brug', willing: true, occurredOn: '2026-02-02' });
export const dutyOfCareEnded = event('DutyOfCareEnded', { reason: 'withdrawn-by-parents', occurredOn: '2026-02-16' });
export const pupilGroupSet = event('PupilGroupSet', { sector: 'po', group: 6, schoolYearEnds: '2026-07-31', ...since });
export const pupilDeregistered = event('PupilDeregistered', { reason: 'moved', occurredOn: '2026-06-30' });

export const recordMutualExpectations = command('RecordMutualExpectations', { school: [text('Ouders bellen als er iets is.')], parents: [text('School vertelt hoe het gaat.')], responsibilities: [], ...silent, ...since });
export const recordNeeds = command('RecordNeeds', { child: [text('Een rustige plek.')], parents: [text('Elke week een bericht.')], teacher: [text('Tijd om te oefenen.')], ...silent, ...since });
export const recordDutyOfCareException = command('RecordDutyOfCareException', { exception: 'school-full', sector: 'po', appliesToAllApplicants: true, evidence: text('Alle groepen zijn vol.'), ...silent, ...since });
export const startSupportNeedAssessment = command('StartSupportNeedAssessment', { reason: text('Lezen gaat moeilijk.'), ...silent, ...since });
export const assessSupportNeed = command('AssessSupportNeed', { assessmentId: newId('assessment'), extraSupport: true, findings: text('Er is hulp nodig bij lezen.'), ...silent, ...since });
export const extendAdmissionDecision = command('ExtendAdmissionDecision', { weeks: 4, parentsTold: true, reason: text('Het onderzoek duurt langer.'), ...silent, occurredOn: '2026-02-02' });
export const admitPupil = command('AdmitPupil', { schoolId: 'school', ...since });
export const refuseAdmission = command('RefuseAdmission', { rationale: text('Een andere school past beter.'), ...silent, occurredOn: '2026-02-09' });
export const startTemporaryPlacement = command('StartTemporaryPlacement', { schoolId: 'school', occurredOn: '2026-03-24' });
export const seekAlternativeSchool = command('SeekAlternativeSchool', { what: text('Een kleinere school in de buurt.'), ...silent, ...since });
export const findAlternativeSchool = command('FindAlternativeSchool', { school: 'De Brug', willing: true, occurredOn: '2026-02-02' });
export const endDutyOfCare = command('EndDutyOfCare', { reason: 'withdrawn-by-parents', occurredOn: '2026-02-16' });
export const setPupilGroup = command('SetPupilGroup', { sector: 'po', group: 6, schoolYearEnds: '2026-07-31', ...since });
export const deregisterPupil = command('DeregisterPupil', { reason: 'moved', occurredOn: '2026-06-30' });
