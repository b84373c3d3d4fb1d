import type { Event, PlainDate } from '../../../kernel/event.ts';

/** Somebody who matters in this dossier. The pupil is one of them, exactly once. */
export type PersonRole = 'pupil' | 'parent' | 'caregiver' | 'other';

/** Paper that somebody saw: what it was and on which day. No copies, no numbers. */
export interface AuthorityEvidence {
  readonly kind: 'authority-register-extract' | 'court-order' | 'birth-certificate' | 'marriage-certificate' | 'board-declaration';
  readonly seenOn: PlainDate;
}

export type PersonAdded = Event<'PersonAdded', {
  readonly personId: string;
  readonly role: PersonRole;
  readonly name: string;
  /** Always known for a pupil who is registered; unknown counts as a minor. */
  readonly bornOn?: PlainDate;
  /** What this person is to the pupil, as people say it: "moeder", "pleegvader". */
  readonly relation?: string;
}>;

/** Parental authority (gezag) as a dated fact, from evidence. Unknown authority is none (W-25). */
export type ParentalAuthorityRecorded = Event<'ParentalAuthorityRecorded', {
  readonly personId: string;
  readonly from: PlainDate;
  readonly evidence: AuthorityEvidence;
}>;

export type ParentalAuthorityEnded = Event<'ParentalAuthorityEnded', {
  readonly personId: string;
  /** The last day on which this person had authority. */
  readonly until: PlainDate;
  readonly evidence: AuthorityEvidence;
}>;

export type ContactDetailsChanged = Event<'ContactDetailsChanged', {
  readonly personId: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
}>;

/** A sign-in account belongs to a person of this dossier; staff saw who it is. */
export type AccountLinked = Event<'AccountLinked', {
  readonly personId: string;
  /** Opaque reference to (issuer, subject). */
  readonly account: string;
  readonly evidence: 'identity-document-seen' | 'known-in-person' | 'portal-invitation';
}>;

export type AccountUnlinked = Event<'AccountUnlinked', { readonly personId: string; readonly account: string }>;

export type AssignedRole = 'teacher' | 'mentor' | 'internal-counsellor' | 'support-coordinator';

/** A member of staff works with this pupil, from a day to a day, both included. */
export type StaffAssigned = Event<'StaffAssigned', {
  readonly assignmentId: string;
  readonly account: string;
  readonly name: string;
  readonly role: AssignedRole;
  readonly from: PlainDate;
  readonly until?: PlainDate;
}>;

export type StaffUnassigned = Event<'StaffUnassigned', { readonly assignmentId: string; readonly until: PlainDate }>;

/** Somebody takes care of the pupil without authority: the rights of education law, not those of the AVG (WPO 1). */
export type CaregiverRecorded = Event<'CaregiverRecorded', {
  readonly personId: string;
  readonly from: PlainDate;
  /** Last day. */
  readonly until?: PlainDate;
  readonly kind: 'foster-parent' | 'family' | 'institution' | 'other';
}>;

/** Where this person lives is told to nobody outside the school. */
export type AddressMarkedSecret = Event<'AddressMarkedSecret', {
  readonly personId: string;
  readonly from: PlainDate;
}>;

/** A court keeps somebody from the child or from information about it. It holds in every capacity of that person. */
export type CourtRestrictionRecorded = Event<'CourtRestrictionRecorded', {
  readonly personId: string;
  readonly restriction: 'no-contact' | 'no-information';
  readonly from: PlainDate;
  /** Last day. */
  readonly until?: PlainDate;
  /** Day on which somebody saw the order. */
  readonly orderSeenOn: PlainDate;
}>;

export type PeopleEvent =
  | PersonAdded
  | ParentalAuthorityRecorded
  | ParentalAuthorityEnded
  | ContactDetailsChanged
  | AccountLinked
  | AccountUnlinked
  | StaffAssigned
  | StaffUnassigned
  | CaregiverRecorded
  | AddressMarkedSecret
  | CourtRestrictionRecorded;
