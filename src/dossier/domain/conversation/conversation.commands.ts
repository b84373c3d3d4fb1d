import type { Command } from '../../../kernel/command.ts';
import type { Named } from '../../../kernel/event.ts';
import type { ConversationEvent } from './conversation.events.ts';

type Fact<T extends ConversationEvent['type']> = Named<ConversationEvent, T>['data'];

export type ConversationCommand =
  | Command<'RecordConversation', Omit<Fact<'ConversationHeld'>, 'conversationId'>>
  | Command<'ConcludeConversation', Fact<'ConversationConcluded'>>
  | Command<'RecordChildConversation', Omit<Fact<'ChildConversationHeld'>, 'conversationId'>>
  | Command<'RecordChildVoice', Omit<Fact<'ChildVoiceRecorded'>, 'voiceId'>>
  | Command<'InformParents', Fact<'ParentsInformed'>>
  | Command<'AttachParentStatement', Fact<'ParentStatementAttached'>>;
