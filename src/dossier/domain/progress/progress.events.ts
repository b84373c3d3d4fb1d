import type { Event, PlainDate } from '../../../kernel/event.ts';
import type { Segments, SpeaksOf } from '../text.ts';

/** The school tells how the pupil is doing: in learning and in feeling (WPO 11; WVO 2020 2.97; source 001). */
export type ProgressReported = Event<'ProgressReported', {
  readonly domain: 'cognitive' | 'social-emotional' | 'general';
  /** Persons of this dossier who were told. */
  readonly told: readonly string[];
  readonly report: Segments;
} & SpeaksOf>;

/** A result from the pupil tracking system (LVS; source 004). */
export type TrackingResultRecorded = Event<'TrackingResultRecorded', {
  readonly domain: 'dutch' | 'maths' | 'english' | 'social-emotional' | 'other';
  /** Test or observation list. */
  readonly instrument: string;
  /** As the instrument writes it: a level, a score. */
  readonly result: string;
}>;

/** The pupil was not at school. A code says why; what somebody suffers from does not belong here (UAVG 30). */
export type AbsenceReported = Event<'AbsenceReported', {
  readonly absenceId: string;
  readonly by: 'parent' | 'pupil' | 'school';
  /** First day. */
  readonly from: PlainDate;
  /** Last day. */
  readonly until: PlainDate;
  readonly lessonHours: number;
  readonly reason: 'illness' | 'medical-visit' | 'family' | 'leave' | 'unknown' | 'other';
  /** There was a valid reason (LPW 11). */
  readonly authorised: boolean;
}>;

export type LateArrivalRecorded = Event<'LateArrivalRecorded', {
  readonly minutes: number;
}>;

/** The school reported unlawful absence (LPW 21a). */
export type UnauthorisedAbsenceNotified = Event<'UnauthorisedAbsenceNotified', {
  /** The municipality (leerplichtambtenaar), or the register of absence. */
  readonly to: 'municipality' | 'register';
  readonly lessonHours: number;
}>;

/** At most one week, in writing, with reasons (WPO 40c; WVO 2020 8.14). */
export type SuspensionImposed = Event<'SuspensionImposed', {
  readonly from: PlainDate;
  /** Last day. */
  readonly until: PlainDate;
  readonly written: boolean;
  readonly reason: Segments;
} & SpeaksOf>;

/** The pupil has to leave, once heard and when another school is willing (WPO 40(11); WVO 2020 8.15). */
export type RemovalDecided = Event<'RemovalDecided', {
  readonly parentsHeard: boolean;
  readonly pupilHeard: boolean;
  /** Name of the school that admits the pupil. */
  readonly willingSchool?: string;
  readonly reason: Segments;
} & SpeaksOf>;

export type ProgressEvent =
  | ProgressReported
  | TrackingResultRecorded
  | AbsenceReported
  | LateArrivalRecorded
  | UnauthorisedAbsenceNotified
  | SuspensionImposed
  | RemovalDecided;
