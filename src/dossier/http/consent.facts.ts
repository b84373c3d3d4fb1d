import { endOfSchoolYear } from '../../kernel/calendar.ts';
import { segmentsOf, thirdPartiesIn } from '../domain/text.ts';
import {
  ContactCareProviderDto,
  GrantConsentDto,
  GrantPupilPermissionDto,
  RefuseConsentDto,
  RequestConsentDto,
  WithdrawConsentDto,
  WithdrawPupilPermissionDto,
} from './consent.dto.ts';
import { fact, when } from './fact.ts';

export const consentFacts = [
  fact({
    type: 'ConsentRequested',
    path: 'consents',
    summary: 'Asks consent for one purpose and one counterparty.',
    body: RequestConsentDto,
    command: ({ purpose, counterparty, scope, textVersion, validUntil, ...body }) => ({
      type: 'RequestConsent',
      data: { purpose, counterparty, scope, textVersion, validUntil: validUntil ?? endOfSchoolYear(body.occurredOn), ...when(body) },
    }),
  }),
  fact({
    type: 'ConsentGranted',
    path: 'consents/:consentId/grants',
    subject: 'consentId',
    summary: 'Somebody consents.',
    body: GrantConsentDto,
    command: ({ grantor, how, evidence, ...body }, consentId) => ({
      type: 'GrantConsent',
      data: { consentId, grantor, how, ...(evidence !== undefined && { evidence }), ...when(body) },
    }),
  }),
  fact({
    type: 'ConsentRefused',
    path: 'consents/:consentId/refusals',
    subject: 'consentId',
    summary: 'Somebody does not consent.',
    body: RefuseConsentDto,
    command: (body, consentId) => ({ type: 'RefuseConsent', data: { consentId, grantor: body.grantor, ...when(body) } }),
  }),
  fact({
    type: 'ConsentWithdrawn',
    path: 'consents/:consentId/withdrawals',
    subject: 'consentId',
    summary: 'Somebody withdraws consent: it works at once, for the future.',
    body: WithdrawConsentDto,
    command: (body, consentId) => ({ type: 'WithdrawConsent', data: { consentId, grantor: body.grantor, ...when(body) } }),
  }),
  fact({
    type: 'PupilPermissionGranted',
    path: 'pupil-permissions',
    summary: 'The pupil, from 16, permits a parent.',
    body: GrantPupilPermissionDto,
    command: (body) => ({ type: 'GrantPupilPermission', data: { parent: body.parent, scope: body.scope, ...when(body) } }),
  }),
  fact({
    type: 'PupilPermissionWithdrawn',
    path: 'pupil-permissions/:permissionId/withdrawals',
    subject: 'permissionId',
    summary: 'The pupil withdraws a permission.',
    body: WithdrawPupilPermissionDto,
    command: (body, permissionId) => ({ type: 'WithdrawPupilPermission', data: { permissionId, ...when(body) } }),
  }),
  fact({
    type: 'CareProviderContacted',
    path: 'care-provider-contacts',
    summary: 'The school spoke with a care provider, on a consent in force.',
    body: ContactCareProviderDto,
    command: ({ consentId, report, thirdParties, ...body }) => {
      const segments = segmentsOf(report);
      return { type: 'ContactCareProvider', data: { consentId, report: segments, thirdParties: thirdPartiesIn(thirdParties, segments), ...when(body) } };
    },
  }),
];
