import type { Event, PlainDate } from '../../../kernel/event.ts';
import type { Segments, SpeaksOf } from '../text.ts';

/** What consent is asked for: to talk with a care provider, with the previous school beyond its report, with somebody else. */
export type ConsentPurpose = 'care-provider' | 'previous-school' | 'third-party';

export type ConsentRequested = Event<'ConsentRequested', {
  readonly consentId: string;
  readonly purpose: ConsentPurpose;
  /** Organisation or person that it is about. */
  readonly counterparty: string;
  /** What may be spoken of or shared. */
  readonly scope: string;
  /** Version of the text that was put before them. */
  readonly textVersion: string;
  /** Last day on which it counts. */
  readonly validUntil: PlainDate;
}>;

/** In what right somebody consents, derived on that day. `none` only ever stands in an irregular or imported entry. */
export type ConsentCapacity = 'authority-holder' | 'pupil' | 'none';

export type ConsentGranted = Event<'ConsentGranted', {
  readonly consentId: string;
  readonly grantor: string;
  readonly capacity: ConsentCapacity;
  readonly how: 'portal' | 'paper' | 'spoken';
  /** Where the proof is kept. */
  readonly evidence?: string;
}>;

export type ConsentRefused = Event<'ConsentRefused', { readonly consentId: string; readonly grantor: string }>;

/** Works at once, for the future. */
export type ConsentWithdrawn = Event<'ConsentWithdrawn', { readonly consentId: string; readonly grantor: string }>;

/** What a pupil from 16 lets a parent do: have a copy, or see everything as before (it then covers the copy too). */
export type PermissionScope = 'copy' | 'everything';

export type PupilPermissionGranted = Event<'PupilPermissionGranted', {
  readonly permissionId: string;
  readonly parent: string;
  readonly scope: PermissionScope;
}>;

export type PupilPermissionWithdrawn = Event<'PupilPermissionWithdrawn', { readonly permissionId: string }>;

/** The school spoke with a care provider of the child, on this consent (W-21; source 004). */
export type CareProviderContacted = Event<'CareProviderContacted', { readonly consentId: string; readonly report: Segments } & SpeaksOf>;

/** The pupil, from 16, does not permit a parent (source 004). */
export type PupilPermissionRefused = Event<'PupilPermissionRefused', {
  readonly parent: string;
  readonly scope: 'copy' | 'everything';
}>;

/** The school may ask for reports of earlier examinations (source 004). */
export type AssessmentReportRequested = Event<'AssessmentReportRequested', {
  readonly reportRequestId: string;
  /** Who is asked. */
  readonly person: string;
  /** Which report. */
  readonly what: string;
  readonly why: Segments;
} & SpeaksOf>;

/** The report was given, by whom it was asked of. Only those involved read it. */
export type AssessmentReportProvided = Event<'AssessmentReportProvided', {
  readonly reportRequestId: string;
  readonly person: string;
  readonly findings: Segments;
} & SpeaksOf>;

/** Not given, and no reason is asked. */
export type AssessmentReportDeclined = Event<'AssessmentReportDeclined', {
  readonly reportRequestId: string;
  readonly person: string;
}>;

/** The school spoke with the previous school, beyond its report, on this consent (W-21; source 004). */
export type PreviousSchoolContacted = Event<'PreviousSchoolContacted', {
  /** Consent on which the school speaks with it. */
  readonly consentId: string;
  readonly report: Segments;
} & SpeaksOf>;

export type ConsentEvent =
  | ConsentRequested
  | ConsentGranted
  | ConsentRefused
  | ConsentWithdrawn
  | PupilPermissionGranted
  | PupilPermissionWithdrawn
  | CareProviderContacted
  | PupilPermissionRefused
  | AssessmentReportRequested
  | AssessmentReportProvided
  | AssessmentReportDeclined
  | PreviousSchoolContacted;
