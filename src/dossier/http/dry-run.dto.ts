import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AcknowledgementDto } from './answers.dto.ts';

/** A rule that the fact breaks. */
export class DryRunRefusalDto {
  code: string;
  rule: string;
  /** Where the rule is written. */
  ground: string;
  /** Dutch: what, why, what now. */
  detail: string;
  /** The fact may be recorded as irregular: with `irregular` in the body. */
  recordable?: boolean;
}

/** Somebody in a role who would see the entry, at the pupil's age today and without a part in it; of an expert of a support case: who is named in it. */
export class DryRunSightDto {
  /** Dutch. */
  role: string;
  /** `redact`: with what is about others black. */
  @ApiProperty({ enum: ['allow', 'redact'] })
  effect: string;
  rule: string;
}

/** An entry that the fact would become. */
export class DryRunEntryDto {
  /** The event type. */
  type: string;
  headingNl: string;
  /** Only for who may read the entry, as `visibleTo`. */
  summaryNl?: string;
  /** As a parent who is not named in it would read it; absent when parents would not. */
  textForParentNl?: string;
  @ApiPropertyOptional({ type: () => [DryRunSightDto] })
  visibleTo?: DryRunSightDto[];
}

/** Something that would become due, or would not be due any more. */
export class DryRunObligationDto {
  rule: string;
  @ApiProperty({ format: 'date' })
  due: string;
  @ApiProperty({ enum: ['school', 'parents', 'board', 'partnership'] })
  owner: string;
  textNl: string;
}

/** What recording a fact would do. Nothing was stored. */
export class DryRunDto {
  /** Also false when there is nothing new to record, or it was stored before. */
  wouldBeStored: boolean;

  /** Every rule that it breaks, all at once. With `wouldBeStored`: those that it would be recorded as irregular for. */
  @ApiProperty({ type: () => [DryRunRefusalDto] })
  refusals: DryRunRefusalDto[];

  @ApiProperty({ type: () => [DryRunEntryDto] })
  entries: DryRunEntryDto[];

  /** What would become due, of what the caller may read; absent for who reads nothing, such as a system that delivers. */
  @ApiPropertyOptional({ type: () => [DryRunObligationDto] })
  obligations?: DryRunObligationDto[];

  /** What would not be due any more, likewise. */
  @ApiPropertyOptional({ type: () => [DryRunObligationDto] })
  obligationsClosed?: DryRunObligationDto[];

  /** The same request was carried out before: its first answer. */
  @ApiPropertyOptional({ type: () => AcknowledgementDto })
  stored?: AcknowledgementDto;
}
