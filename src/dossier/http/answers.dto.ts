import { ApiProperty } from '@nestjs/swagger';

/** One entry that was stored. */
export class RecordedEntryDto {
  @ApiProperty({ format: 'uuid' })
  entryId: string;

  /** The event type. */
  type: string;

  /** Ids of the things in it, such as `personId` or `consentId`. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', format: 'uuid' } })
  ids: Record<string, string>;
}

/** What was stored. */
export class AcknowledgementDto {
  @ApiProperty({ format: 'uuid' })
  dossierId: string;

  /** The entries that it became, in order; empty when there was nothing new to record. */
  entries: RecordedEntryDto[];

  /** The same request was carried out before: this is the first answer again. */
  repeated: boolean;

  /** Give it as `after` to a list that must know this. */
  position?: string;
}
