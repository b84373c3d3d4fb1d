import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { DryRun, InDossier, Stored } from '../dossier/index.ts';
import type { InCase } from '../support-cases/index.ts';
import { acknowledgements, dryRuns } from './answers.ts';

/** The outcome of one of several events, at the place it had. */
export class EventResultDto {
  id?: string;

  /** HTTP status that it would have had alone. */
  @ApiProperty({ type: 'integer' })
  status: number;

  @ApiPropertyOptional({ oneOf: acknowledgements })
  acknowledgement?: (InDossier | InCase) & Stored;

  /** What would be stored, under `Prefer: validate-only`. */
  @ApiPropertyOptional({ oneOf: dryRuns })
  dryRun?: DryRun<InDossier | InCase>;

  /** RFC 9457, as every other problem. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  problem?: object;
}
