import { Instant, Id, OneOf, Optional, Text, Value } from '../platform/http/dto.ts';
import type { Kind } from '../platform/http/kinds.ts';

const data: Kind = {
  accepts: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  detailNl: 'Vul hier de gebeurtenis in: een object.',
  schema: { type: 'object' },
};

const URN = /^urn:(?!nld:)\S.*$/;
/** As the NL GOV profile writes it: what kind of number, the number, and below it whatever tells the system. */
const URN_NLD = /^urn:nld:(oin:\d{20}|kvknr:\d{8}|(?!oin:|kvknr:)[a-z][a-z0-9-]*:[^\s:]+)(:[^\s:]+)*$/;

const urn: Kind = {
  accepts: (value) => typeof value === 'string' && value.length <= 300 && (URN.test(value) || URN_NLD.test(value)),
  detailNl: 'Vul een URN in, zoals urn:nld:oin:00000000000000000000:systeem:las.',
  schema: { type: 'string', pattern: '^urn:', maxLength: 300, example: 'urn:nld:oin:00000000000000000000:systeem:las' },
};

/** CloudEvents 1.0, structured mode (NL GOV profile). Attributes hold no personal data: what happened is in `data`. */
export class CloudEventDto {
  @OneOf('1.0')
  specversion: string;

  /** Unique within `source`: the same pair is the same event, stored once. */
  @Text(200)
  id: string;

  /** System that sends it, as a URN: `urn:nld:oin:<OIN>:systeem:<name>` by the NL GOV profile. */
  @Value(urn)
  source: string;

  /** `nl.leerlingdossier.` and the fact in kebab case. */
  @Text(200)
  type: string;

  /** The dossier, or the support case, in which it is recorded; absent only for what opens a dossier: a registration, a takeover. */
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

  /** Schema of `data`; only that of the type, as GET /v1/event-types says. */
  @Optional()
  @Text(500)
  dataschema?: string;

  /** Place in the sender's own row. Taken and not used: facts are judged in the order in which they come. */
  @Optional()
  @Text(100)
  sequence?: string;

  @Optional()
  @Text(100)
  sequencetype?: string;

  @Value(data)
  data: object;
}
