import { segmentsOf } from '../domain/text.ts';
import {
  AttachStatementDto,
  ConcludeConversationDto,
  InformParentsDto,
  RecordChildConversationDto,
  RecordChildVoiceDto,
  RecordConversationDto,
  type ParticipantDto,
} from './conversation.dto.ts';
import { fact, when } from './fact.ts';
import { segmentLists, spoken } from './spoken.ts';

export const participants = (list: readonly ParticipantDto[]) =>
  list.map(({ role, personId, name, presence }) => ({ role, ...(personId !== undefined && { personId }), ...(name !== undefined && { name }), presence }));

export const conversationFacts = [
  fact({
    type: 'ConversationHeld',
    path: 'conversations',
    summary: 'A conversation about the pupil, and who took part.',
    body: RecordConversationDto,
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
    body: ConcludeConversationDto,
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
    body: RecordChildConversationDto,
    command: ({ report, ...body }) => ({
      type: 'RecordChildConversation',
      data: { childAble: body.childAble, childWilling: body.childWilling, ...spoken(body, { report }), ...when(body) },
    }),
  }),
  fact({
    type: 'ChildVoiceRecorded',
    path: 'child-voices',
    summary: 'What the child itself said.',
    body: RecordChildVoiceDto,
    command: ({ words, question, ...body }) => ({
      type: 'RecordChildVoice',
      data: { via: body.via, ...spoken(body, { words, ...(question !== undefined && { question }) }), ...when(body) },
    }),
  }),
  fact({
    type: 'ParentsInformed',
    path: 'parent-notices',
    summary: 'The school told the parents something, or explained an entry.',
    body: InformParentsDto,
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
    body: AttachStatementDto,
    command: ({ statement, ...body }, entryId) => ({
      type: 'AttachParentStatement',
      data: { entryId, personId: body.personId, ...spoken(body, { statement }), ...when(body) },
    }),
  }),
];
