import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AcknowledgementDto } from '../dossier/index.ts';

/** The outcome of one of several events, at the place it had. */
export class EventResultDto {
  id?: string;

  /** HTTP status that it would have had alone. */
  @ApiProperty({ type: 'integer' })
  status: number;

  @ApiPropertyOptional({ type: () => AcknowledgementDto })
  acknowledgement?: AcknowledgementDto;

  /** RFC 9457, as every other problem. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  problem?: object;
}
