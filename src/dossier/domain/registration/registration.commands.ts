import type { Command } from '../../../kernel/command.ts';
import type { Named, PlainDate } from '../../../kernel/event.ts';
import type { RegistrationEvent, SubmitterCapacity } from './registration.events.ts';

type Fact<T extends RegistrationEvent['type']> = Named<RegistrationEvent, T>['data'];

export type RegistrationCommand =
  | Command<'RegisterPupil', {
      readonly schoolId: string;
      readonly written: boolean;
      readonly pupil: { readonly name: string; readonly bornOn: PlainDate };
      readonly submitter: { readonly name: string; readonly capacity: SubmitterCapacity; readonly relation?: string };
    }>
  | Command<'TakeOverFile', Fact<'FileTakenOver'> & { readonly pupil: { readonly name: string; readonly bornOn: PlainDate } }>
  | Command<'RecordMutualExpectations', Fact<'MutualExpectationsRecorded'>>
  | Command<'RecordNeeds', Fact<'NeedsRecorded'>>
  | Command<'RecordDutyOfCareException', Fact<'DutyOfCareExceptionRecorded'>>
  | Command<'StartSupportNeedAssessment', Omit<Fact<'SupportNeedAssessmentStarted'>, 'assessmentId'>>
  | Command<'AssessSupportNeed', Fact<'SupportNeedAssessed'>>
  | Command<'ExtendAdmissionDecision', Fact<'AdmissionDecisionExtended'>>
  | Command<'AdmitPupil', Fact<'PupilAdmitted'>>
  | Command<'RefuseAdmission', Fact<'AdmissionRefused'>>
  | Command<'StartTemporaryPlacement', Fact<'TemporaryPlacementStarted'>>
  | Command<'SeekAlternativeSchool', Fact<'AlternativeSchoolSought'>>
  | Command<'FindAlternativeSchool', Fact<'AlternativeSchoolFound'>>
  | Command<'EndDutyOfCare', Fact<'DutyOfCareEnded'>>
  | Command<'EnrolPupil', Fact<'PupilEnrolled'>>
  | Command<'SetPupilGroup', Fact<'PupilGroupSet'>>
  | Command<'DeregisterPupil', Fact<'PupilDeregistered'>>;
