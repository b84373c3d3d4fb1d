import { fact, when } from './fact.ts';
import {
  CollectCopyDto,
  DecideRedactionDto,
  RefuseCopyDto,
  RequestCopyDto,
  VerifyIdentityDto,
  WithholdEntryDto,
} from './information-rights.dto.ts';
import { spoken } from './spoken.ts';

export const informationRightsFacts = [
  fact({
    type: 'CopyRequested',
    path: 'copy-requests',
    summary: 'Asks a copy of the dossier (AVG 15(3)).',
    body: RequestCopyDto,
    command: ({ requester, classes, form, ...body }) => ({ type: 'RequestCopy', data: { requester, scope: classes ?? 'whole', form, ...when(body) } }),
  }),
  fact({
    type: 'IdentityVerified',
    path: 'copy-requests/:copyRequestId/identity-verifications',
    subject: 'copyRequestId',
    summary: 'The school knows who asks the copy.',
    body: VerifyIdentityDto,
    command: (body, copyRequestId) => ({ type: 'VerifyIdentity', data: { copyRequestId, how: body.how, ...when(body) } }),
  }),
  fact({
    type: 'CopyRefused',
    path: 'copy-requests/:copyRequestId/refusals',
    subject: 'copyRequestId',
    summary: 'The school does not give this copy, and says why.',
    body: RefuseCopyDto,
    command: ({ explanation, ...body }, copyRequestId) => ({ type: 'RefuseCopy', data: { copyRequestId, ...spoken(body, { explanation }), ...when(body) } }),
  }),
  fact({
    type: 'CopyCollected',
    path: 'copy-requests/:copyRequestId/collections',
    subject: 'copyRequestId',
    summary: 'The copy was collected.',
    body: CollectCopyDto,
    command: (body, copyRequestId) => ({ type: 'CollectCopy', data: { copyRequestId, ...when(body) } }),
  }),
  fact({
    type: 'RedactionDecided',
    path: 'entries/:entryId/redactions',
    subject: 'entryId',
    summary: 'Somebody read an entry and decided what others may not see of it.',
    body: DecideRedactionDto,
    command: (body, entryId) => ({
      type: 'DecideRedaction',
      data: { entryId, redactions: body.redactions.map(({ pointer, reason }) => ({ pointer, reason })), ...when(body) },
    }),
  }),
  fact({
    type: 'EntryWithheld',
    path: 'entries/:entryId/withholdings',
    subject: 'entryId',
    summary: 'A whole entry is kept from parents and pupil, by a reasoned decision.',
    body: WithholdEntryDto,
    command: ({ explanation, ...body }, entryId) => ({ type: 'WithholdEntry', data: { entryId, reason: body.reason, ...spoken(body, { explanation }), ...when(body) } }),
  }),
];
