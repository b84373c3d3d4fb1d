import type { Event, PlainDate } from '../../../kernel/event.ts';

/** Whom parents can go to, in the words of the sources (000, 004). */
export const ladderRoles = ['teacher', 'mentor', 'internal-counsellor', 'support-coordinator', 'team-leader', 'location-director', 'management', 'confidant'] as const;
export type LadderRole = (typeof ladderRoles)[number];

export const contactRoles = [...ladderRoles, 'privacy-officer', 'complaints', 'school-office'] as const;
export type ContactRole = (typeof contactRoles)[number];

/** One step: any of these roles will do. */
export interface LadderLevel {
  readonly roles: readonly LadderRole[];
}

/** Whom parents of this school go to, in this order, from a day (W-24). */
export type EscalationLadderSet = Event<'EscalationLadderSet', { readonly schoolId: string; readonly levels: readonly LadderLevel[]; readonly from: PlainDate }>;

/** Published for parents: of one school, or (without schoolId) of the whole organisation. Never the account that somebody signs in with. */
export type ContactPublished = Event<'ContactPublished', {
  readonly contactId: string;
  readonly role: ContactRole;
  readonly schoolId?: string;
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly from: PlainDate;
  readonly until?: PlainDate;
}>;

/** `until` is the last day. */
export type ContactWithdrawn = Event<'ContactWithdrawn', { readonly contactId: string; readonly until: PlainDate }>;

export type EscalationEvent = EscalationLadderSet | ContactPublished | ContactWithdrawn;
