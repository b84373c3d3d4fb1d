import { segmentsOf } from '../domain/text.ts';
import * as dto from './conversation.dto.ts';
import { fact, when } from './fact.ts';
import { segmentLists, spoken } from './spoken.ts';

export const participants = (list: readonly dto.ParticipantDto[]) =>
  list.map(({ role, personId, name, presence }) => ({ role, ...(personId !== undefined && { personId }), ...(name !== undefined && { name }), presence }));

export const conversationFacts = [
  fact({
    type: 'ConversationHeld',
    path: 'conversations',
    summary: 'A conversation about the pupil, and who took part.',
    body: dto.RecordConversationDto,
    command: ({ report, ...body }) => ({
      type: 'RecordConversation',
      data: { kind: body.kind, participants: participants(body.participants), ...spoken(body, { report }), ...when(body) },
    }),
  }),
  fact({
    type: 'ConversationConcluded',
    path: 'conversations/:conversationId/conclusions',
    subject: 'conversationId',
    summary: 'How a conversation ended: goals and next steps, laid down jointly.',
    body: dto.ConcludeConversationDto,
    command: (body, conversationId) => {
      const [goals, promotingFactors, impedingFactors] = [segmentLists(body.goals), segmentLists(body.promotingFactors), segmentLists(body.impedingFactors)];
      const nextSteps = body.nextSteps.map(({ what, owner, due }) => ({ what: segmentsOf(what), owner, due }));
      const texts = spoken(body, {}, goals, promotingFactors, impedingFactors, nextSteps.map(({ what }) => what));
      return { type: 'ConcludeConversation', data: { conversationId, goals, nextSteps, promotingFactors, impedingFactors, agreedJointly: body.agreedJointly, ...texts, ...when(body) } };
    },
  }),
  fact({
    type: 'ChildConversationHeld',
    path: 'child-conversations',
    summary: 'A conversation with the child while no parent was there. Nothing is agreed in it.',
    body: dto.RecordChildConversationDto,
    command: ({ report, ...body }) => ({
      type: 'RecordChildConversation',
      data: { childAble: body.childAble, childWilling: body.childWilling, ...spoken(body, { report }), ...when(body) },
    }),
  }),
  fact({
    type: 'ChildVoiceRecorded',
    path: 'child-voices',
    summary: 'What the child itself said.',
    body: dto.RecordChildVoiceDto,
    command: ({ words, question, ...body }) => ({
      type: 'RecordChildVoice',
      data: { via: body.via, ...spoken(body, { words, ...(question !== undefined && { question }) }), ...when(body) },
    }),
  }),
  fact({
    type: 'ParentsInformed',
    path: 'parent-notices',
    summary: 'The school told the parents something, or explained an entry.',
    body: dto.InformParentsDto,
    command: ({ message, about, ...body }) => ({
      type: 'InformParents',
      data: { parents: body.parents, ...(about !== undefined && { about }), ...spoken(body, { message }), ...when(body) },
    }),
  }),
  fact({
    type: 'ParentStatementAttached',
    path: 'entries/:entryId/statements',
    subject: 'entryId',
    summary: "A parent's or pupil's own view, laid beside an entry.",
    body: dto.AttachStatementDto,
    command: ({ statement, ...body }, entryId) => ({
      type: 'AttachParentStatement',
      data: { entryId, personId: body.personId, ...spoken(body, { statement }), ...when(body) },
    }),
  }),
  fact({
    type: 'ConversationRequested',
    path: 'conversation-requests',
    summary: 'Somebody wants to talk.',
    body: dto.RequestConversationDto,
    command: ({ reason, ...body }) => ({ type: 'RequestConversation', data: { by: body.by, ...spoken(body, { reason }), ...when(body) } }),
  }),
  fact({
    type: 'ReportConversationWished',
    path: 'report-conversation-wishes',
    summary: 'Somebody wants a talk about the report.',
    body: dto.WishReportConversationDto,
    command: (body) => ({ type: 'WishReportConversation', data: { by: body.by, ...when(body) } }),
  }),
  fact({
    type: 'ConversationScheduled',
    path: 'conversation-plans',
    summary: 'A conversation is planned.',
    body: dto.ScheduleConversationDto,
    command: (body) => ({ type: 'ScheduleConversation', data: { kind: body.kind, plannedOn: body.plannedOn, invited: body.invited, ...when(body) } }),
  }),
  fact({
    type: 'ConversationWaived',
    path: 'conversation-waivers',
    summary: 'Parents and teacher do without this talk.',
    body: dto.WaiveConversationDto,
    command: (body) => ({ type: 'WaiveConversation', data: { kind: body.kind, by: body.by, ...when(body) } }),
  }),
  fact({
    type: 'StartProfileRecorded',
    path: 'start-profiles',
    summary: 'What came up in the start conversation.',
    body: dto.RecordStartProfileDto,
    command: (body) => {
      const [talents, difficulties, ownFocus, likes] = [segmentLists(body.talents), segmentLists(body.difficulties), segmentLists(body.ownFocus), segmentLists(body.likes)];
      return { type: 'RecordStartProfile', data: { toldBy: body.toldBy, talents, difficulties, ownFocus, likes, ...spoken(body, {}, talents, difficulties, ownFocus, likes), ...when(body) } };
    },
  }),
  fact({
    type: 'ObservationRecorded',
    path: 'observations',
    summary: 'What somebody saw, at school or at home.',
    body: dto.RecordObservationDto,
    command: ({ observation, ...body }) => ({
      type: 'RecordObservation',
      data: { context: body.context, observer: body.observer, ...spoken(body, { observation }), ...when(body) },
    }),
  }),
  fact({
    type: 'FactorsRecorded',
    path: 'factors',
    summary: 'What helps the pupil and what makes it hard.',
    body: dto.RecordFactorsDto,
    command: (body) => {
      const [promotingFactors, impedingFactors] = [segmentLists(body.promotingFactors), segmentLists(body.impedingFactors)];
      return { type: 'RecordFactors', data: { promotingFactors, impedingFactors, ...spoken(body, {}, promotingFactors, impedingFactors), ...when(body) } };
    },
  }),
  fact({
    type: 'ParentsOpinionRecorded',
    path: 'parent-opinions',
    summary: 'What a parent thinks of something.',
    body: dto.RecordParentsOpinionDto,
    command: ({ about, opinion, ...body }) => ({
      type: 'RecordParentsOpinion',
      data: { person: body.person, ...(about !== undefined && { about }), ...spoken(body, { opinion }), ...when(body) },
    }),
  }),
  fact({
    type: 'ParentExperienceUsed',
    path: 'parent-experiences',
    summary: 'What a parent knows from experience, and how it was used.',
    body: dto.UseParentExperienceDto,
    command: ({ experience, usedFor, ...body }) => ({
      type: 'UseParentExperience',
      data: { person: body.person, ...spoken(body, { experience, usedFor }), ...when(body) },
    }),
  }),
  fact({
    type: 'ParentInformationShared',
    path: 'parent-messages',
    summary: 'A parent tells something that matters.',
    body: dto.ShareParentInformationDto,
    command: ({ information, ...body }) => ({
      type: 'ShareParentInformation',
      data: { person: body.person, topic: body.topic, ...spoken(body, { information }), ...when(body) },
    }),
  }),
  fact({
    type: 'QuestionAsked',
    path: 'questions',
    summary: 'Somebody asks the school a question.',
    body: dto.AskQuestionDto,
    command: ({ question, ...body }) => ({ type: 'AskQuestion', data: { person: body.person, ...spoken(body, { question }), ...when(body) } }),
  }),
  fact({
    type: 'QuestionAnswered',
    path: 'questions/:questionId/answers',
    subject: 'questionId',
    summary: 'The school answers.',
    body: dto.AnswerQuestionDto,
    command: ({ answer, ...body }, questionId) => ({ type: 'AnswerQuestion', data: { questionId, person: body.person, ...spoken(body, { answer }), ...when(body) } }),
  }),
];
