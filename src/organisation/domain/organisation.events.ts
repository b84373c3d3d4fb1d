import type { Event, PlainDate } from '../../kernel/event.ts';

export type Sector = 'po' | 'vo' | 'so';

/** What a member of staff is at this board. Who works with which pupil stands in the pupil's dossier. */
export type StaffRole = 'administrator' | 'teacher' | 'internal-counsellor' | 'support-coordinator' | 'privacy-officer';

/** The board is the controller of its dossiers. A test board is deleted with its keys. */
export type BoardRegistered = Event<'BoardRegistered', { readonly name: string; readonly testTenant: boolean }>;

export type SchoolOpened = Event<'SchoolOpened', { readonly schoolId: string; readonly name: string; readonly sector: Sector }>;

/** Somebody works for the board, at one school or (without schoolId) at all of them, from a day to a day, both included. */
export type RoleGranted = Event<'RoleGranted', {
  readonly grantId: string;
  /** Opaque reference to (issuer, subject). */
  readonly account: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly schoolId?: string;
  readonly from: PlainDate;
  readonly until?: PlainDate;
}>;

/** `until` is the last day. */
export type RoleRevoked = Event<'RoleRevoked', { readonly grantId: string; readonly until: PlainDate }>;

/** A system may deliver facts on behalf of the board (AD-35): for these schools, or for all when the list is empty. */
export type MandateGranted = Event<'MandateGranted', {
  readonly mandateId: string;
  /** Opaque reference to the account of the system. */
  readonly client: string;
  readonly system: string;
  readonly schoolIds: readonly string[];
  readonly from: PlainDate;
  readonly until?: PlainDate;
}>;

/** `until` is the last day. */
export type MandateRevoked = Event<'MandateRevoked', { readonly mandateId: string; readonly until: PlainDate }>;

export type OrganisationEvent = BoardRegistered | SchoolOpened | RoleGranted | RoleRevoked | MandateGranted | MandateRevoked;
