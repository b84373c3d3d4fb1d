import { spoken } from './spoken.ts';
import * as dto from './support-request.dto.ts';
import { fact, when } from './fact.ts';

export const supportRequestFacts = [
  fact({
    type: 'SupportRequested',
    path: 'support-requests',
    summary: 'The board asks the support partnership (SWV) for help and names what it gets.',
    body: dto.RequestSupportDto,
    command: ({ question, ...body }) => ({
      type: 'RequestSupport',
      data: { partnership: body.partnership, task: body.task, entries: body.entries, ...spoken(body, { question }), ...when(body) },
    }),
  }),
  fact({
    type: 'ExpertAdviceReceived',
    path: 'support-requests/:supportRequestId/advices',
    subject: 'supportRequestId',
    summary: 'The advice of the experts.',
    body: dto.ReceiveExpertAdviceDto,
    command: ({ advice, ...body }, supportRequestId) => ({
      type: 'ReceiveExpertAdvice',
      data: { supportRequestId, copyToParents: body.copyToParents, ...spoken(body, { advice }), ...when(body) },
    }),
  }),
  fact({
    type: 'AdmissibilityDeclared',
    path: 'support-requests/:supportRequestId/declarations',
    subject: 'supportRequestId',
    summary: 'The partnership declares the pupil admissible (TLV).',
    body: dto.DeclareAdmissibilityDto,
    command: (body, supportRequestId) => ({
      type: 'DeclareAdmissibility',
      data: { supportRequestId, sequenceNumber: body.sequenceNumber, kind: body.kind, from: body.from, until: body.until, experts: body.experts, ...when(body) },
    }),
  }),
  fact({
    type: 'SupportRequestClosed',
    path: 'support-requests/:supportRequestId/closings',
    subject: 'supportRequestId',
    summary: 'The request to the partnership is closed.',
    body: dto.CloseSupportRequestDto,
    command: (body, supportRequestId) => ({ type: 'CloseSupportRequest', data: { supportRequestId, outcome: body.outcome, ...when(body) } }),
  }),
];
