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

/** Somebody sat down together after this entry: on a later day, or the same day and recorded later. Talks with the child alone do not count. */
export const spokenSince = ({ held }: Conversations, since: { readonly on: PlainDate; readonly revision: number }): boolean =>
  [...held.values()].some(({ kind, heldOn, revision }) => kind !== 'child' && (heldOn > since.on || (heldOn === since.on && revision > since.revision)));
