import type { Event, PlainDate } from '../../../kernel/event.ts';

/** A school board, or (with schoolId) one school of it, takes part in the partnership (WVO 2020 2.47, WPO 18a). Ids are those of the board's own organisation. */
export type MembershipStarted = Event<'MembershipStarted', {
  readonly membershipId: string;
  readonly boardId: string;
  readonly schoolId?: string;
  readonly from: PlainDate;
  readonly until?: PlainDate;
}>;

/** `until` is the last day. */
export type MembershipEnded = Event<'MembershipEnded', { readonly membershipId: string; readonly until: PlainDate }>;

export type MembershipEvent = MembershipStarted | MembershipEnded;
