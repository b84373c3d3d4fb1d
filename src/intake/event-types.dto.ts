import { ApiProperty } from '@nestjs/swagger';

/** A kind of fact that can be posted. */
export class EventTypeDto {
  /** Of a CloudEvent: `nl.leerlingdossier.` and the fact in kebab case. */
  type: string;

  /** What it records. */
  summary: string;

  /** Subject of the dossier that it belongs to; `support-case`: a support case of a partnership. */
  chapter: string;

  /** JSON Schema of `data`. */
  @ApiProperty({ format: 'uri' })
  dataschema: string;

  /** A whole CloudEvent, with people and ids that do not exist. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  example: object;
}

export class EventTypesDto {
  items: EventTypeDto[];
}
