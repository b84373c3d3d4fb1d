import type { Chapter } from '../../../kernel/chapter.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { idFrom } from '../../../kernel/ids.ts';
import type { Dossier } from '../dossier.ts';
import { isUnknown } from '../people/people.facts.ts';
import { noneSaid } from '../text.ts';
import type { ConversationCommand } from './conversation.commands.ts';
import type { ConversationEvent } from './conversation.events.ts';
import { openWishes, type Conversations } from './conversation.facts.ts';
import { conversationRejections } from './conversation.rejections.ts';

const { rejectIf, record } = rulebook(conversationRejections);

type Decides = Chapter<Dossier, Conversations, ConversationCommand, ConversationEvent>['decide'];

const namesStranger = ({ people }: Dossier, person: string) => ({ 'named-person-unknown': isUnknown(people, person) });

/** What school and home ask and tell each other, and the talks they plan (sources 000, 001, 002). */
export const exchange = {
  RequestConversation: (asked, _dossier, { commandId }) => record({ type: 'ConversationRequested', data: { requestId: idFrom(commandId, 'conversation-request'), ...asked } }),

  WishReportConversation: (asked) => record({ type: 'ReportConversationWished', data: asked }),

  ScheduleConversation: (asked, { people }) =>
    rejectIf({ 'named-person-unknown': asked.invited.some((it) => isUnknown(people, it)), 'planned-in-the-past': asked.plannedOn < asked.occurredOn }) ??
    record({ type: 'ConversationScheduled', data: asked }),

  WaiveConversation: (asked, { conversation }) =>
    record({ type: 'ConversationWaived', data: asked }, {
      'start-conversation-required': asked.kind === 'start',
      'report-conversation-wished': asked.kind === 'report' && openWishes(conversation).length > 0,
    }),

  RecordStartProfile: (asked) => record({ type: 'StartProfileRecorded', data: asked }),

  RecordObservation: (asked) => record({ type: 'ObservationRecorded', data: asked }),

  RecordFactors: (asked) => record({ type: 'FactorsRecorded', data: asked }, { 'factors-one-sided': noneSaid(asked.promotingFactors) || noneSaid(asked.impedingFactors) }),

  RecordParentsOpinion: (asked, dossier) =>
    rejectIf({ ...namesStranger(dossier, asked.person), 'named-entry-unknown': asked.about !== undefined && !dossier.history.kept(asked.about) }) ??
    record({ type: 'ParentsOpinionRecorded', data: asked }),

  UseParentExperience: (asked, dossier) => rejectIf(namesStranger(dossier, asked.person)) ?? record({ type: 'ParentExperienceUsed', data: asked }),

  ShareParentInformation: (asked, dossier) => rejectIf(namesStranger(dossier, asked.person)) ?? record({ type: 'ParentInformationShared', data: asked }),

  AskQuestion: (asked, dossier, { commandId }) =>
    rejectIf(namesStranger(dossier, asked.person)) ?? record({ type: 'QuestionAsked', data: { questionId: idFrom(commandId, 'question'), ...asked } }),

  AnswerQuestion: (asked, dossier) =>
    rejectIf({ ...namesStranger(dossier, asked.person), 'unknown-question': !dossier.conversation.questions.has(asked.questionId) }) ?? record({ type: 'QuestionAnswered', data: asked }),
} satisfies Partial<Decides>;
