import { ApiProperty } from '@nestjs/swagger';
import { FactDto, RecordedEntryDto, TextFactDto, type TextDto } from '../../dossier/index.ts';
import { ListOf, Nested, OneOf, Optional, PlainDate, Text, TextOrSegments } from '../../platform/http/dto.ts';
import { id } from '../../platform/http/kinds.ts';
import { professions, type Profession } from '../domain/index.ts';

/** Account with which somebody signs in. */
export class ExpertAccountDto {
  @Text(500)
  issuer: string;

  @Text(200)
  subject: string;
}

export class NameExpertDto extends FactDto {
  @Text(200)
  name: string;

  @OneOf(...professions)
  profession: Profession;

  /** Where this expert reads the case and gives the advice; needs the role `partnership-expert`. */
  @Optional()
  @Nested(() => ExpertAccountDto)
  account?: ExpertAccountDto;
}

export class GiveExpertAdviceDto extends TextFactDto {
  /** Experts of this case who advise. */
  @ListOf(id, { min: 1, max: 10 })
  experts: string[];

  @TextOrSegments()
  advice: TextDto;
}

export class ShareAdviceDto extends FactDto {}

export class AllocateSupportDto extends TextFactDto {
  @TextOrSegments()
  arrangement: TextDto;

  @PlainDate()
  from: string;

  /** Last day. */
  @Optional()
  @PlainDate()
  until?: string;
}

export class IssueAdmissibilityDeclarationDto extends TextFactDto {
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

export class CloseSupportCaseDto extends FactDto {
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

