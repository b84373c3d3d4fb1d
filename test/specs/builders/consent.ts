import { command, event, newId, text } from './build.ts';

const silent = { thirdParties: 'none' } as const;

const asked = {
  purpose: 'care-provider',
  counterparty: 'Logopedist',
  scope: 'spraak en taal',
  textVersion: '2025-1',
  validUntil: '2026-07-31',
  occurredOn: '2025-09-01',
} as const;
const when = { occurredOn: '2026-03-10' } as const;
const word = { consentId: newId('consent'), grantor: 'mother', ...when } as const;
const permission = { parent: 'mother', scope: 'copy', ...when } as const;
const contact = { consentId: newId('consent'), report: text('De logopedist geeft oefeningen.'), thirdParties: 'none', ...when } as const;

export const consentRequested = event('ConsentRequested', { consentId: newId('consent'), ...asked });
export const consentGranted = event('ConsentGranted', { ...word, capacity: 'authority-holder', how: 'paper' });
export const consentRefused = event('ConsentRefused', word);
export const consentWithdrawn = event('ConsentWithdrawn', word);
export const pupilPermissionGranted = event('PupilPermissionGranted', { permissionId: newId('permission'), ...permission });
export const pupilPermissionWithdrawn = event('PupilPermissionWithdrawn', { permissionId: newId('permission'), ...when });
export const careProviderContacted = event('CareProviderContacted', contact);

export const requestConsent = command('RequestConsent', asked);
export const grantConsent = command('GrantConsent', { ...word, how: 'paper' });
export const refuseConsent = command('RefuseConsent', word);
export const withdrawConsent = command('WithdrawConsent', word);
export const grantPupilPermission = command('GrantPupilPermission', permission);
export const withdrawPupilPermission = command('WithdrawPupilPermission', { permissionId: newId('permission'), ...when });
export const contactCareProvider = command('ContactCareProvider', contact);

export const pupilPermissionRefused = event('PupilPermissionRefused', { parent: 'mother', scope: 'copy', ...when });
export const assessmentReportRequested = event('AssessmentReportRequested', { reportRequestId: newId('report-request'), person: 'mother', what: 'Verslag van de logopedist', why: text('Dan weten wij wat helpt.'), ...silent, ...when });
export const assessmentReportProvided = event('AssessmentReportProvided', { reportRequestId: newId('report-request'), person: 'mother', findings: text('Er is een taalachterstand.'), ...silent, ...when });
export const assessmentReportDeclined = event('AssessmentReportDeclined', { reportRequestId: newId('report-request'), person: 'mother', ...when });
export const previousSchoolContacted = event('PreviousSchoolContacted', { consentId: newId('consent'), report: text('Het ging daar goed.'), ...silent, ...when });

export const refusePupilPermission = command('RefusePupilPermission', { parent: 'mother', scope: 'copy', ...when });
export const requestAssessmentReport = command('RequestAssessmentReport', { person: 'mother', what: 'Verslag van de logopedist', why: text('Dan weten wij wat helpt.'), ...silent, ...when });
export const provideAssessmentReport = command('ProvideAssessmentReport', { reportRequestId: newId('report-request'), person: 'mother', findings: text('Er is een taalachterstand.'), ...silent, ...when });
export const declineAssessmentReport = command('DeclineAssessmentReport', { reportRequestId: newId('report-request'), person: 'mother', ...when });
export const contactPreviousSchool = command('ContactPreviousSchool', { consentId: newId('consent'), report: text('Het ging daar goed.'), ...silent, ...when });
