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
  | Command<'AttachParentStatement', Fact<'ParentStatementAttached'>>
  | Command<'RequestConversation', Omit<Fact<'ConversationRequested'>, 'requestId'>>
  | Command<'WishReportConversation', Fact<'ReportConversationWished'>>
  | Command<'ScheduleConversation', Fact<'ConversationScheduled'>>
  | Command<'WaiveConversation', Fact<'ConversationWaived'>>
  | Command<'RecordStartProfile', Fact<'StartProfileRecorded'>>
  | Command<'RecordObservation', Fact<'ObservationRecorded'>>
  | Command<'RecordFactors', Fact<'FactorsRecorded'>>
  | Command<'RecordParentsOpinion', Fact<'ParentsOpinionRecorded'>>
  | Command<'UseParentExperience', Fact<'ParentExperienceUsed'>>
  | Command<'ShareParentInformation', Fact<'ParentInformationShared'>>
  | Command<'AskQuestion', Omit<Fact<'QuestionAsked'>, 'questionId'>>
  | Command<'AnswerQuestion', Fact<'QuestionAnswered'>>;
