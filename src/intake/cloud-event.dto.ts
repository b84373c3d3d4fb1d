import { Instant, Id, OneOf, Optional, Text, Value } from '../platform/http/dto.ts';
import type { Kind } from '../platform/http/kinds.ts';

const data: Kind = {
  accepts: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  detailNl: 'Vul hier de gebeurtenis in: een object.',
  schema: { type: 'object' },
};

/** CloudEvents 1.0, structured mode (NL GOV profile). Attributes hold no personal data: what happened is in `data`. */
export class CloudEventDto {
  @OneOf('1.0')
  specversion: string;

  /** Unique within `source`: the same pair is the same event, stored once. */
  @Text(200)
  id: string;

  /** System that sends it, as a URN. */
  @Text(300)
  source: string;

  /** `nl.leerlingdossier.` and the fact in kebab case. */
  @Text(200)
  type: string;

  /** The dossier; absent only for a registration, which opens one. */
  @Optional()
  @Id()
  subject?: string;

  /** Moment of logging at the sender; when it happened is in `data`. */
  @Optional()
  @Instant()
  time?: string;

  @Optional()
  @OneOf('application/json')
  datacontenttype?: string;

  @Optional()
  @Text(500)
  dataschema?: string;

  @Value(data)
  data: object;
}
