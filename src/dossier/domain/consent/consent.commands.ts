import type { Command } from '../../../kernel/command.ts';
import type { Named } from '../../../kernel/event.ts';
import type { ConsentEvent } from './consent.events.ts';

type Fact<T extends ConsentEvent['type']> = Named<ConsentEvent, T>['data'];

export type ConsentCommand =
  /** Without a last day it has the longest one that the organisation allows. */
  | Command<'RequestConsent', Omit<Fact<'ConsentRequested'>, 'consentId' | 'validUntil'> & Partial<Pick<Fact<'ConsentRequested'>, 'validUntil'>>>
  | Command<'GrantConsent', Omit<Fact<'ConsentGranted'>, 'capacity'>>
  | Command<'RefuseConsent', Fact<'ConsentRefused'>>
  | Command<'WithdrawConsent', Fact<'ConsentWithdrawn'>>
  | Command<'GrantPupilPermission', Omit<Fact<'PupilPermissionGranted'>, 'permissionId'>>
  | Command<'WithdrawPupilPermission', Fact<'PupilPermissionWithdrawn'>>
  | Command<'ContactCareProvider', Fact<'CareProviderContacted'>>
  | Command<'RefusePupilPermission', Fact<'PupilPermissionRefused'>>
  | Command<'RequestAssessmentReport', Omit<Fact<'AssessmentReportRequested'>, 'reportRequestId'>>
  | Command<'ProvideAssessmentReport', Fact<'AssessmentReportProvided'>>
  | Command<'DeclineAssessmentReport', Fact<'AssessmentReportDeclined'>>
  | Command<'ContactPreviousSchool', Fact<'PreviousSchoolContacted'>>;
