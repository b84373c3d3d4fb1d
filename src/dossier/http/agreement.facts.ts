import { spoken } from './spoken.ts';
import * as dto from './agreement.dto.ts';
import { participants } from './conversation.facts.ts';
import { fact, when } from './fact.ts';

export const agreementFacts = [
  fact({
    type: 'AgreementMade',
    path: 'agreements',
    summary: 'School, parent and pupil agreed on something.',
    body: dto.MakeAgreementDto,
    command: ({ text, rationale, conversationId, ...body }) => ({
      type: 'MakeAgreement',
      data: {
        ...(conversationId !== undefined && { conversationId }),
        participants: participants(body.participants),
        evaluateOn: body.evaluateOn,
        ...spoken(body, { text, rationale }),
        ...when(body),
      },
    }),
  }),
  fact({
    type: 'AgreementEvaluated',
    path: 'agreements/:agreementId/evaluations',
    subject: 'agreementId',
    summary: 'Whether an agreement was kept and worked.',
    body: dto.EvaluateAgreementDto,
    command: ({ report, ...body }, agreementId) => ({ type: 'EvaluateAgreement', data: { agreementId, outcome: body.outcome, ...spoken(body, { report }), ...when(body) } }),
  }),
  fact({
    type: 'AgreementProgressRecorded',
    path: 'agreements/:agreementId/progress-notes',
    subject: 'agreementId',
    summary: 'How it goes with an agreement.',
    body: dto.RecordAgreementProgressDto,
    command: ({ progress, ...body }, agreementId) => ({
      type: 'RecordAgreementProgress',
      data: { agreementId, by: body.by, ...spoken(body, { progress }), ...when(body) },
    }),
  }),
  fact({
    type: 'DecisionExplained',
    path: 'entries/:entryId/explanations',
    subject: 'entryId',
    summary: 'Why the school chose this.',
    body: dto.ExplainDecisionDto,
    command: ({ rationale, ...body }, entryId) => ({ type: 'ExplainDecision', data: { entryId, ...spoken(body, { rationale }), ...when(body) } }),
  }),
  fact({
    type: 'WishDeclined',
    path: 'declined-wishes',
    summary: 'A wish that the school cannot meet, and why.',
    body: dto.DeclineWishDto,
    command: ({ wish, rationale, alternative, ...body }) => ({
      type: 'DeclineWish',
      data: { person: body.person, invitedToTalk: body.invitedToTalk, ...spoken(body, { wish, rationale, alternative }), ...when(body) },
    }),
  }),
];
