import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AcknowledgementDto, DryRunDto } from '../dossier/index.ts';

/** The outcome of one of several events, at the place it had. */
export class EventResultDto {
  id?: string;

  /** HTTP status that it would have had alone. */
  @ApiProperty({ type: 'integer' })
  status: number;

  @ApiPropertyOptional({ type: () => AcknowledgementDto })
  acknowledgement?: AcknowledgementDto;

  /** What would be stored, under `Prefer: validate-only`. */
  @ApiPropertyOptional({ type: () => DryRunDto })
  dryRun?: DryRunDto;

  /** RFC 9457, as every other problem. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  problem?: object;
}
