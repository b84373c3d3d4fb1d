import type { PlainDate } from '../../../kernel/event.ts';
import type { ConversationKind, Participant } from './conversation.events.ts';

/** The chapter's slice: every conversation by its id. */
export interface Conversations {
  readonly held: ReadonlyMap<string, HeldConversation>;
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
export const heldSince = ({ held }: Conversations, since: { readonly on: PlainDate; readonly revision: number }): readonly HeldConversation[] =>
  [...held.values()].filter(({ heldOn, revision }) => heldOn > since.on || (heldOn === since.on && revision > since.revision));
