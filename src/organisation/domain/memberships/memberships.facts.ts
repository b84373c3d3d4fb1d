import type { PlainDate } from '../../../kernel/event.ts';
import { overlap, within, type Period } from '../dated.ts';

export interface Membership extends Period {
  readonly membershipId: string;
  readonly boardId: string;
  readonly schoolId?: string;
}

export interface Memberships {
  readonly memberships: readonly Membership[];
}

/** The membership under which this school of this board takes part on a day: its own, or that of its whole board. */
export const membershipOf = ({ memberships }: Memberships, boardId: string, schoolId: string | undefined, on: PlainDate): Membership | undefined =>
  memberships.find((it) => it.boardId === boardId && (it.schoolId === undefined || it.schoolId === schoolId) && within(on, it));

/** The same board or school takes part already on one of these days. */
export const isMemberDuring = ({ memberships }: Memberships, asked: Omit<Membership, 'membershipId'>): boolean =>
  memberships.some((it) => it.boardId === asked.boardId && it.schoolId === asked.schoolId && overlap(it, asked));
