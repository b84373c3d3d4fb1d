import { endOfSchoolYear } from '../../../kernel/calendar.ts';
import { isAfter, type Occurrence, type PlainDate } from '../../../kernel/event.ts';
import type { ConversationKind, Participant } from './conversation.events.ts';

/** The chapter's slice: every conversation by its id, and what is waited for: talks, reports, answers. */
export interface Conversations {
  readonly held: ReadonlyMap<string, HeldConversation>;
  readonly requested: readonly Occurrence[];
  /** Wishes for a talk about the report. */
  readonly wished: readonly Occurrence[];
  /** Planned start conversations, and who was invited. */
  readonly startsPlanned: readonly { readonly on: PlainDate; readonly invited: readonly string[] }[];
  readonly questions: ReadonlyMap<string, Question>;
  /** Entries that the parents were told about. */
  readonly informedAbout: ReadonlySet<string>;
}

export interface Question extends Occurrence {
  readonly answered?: Occurrence;
}

export interface HeldConversation {
  readonly conversationId: string;
  readonly entryId: string;
  readonly revision: number;
  readonly heldOn: PlainDate;
  /** `child`: with the child, and no parent there (W-16). */
  readonly kind: ConversationKind | 'child';
  readonly participants: readonly Participant[];
  readonly concludedOn?: PlainDate;
}

export const conversationOf = ({ held }: Conversations, conversationId: string): HeldConversation | undefined => held.get(conversationId);

/** Conversations after an entry: on a later day, or on the same day and recorded later. */
export const heldSince = ({ held }: Pick<Conversations, 'held'>, since: { readonly on: PlainDate; readonly revision: number }): readonly HeldConversation[] =>
  [...held.values()].filter(({ heldOn, revision }) => isAfter({ on: heldOn, revision }, since));

/** A start conversation was planned with this person in the school year of this day. */
export const wasInvitedToStart = ({ startsPlanned }: Conversations, personId: string, on: PlainDate): boolean =>
  startsPlanned.some((planned) => planned.invited.includes(personId) && endOfSchoolYear(planned.on) === endOfSchoolYear(on));

/** Wishes for a talk about the report that was not held since (W-20). */
export const openWishes = (slice: Conversations): readonly Occurrence[] => slice.wished.filter((wish) => !heldSince(slice, wish).some(({ kind }) => kind === 'report'));
