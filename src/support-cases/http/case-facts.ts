import { spoken, when } from '../../dossier/index.ts';
import { accountRef } from '../../kernel/ids.ts';
import { caseFact, type CaseFact } from './case-fact.ts';
import * as dto from './case-facts.dto.ts';

/** Everything that staff can record in a case of their partnership. */
export const caseFacts: readonly CaseFact[] = [
  caseFact({
    type: 'ExpertNamed',
    path: 'experts',
    summary: 'Somebody advises in this case.',
    body: dto.NameExpertDto,
    command: ({ name, profession, account, ...body }) => ({
      type: 'NameExpert',
      data: { name, profession, ...(account && { account: accountRef(account.issuer, account.subject) }), ...when(body) },
    }),
  }),
  caseFact({
    type: 'ExpertAdviceGiven',
    path: 'advices',
    summary: 'The experts give their advice; a copy for the parents is due at once.',
    body: dto.GiveExpertAdviceDto,
    command: ({ advice, ...body }) => ({ type: 'GiveExpertAdvice', data: { experts: body.experts, ...spoken(body, { advice }), ...when(body) } }),
  }),
  caseFact({
    type: 'AdviceSharedWithParents',
    path: 'advices/:adviceId/parent-copies',
    subject: 'adviceId',
    summary: 'The parents got a copy of the advice.',
    body: dto.ShareAdviceDto,
    command: (body, adviceId) => ({ type: 'ShareAdviceWithParents', data: { adviceId, ...when(body) } }),
  }),
  caseFact({
    type: 'SupportAllocated',
    path: 'allocations',
    summary: 'The partnership gives means or help (task b).',
    body: dto.AllocateSupportDto,
    command: ({ arrangement, ...body }) => ({
      type: 'AllocateSupport',
      data: { ...spoken(body, { arrangement }), from: body.from, ...(body.until !== undefined && { until: body.until }), ...when(body) },
    }),
  }),
  caseFact({
    type: 'AdmissibilityDeclarationIssued',
    path: 'admissibility-declarations',
    summary: 'The partnership declares the pupil admissible (TLV, task c); it says until when the parents may object.',
    body: dto.IssueAdmissibilityDeclarationDto,
    command: ({ rationale, ...body }) => ({
      type: 'IssueAdmissibilityDeclaration',
      data: { sequenceNumber: body.sequenceNumber, kind: body.kind, from: body.from, until: body.until, experts: body.experts, ...spoken(body, { rationale }), ...when(body) },
    }),
  }),
  caseFact({
    type: 'SupportCaseClosed',
    path: 'closings',
    summary: 'The partnership is ready with the request.',
    body: dto.CloseSupportCaseDto,
    command: (body) => ({ type: 'CloseSupportCase', data: { outcome: body.outcome, ...when(body) } }),
  }),
];
