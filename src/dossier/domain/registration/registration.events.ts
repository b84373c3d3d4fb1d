import type { Event, PlainDate } from '../../../kernel/event.ts';
import type { Segments, SpeaksOf } from '../text.ts';

/** The written registration that opens a dossier and starts the duty of care (W-06; WPO 40(2), WVO 2020 8.8(1)). */
export type RegistrationReceived = Event<'RegistrationReceived', {
  readonly schoolId: string;
  readonly written: boolean;
  /** Person in this dossier who registered the pupil. */
  readonly submittedBy: string;
  readonly capacity: SubmitterCapacity;
}>;

export type SubmitterCapacity = 'parent' | 'guardian' | 'caregiver' | 'pupil';

/** The board goes on with a file that somebody else, or another system, kept until now. It opens a dossier without a registration. */
export type FileTakenOver = Event<'FileTakenOver', {
  readonly schoolId: string;
  /** Name of the board or of the system that kept it. */
  readonly keptBy: string;
  readonly form: 'paper' | 'digital' | 'both';
  /** What the file was called there. */
  readonly file: string;
  /** Name of the employee who saw to it that everything came over. */
  readonly checkedBy: string;
}>;

/** What school and parents expect of each other, said at the registration (source 002). */
export type MutualExpectationsRecorded = Event<'MutualExpectationsRecorded', {
  readonly school: readonly Segments[];
  readonly parents: readonly Segments[];
  readonly responsibilities: readonly Segments[];
} & SpeaksOf>;

/** What child, parents and teacher each need to make it work (source 002). */
export type NeedsRecorded = Event<'NeedsRecorded', {
  readonly child: readonly Segments[];
  readonly parents: readonly Segments[];
  readonly teacher: readonly Segments[];
} & SpeaksOf>;

/** Primary, secondary or special education. */
export type Sector = 'po' | 'vo' | 'so';

export type DutyOfCareException = 'school-full' | 'foundation-not-endorsed' | 'cluster-1-or-2' | 'admission-conditions-not-met';

/** Why the duty of care does not start (WPO 40(4) and (5); WVO 2020 8.9(2) and (3); source 004). */
export type DutyOfCareExceptionRecorded = Event<'DutyOfCareExceptionRecorded', {
  readonly exception: DutyOfCareException;
  readonly sector: Sector;
  /** A full school is full for everybody. */
  readonly appliesToAllApplicants: boolean;
  readonly evidence: Segments;
} & SpeaksOf>;

export type SupportNeedAssessmentStarted = Event<'SupportNeedAssessmentStarted', { readonly assessmentId: string; readonly reason: Segments } & SpeaksOf>;

/** Whether the pupil needs more than basic support (WPO 40(3); WVO 2020 8.9(1)). */
export type SupportNeedAssessed = Event<'SupportNeedAssessed', {
  readonly assessmentId: string;
  readonly extraSupport: boolean;
  readonly findings: Segments;
} & SpeaksOf>;

/** The decision takes longer, at most four weeks, and the parents heard it (WPO 40(6); WVO 2020 8.8(2)). */
export type AdmissionDecisionExtended = Event<'AdmissionDecisionExtended', {
  readonly weeks: number;
  readonly parentsTold: boolean;
  readonly reason: Segments;
} & SpeaksOf>;

export type PupilAdmitted = Event<'PupilAdmitted', { readonly schoolId: string }>;

export type AdmissionRefused = Event<'AdmissionRefused', { readonly rationale: Segments } & SpeaksOf>;

/** No decision after ten weeks: the pupil has a place from the next day (WPO 40(7); WVO 2020 8.13). */
export type TemporaryPlacementStarted = Event<'TemporaryPlacementStarted', { readonly schoolId: string }>;

export type AlternativeSchoolSought = Event<'AlternativeSchoolSought', { readonly what: Segments } & SpeaksOf>;

export type AlternativeSchoolFound = Event<'AlternativeSchoolFound', {
  /** Name of the other school. */
  readonly school: string;
  /** That school is willing to admit the pupil. */
  readonly willing: boolean;
}>;

export type DutyOfCareEnd = 'registered-elsewhere' | 'admitted-elsewhere' | 'withdrawn-by-parents';

/** Another school has the duty of care now, or the parents took the registration back (W-10; source 004). */
export type DutyOfCareEnded = Event<'DutyOfCareEnded', {
  readonly reason: DutyOfCareEnd;
  /** Name of the other school. */
  readonly school?: string;
}>;

/** The pupil attends this school of the board from the day it occurred. */
export type PupilEnrolled = Event<'PupilEnrolled', { readonly schoolId: string }>;

/** The group (groep 1-8) or year that the pupil is in, in a school year. */
export type PupilGroupSet = Event<'PupilGroupSet', {
  readonly sector: Sector;
  /** Groep 1 to 8, or year 1 to 6. */
  readonly group: number;
  /** Last day of the school year. */
  readonly schoolYearEnds: PlainDate;
}>;

/** The day it occurred is the last one at this board: retention runs from it (W-32). */
export type PupilDeregistered = Event<'PupilDeregistered', { readonly reason: 'moved' | 'other-school' | 'finished' | 'other' }>;

export type RegistrationEvent =
  | RegistrationReceived
  | FileTakenOver
  | MutualExpectationsRecorded
  | NeedsRecorded
  | DutyOfCareExceptionRecorded
  | SupportNeedAssessmentStarted
  | SupportNeedAssessed
  | AdmissionDecisionExtended
  | PupilAdmitted
  | AdmissionRefused
  | TemporaryPlacementStarted
  | AlternativeSchoolSought
  | AlternativeSchoolFound
  | DutyOfCareEnded
  | PupilEnrolled
  | PupilGroupSet
  | PupilDeregistered;
