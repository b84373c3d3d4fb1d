import { spoken } from './spoken.ts';
import { segmentsOf, thirdPartiesIn } from '../domain/text.ts';
import * as dto from './consent.dto.ts';
import { fact, when } from './fact.ts';

export const consentFacts = [
  fact({
    type: 'ConsentRequested',
    path: 'consents',
    summary: 'Asks consent for one purpose and one counterparty.',
    body: dto.RequestConsentDto,
    command: ({ purpose, counterparty, scope, textVersion, validUntil, ...body }) => ({
      type: 'RequestConsent',
      data: { purpose, counterparty, scope, textVersion, ...(validUntil !== undefined && { validUntil }), ...when(body) },
    }),
  }),
  fact({
    type: 'ConsentGranted',
    path: 'consents/:consentId/grants',
    subject: 'consentId',
    summary: 'Somebody consents.',
    body: dto.GrantConsentDto,
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
    body: dto.RefuseConsentDto,
    command: (body, consentId) => ({ type: 'RefuseConsent', data: { consentId, grantor: body.grantor, ...when(body) } }),
  }),
  fact({
    type: 'ConsentWithdrawn',
    path: 'consents/:consentId/withdrawals',
    subject: 'consentId',
    summary: 'Somebody withdraws consent: it works at once, for the future.',
    body: dto.WithdrawConsentDto,
    command: (body, consentId) => ({ type: 'WithdrawConsent', data: { consentId, grantor: body.grantor, ...when(body) } }),
  }),
  fact({
    type: 'PupilPermissionGranted',
    path: 'pupil-permissions',
    summary: 'The pupil, from 16, permits a parent.',
    body: dto.GrantPupilPermissionDto,
    command: (body) => ({ type: 'GrantPupilPermission', data: { parent: body.parent, scope: body.scope, ...when(body) } }),
  }),
  fact({
    type: 'PupilPermissionWithdrawn',
    path: 'pupil-permissions/:permissionId/withdrawals',
    subject: 'permissionId',
    summary: 'The pupil withdraws a permission.',
    body: dto.WithdrawPupilPermissionDto,
    command: (body, permissionId) => ({ type: 'WithdrawPupilPermission', data: { permissionId, ...when(body) } }),
  }),
  fact({
    type: 'CareProviderContacted',
    path: 'care-provider-contacts',
    summary: 'The school spoke with a care provider, on a consent in force.',
    body: dto.ContactCareProviderDto,
    command: ({ consentId, report, thirdParties, ...body }) => {
      const segments = segmentsOf(report);
      return { type: 'ContactCareProvider', data: { consentId, report: segments, thirdParties: thirdPartiesIn(thirdParties, segments), ...when(body) } };
    },
  }),
  fact({
    type: 'PupilPermissionRefused',
    path: 'pupil-permission-refusals',
    summary: 'The pupil, from 16, does not permit a parent.',
    body: dto.RefusePupilPermissionDto,
    command: (body) => ({ type: 'RefusePupilPermission', data: { parent: body.parent, scope: body.scope, ...when(body) } }),
  }),
  fact({
    type: 'AssessmentReportRequested',
    path: 'report-requests',
    summary: 'The school asks for a report of an earlier examination.',
    body: dto.RequestAssessmentReportDto,
    command: ({ why, ...body }) => ({ type: 'RequestAssessmentReport', data: { person: body.person, what: body.what, ...spoken(body, { why }), ...when(body) } }),
  }),
  fact({
    type: 'AssessmentReportProvided',
    path: 'report-requests/:reportRequestId/reports',
    subject: 'reportRequestId',
    summary: 'The report was given.',
    body: dto.ProvideAssessmentReportDto,
    command: ({ findings, ...body }, reportRequestId) => ({
      type: 'ProvideAssessmentReport',
      data: { reportRequestId, person: body.person, ...spoken(body, { findings }), ...when(body) },
    }),
  }),
  fact({
    type: 'AssessmentReportDeclined',
    path: 'report-requests/:reportRequestId/refusals',
    subject: 'reportRequestId',
    summary: 'The report is not given.',
    body: dto.DeclineAssessmentReportDto,
    command: (body, reportRequestId) => ({ type: 'DeclineAssessmentReport', data: { reportRequestId, person: body.person, ...when(body) } }),
  }),
  fact({
    type: 'PreviousSchoolContacted',
    path: 'previous-school-contacts',
    summary: 'The school spoke with the previous school, on a consent in force.',
    body: dto.ContactPreviousSchoolDto,
    command: ({ report, ...body }) => ({ type: 'ContactPreviousSchool', data: { consentId: body.consentId, ...spoken(body, { report }), ...when(body) } }),
  }),
];
