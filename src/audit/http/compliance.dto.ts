import { ApiProperty } from '@nestjs/swagger';
import { Optional, PlainDate, Text, Value } from '../../platform/http/dto.ts';
import type { Kind } from '../../platform/http/kinds.ts';

const schoolYear: Kind = {
  accepts: (value) => typeof value === 'string' && /^\d{4}-\d{4}$/.test(value) && Number(value.slice(5)) === Number(value.slice(0, 4)) + 1,
  detailNl: 'Vul een schooljaar in, zoals 2026-2027.',
  schema: { type: 'string', pattern: '^\\d{4}-\\d{4}$', example: '2026-2027' },
};

export class DossierComplianceQuery {
  /** As the school knew the dossier at the end of this day; today when absent or later. */
  @Optional()
  @PlainDate()
  knownAt?: string;
}

export class SchoolComplianceQuery {
  /** The one that today is in when absent. */
  @Optional()
  @Value(schoolYear)
  schoolYear?: string;

  /** Position of an acknowledgement: the list knows at least that. */
  @Optional()
  @Text(60)
  after?: string;
}

export class MadeByDto {
  role: string;
  roleNl: string;
  name?: string;
}

/** What stands above every report, for a page or a print. */
export class ReportDto {
  titleNl: string;
  /** How to read it. */
  explanationNl: string;
  /** How terms stood at the end of this day. */
  @ApiProperty({ format: 'date' })
  asOf: string;
  @ApiProperty({ format: 'date-time' })
  madeAt: string;
  madeBy: MadeByDto;
  purpose: string;
  purposeNl: string;
}

export class RowDto {
  @ApiProperty({ enum: ['terms', 'agreements-evaluated', 'parents-involved', 'pupil-heard', 'guidance-committee-advised', 'consent-used', 'requests-closed', 'declarations-issued'] })
  measure: string;
  rule: string;
  ground: string;
  headingNl: string;
  /** The same as one Dutch sentence. */
  textNl: string;
}

export class OutcomeDto {
  outcome: string;
  textNl: string;
  @ApiProperty({ type: 'integer' })
  count: number;
  /** The entries behind the count. */
  @ApiProperty({ type: [String], format: 'uuid' })
  entryIds: string[];
}

export class FigureDto extends RowDto {
  @ApiProperty({ type: 'integer' })
  total: number;
  outcomes: OutcomeDto[];
}

export class DossierComplianceDto extends ReportDto {
  @ApiProperty({ format: 'uuid' })
  dossierId: string;
  figures: FigureDto[];
}

/** `<5`: about fewer than five pupils; `hidden`: a small number could be reckoned from it. */
const told = { oneOf: [{ type: 'integer', minimum: 0 }, { type: 'string', enum: ['<5', 'hidden'] }] };

export class SchoolOutcomeDto {
  outcome: string;
  textNl: string;
  @ApiProperty(told)
  count: unknown;
}

export class SchoolFigureDto extends RowDto {
  @ApiProperty(told)
  total: unknown;
  outcomes: SchoolOutcomeDto[];
}

/** Totals over the dossiers of a school. No pupil is named, and no number points at one. */
export class SchoolComplianceDto extends ReportDto {
  @ApiProperty({ format: 'uuid' })
  schoolId: string;
  schoolName: string;
  schoolYear: string;
  @ApiProperty(told)
  dossiers: unknown;
  /** Dossiers that could not be opened: they are in no figure. */
  @ApiProperty({ type: 'integer' })
  unreadable: number;
  figures: SchoolFigureDto[];
}
