import { ApiProperty } from '@nestjs/swagger';
import { FigureDto, ReportDto } from '../../audit/index.ts';

/** One thing that the school did or had to do, and how it came out. */
export class DeliveredFindingDto {
  measure: string;
  rule: string;
  outcome: string;
  /** The last day of a term, or the day of what was done. */
  @ApiProperty({ format: 'date' })
  on: string;
}

/** What the board counted in its dossier and delivered last. */
export class SchoolCountedDto {
  /** How it stood at the end of this day. */
  @ApiProperty({ format: 'date' })
  asOf: string;
  /** The board closed its request: nothing comes after it. */
  final: boolean;
  /** The entry of the case that brought it. */
  @ApiProperty({ format: 'uuid' })
  entryId: string;
  /** Without entries: those are the board's. */
  figures: FigureDto[];
  findings: DeliveredFindingDto[];
}

export class CaseComplianceDto extends ReportDto {
  @ApiProperty({ format: 'uuid' })
  supportCaseId: string;
  /** Of what the partnership did itself. */
  figures: FigureDto[];
  /** Absent when the board delivered none. */
  school?: SchoolCountedDto;
}
