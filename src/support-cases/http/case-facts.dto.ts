import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { DryRunDto, PostedFactDto, RecordedEntryDto, type TextDto } from '../../dossier/index.ts';
import { ListOf, Nested, OneOf, Optional, PlainDate, Text, TextOrSegments } from '../../platform/http/dto.ts';
import { id } from '../../platform/http/kinds.ts';
import { professions, type Profession } from '../domain/index.ts';

/** A fact with free text: it may say whether it speaks of others than the pupil. */
export class CaseTextFactDto extends PostedFactDto {
  /** `none`: looked at, nobody. `tagged`: others are marked in the text. Not said: nobody looked. */
  @Optional()
  @OneOf('none', 'tagged', 'unknown')
  thirdParties?: 'none' | 'tagged' | 'unknown';
}

/** Account with which somebody signs in. */
export class ExpertAccountDto {
  @Text(500)
  issuer: string;

  @Text(200)
  subject: string;
}

export class NameExpertDto extends PostedFactDto {
  @Text(200)
  name: string;

  @OneOf(...professions)
  profession: Profession;

  /** Where this expert reads the case and gives the advice; needs the role `partnership-expert`. */
  @Optional()
  @Nested(() => ExpertAccountDto)
  account?: ExpertAccountDto;
}

export class GiveExpertAdviceDto extends CaseTextFactDto {
  /** Experts of this case who advise. */
  @ListOf(id, { min: 1, max: 10 })
  experts: string[];

  @TextOrSegments()
  advice: TextDto;
}

export class ShareAdviceDto extends PostedFactDto {}

export class AllocateSupportDto extends CaseTextFactDto {
  @TextOrSegments()
  arrangement: TextDto;

  @PlainDate()
  from: string;

  /** Last day. */
  @Optional()
  @PlainDate()
  until?: string;
}

export class IssueAdmissibilityDeclarationDto extends CaseTextFactDto {
  /** Volgnummer. */
  @Text(40)
  sequenceNumber: string;

  @OneOf('special-primary', 'special', 'practical')
  kind: 'special-primary' | 'special' | 'practical';

  @PlainDate()
  from: string;

  /** Last day. */
  @PlainDate()
  until: string;

  /** Experts of this case who were heard. */
  @ListOf(id, { min: 1, max: 10 })
  experts: string[];

  @TextOrSegments()
  rationale: TextDto;
}

export class CloseSupportCaseDto extends PostedFactDto {
  @OneOf('granted', 'not-granted', 'advised', 'withdrawn')
  outcome: 'granted' | 'not-granted' | 'advised' | 'withdrawn';
}

/** An id in the answer names what was made: `expertId`, `adviceId`, … */
export class SupportCaseAcknowledgementDto {
  @ApiProperty({ format: 'uuid' })
  supportCaseId: string;

  /** The entries that it became, in order; empty when there was nothing new to record. */
  entries: RecordedEntryDto[];

  /** The same request was carried out before: this is the first answer again. */
  repeated: boolean;

  /** Give it as `after` to a list that must know this. */
  position?: string;
}

/** What recording a fact would do. Nothing was stored. */
export class SupportCaseDryRunDto extends OmitType(DryRunDto, ['stored']) {
  /** The same request was carried out before: its first answer. */
  @ApiPropertyOptional({ type: () => SupportCaseAcknowledgementDto })
  stored?: SupportCaseAcknowledgementDto;
}
