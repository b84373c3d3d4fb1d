import { Id, OneOf, Optional, PlainDate, Text, TextOrSegments } from '../../platform/http/dto.ts';
import { FactDto, TextFactDto, type TextDto } from './fact.dto.ts';

export class RequestConsentDto extends FactDto {
  @OneOf('care-provider', 'previous-school', 'third-party')
  purpose: 'care-provider' | 'previous-school' | 'third-party';

  /** Organisation or person with whom is spoken or shared: one consent, one counterparty. */
  @Text(200)
  counterparty: string;

  /** What may be spoken of or shared, in the words that were put before them. */
  @Text(2_000)
  scope: string;

  @Text(60)
  textVersion: string;

  /** Last day on which it counts; without it the last one that the school allows, at most the end of the school year. */
  @Optional()
  @PlainDate()
  validUntil?: string;
}

export class GrantConsentDto extends FactDto {
  /** Person of this dossier who consents. */
  @Id()
  grantor: string;

  @OneOf('portal', 'paper', 'spoken')
  how: 'portal' | 'paper' | 'spoken';

  /** Where the proof is kept. */
  @Optional()
  @Text(200)
  evidence?: string;
}

export class RefuseConsentDto extends FactDto {
  @Id()
  grantor: string;
}

export class WithdrawConsentDto extends FactDto {
  @Id()
  grantor: string;
}

export class GrantPupilPermissionDto extends FactDto {
  /** The parent whom the pupil permits. */
  @Id()
  parent: string;

  @OneOf('copy', 'everything')
  scope: 'copy' | 'everything';
}

export class WithdrawPupilPermissionDto extends FactDto {}

export class ContactCareProviderDto extends TextFactDto {
  /** Consent on which the school speaks with the care provider. */
  @Id()
  consentId: string;

  @TextOrSegments()
  report: TextDto;
}

export class RefusePupilPermissionDto extends FactDto {
  @Id()
  parent: string;

  @OneOf('copy', 'everything')
  scope: 'copy' | 'everything';
}

export class RequestAssessmentReportDto extends TextFactDto {
  /** Who is asked. */
  @Id()
  person: string;

  /** Which report. */
  @Text(200)
  what: string;

  @TextOrSegments()
  why: TextDto;
}

export class ProvideAssessmentReportDto extends TextFactDto {
  @Id()
  person: string;

  @TextOrSegments()
  findings: TextDto;
}

export class DeclineAssessmentReportDto extends FactDto {
  @Id()
  person: string;
}

export class ContactPreviousSchoolDto extends TextFactDto {
  /** Consent on which the school speaks with it. */
  @Id()
  consentId: string;

  @TextOrSegments()
  report: TextDto;
}
