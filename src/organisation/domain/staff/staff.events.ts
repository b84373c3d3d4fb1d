import type { Event, PlainDate } from '../../../kernel/event.ts';

export const boardRoles = ['administrator', 'teacher', 'internal-counsellor', 'support-coordinator', 'team-leader', 'management', 'confidant', 'privacy-officer'] as const;
export const partnershipRoles = ['administrator', 'case-worker', 'partnership-expert', 'auditor', 'privacy-officer'] as const;

/** What a member of staff is at this organisation. Who works with which pupil stands in the pupil's dossier. */
export type StaffRole = (typeof boardRoles)[number] | (typeof partnershipRoles)[number];
export const staffRoles: readonly StaffRole[] = [...new Set([...boardRoles, ...partnershipRoles])];

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

/**
 * A system may deliver facts on behalf of the board (AD-35): for these schools, or for all when the list is empty.
 * `only` (since version 2) limits it to these chapters and types of entries; without it every type.
 */
export type MandateGranted = Event<'MandateGranted', {
  readonly mandateId: string;
  /** Opaque reference to the account of the system. */
  readonly client: string;
  readonly system: string;
  readonly schoolIds: readonly string[];
  readonly only?: readonly string[];
  readonly from: PlainDate;
  readonly until?: PlainDate;
}>;

/** `until` is the last day. */
export type MandateRevoked = Event<'MandateRevoked', { readonly mandateId: string; readonly until: PlainDate }>;

export type StaffEvent = RoleGranted | RoleRevoked | MandateGranted | MandateRevoked;
