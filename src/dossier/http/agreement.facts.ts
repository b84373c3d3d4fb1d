import { EvaluateAgreementDto, MakeAgreementDto } from './agreement.dto.ts';
import { participants } from './conversation.facts.ts';
import { fact, when } from './fact.ts';
import { spoken } from './spoken.ts';

export const agreementFacts = [
  fact({
    type: 'AgreementMade',
    path: 'agreements',
    summary: 'School, parent and pupil agreed on something.',
    body: MakeAgreementDto,
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
    body: EvaluateAgreementDto,
    command: ({ report, ...body }, agreementId) => ({ type: 'EvaluateAgreement', data: { agreementId, outcome: body.outcome, ...spoken(body, { report }), ...when(body) } }),
  }),
];
