import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { accessClasses } from '../../kernel/chapter.ts';
import { Flag, Id, ListOf, OneOf, Optional, PlainDate, Text, Whole } from '../../platform/http/dto.ts';
import { oneOf, type Kind } from '../../platform/http/kinds.ts';
import { allKinds } from '../domain/dossier.ts';

/** An event type, or a chapter for all of its types; or a type of another file. More than a refusal should list. */
export const kindOfEntry = (...others: readonly string[]): Kind => ({
  ...oneOf([...new Set([...others, ...allKinds().flatMap(({ chapter, type }) => [chapter, type])])].toSorted()),
  detailNl: 'Vul de naam in van een soort gebeurtenis of van een hoofdstuk.',
});

/** Which entries of the timeline, and how many. */
export class TimelineQuery {
  /** Only this class. */
  @Optional()
  @OneOf(...accessClasses)
  accessClass?: string;

  /** Only these types or chapters; may be repeated. */
  @Optional()
  @ListOf(kindOfEntry(), { min: 1, max: 20 })
  kind?: string[];

  /** Only what this person of the dossier did, took part in or is named in. */
  @Optional()
  @Id()
  party?: string;

  /** Only what is about this goal. */
  @Optional()
  @Id()
  goal?: string;

  /** Only what is about this agreement, with the conversation in which it was made. */
  @Optional()
  @Id()
  agreement?: string;

  /** Only what opened something that is overdue (or, if false, due and not overdue): today, or on the day of `knownAt`. */
  @Optional()
  @Flag()
  overdue?: boolean;

  /** Happened on or after this day. */
  @Optional()
  @PlainDate()
  from?: string;

  /** Happened on or before this day. */
  @Optional()
  @PlainDate()
  happenedUntil?: string;

  /** Only what the school knew at the end of this day. */
  @Optional()
  @PlainDate()
  knownAt?: string;

  /** `next` of the page before. */
  @Optional()
  @Id()
  cursor?: string;

  @Optional()
  @Whole(1, 100)
  limit?: number;

  /** Position of an acknowledgement: the list knows at least that. */
  @Optional()
  @Text(60)
  after?: string;
}

/** Two days: what the school knew at the end of each. */
export class ComparisonQuery {
  @PlainDate()
  from: string;

  @PlainDate()
  until: string;
}

/** Position of an acknowledgement: the list knows at least that. */
export class ListQuery {
  @Optional()
  @Text(60)
  after?: string;
}

export class PageQuery {
  @Optional()
  @Id()
  cursor?: string;

  @Optional()
  @Whole(1, 100)
  limit?: number;
}

export class PlaceDto {
  pointer: string;
  @ApiProperty({ enum: ['A', 'B', 'C', 'D', 'E'] })
  reason: string;
}

export class AuthorDto {
  role: string;
  name?: string;
}

export class IrregularityDto {
  rules: string[];
  explanation: string;
}

/** Where an entry came from. */
export class ProvenanceDto {
  @ApiProperty({ enum: ['imported'] })
  code: string;
  /** Dutch, for who reads the entry. */
  textNl: string;
}

/** An entry as this reader may see it. What is black says why; of what is withheld or erased only that remains. */
export class EntryDto {
  @ApiProperty({ enum: ['shown', 'redacted', 'withheld', 'erased'] })
  state: string;
  @ApiProperty({ format: 'uuid' })
  entryId: string;
  /** The event type, as recorded. */
  type?: string;
  /** Dutch heading. */
  heading?: string;
  /** One Dutch line. */
  summary?: string;
  accessClass?: string;
  @ApiProperty({ format: 'date', required: false })
  occurredOn?: string;
  occurredTime?: string;
  @ApiProperty({ format: 'date-time', required: false })
  recordedAt?: string;
  recordedBy?: AuthorDto;
  source?: string;
  purpose?: string;
  legalBasis?: string;
  processingActivity?: string;
  irregular?: IrregularityDto;
  /** Only of an entry that was taken over from another file. */
  provenance?: ProvenanceDto;
  /** Entry that corrected this one; the words shown are the corrected ones. */
  @ApiProperty({ format: 'uuid', required: false })
  correctedBy?: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  data?: object;
  redactions?: PlaceDto[];
  /** Reason code of a withheld entry. */
  reason?: string;
  @ApiProperty({ format: 'date-time', required: false })
  erasedAt?: string;
  ground?: string;
}

export class EntryPageDto {
  items: EntryDto[];
  /** Give it as `cursor` for the next page; absent on the last. */
  @ApiProperty({ format: 'uuid', required: false })
  next?: string;
}

/** Something to be done, as a rule asks it. */
export class DutyDto {
  id: string;
  rule: string;
  /** Entry that opened it. */
  @ApiProperty({ format: 'uuid' })
  since: string;
  @ApiProperty({ format: 'date' })
  due: string;
  @ApiProperty({ enum: ['school', 'parents', 'board'] })
  owner: string;
  textNl: string;
}

/** What is due, as it stands on the day that somebody looks. */
export class ObligationDto extends DutyDto {
  /** The day has passed. */
  overdue: boolean;
  /** Days since; 0 when it is not overdue. */
  @ApiProperty({ type: 'integer' })
  daysOverdue: number;
}

export class PersonDto {
  @ApiProperty({ format: 'uuid' })
  personId: string;
  role: string;
  name: string;
  @ApiProperty({ format: 'date', required: false })
  bornOn?: string;
  relation?: string;
}

/** The dossier now, as this reader may see it. */
export class DossierDto {
  @ApiProperty({ format: 'uuid' })
  dossierId: string;
  @ApiProperty({ format: 'uuid', required: false })
  enrolledAt?: string;
  pupil?: PersonDto;
  persons?: PersonDto[];
  obligations: ObligationDto[];
}

export class ConsentStateDto {
  @ApiProperty({ format: 'uuid' })
  personId: string;
  @ApiProperty({ enum: ['yes', 'no'] })
  state: string;
}

export class ConsentDto {
  @ApiProperty({ format: 'uuid' })
  consentId: string;
  purpose: string;
  counterparty: string;
  scope: string;
  @ApiProperty({ format: 'date' })
  requestedOn: string;
  @ApiProperty({ format: 'date' })
  validUntil: string;
  grantors: ConsentStateDto[];
  /** Whether it counts today, for these ages and this authority. Only for who may see every answer. */
  inForce?: boolean;
  @ApiProperty({ type: [String], format: 'uuid' })
  entryIds: string[];
}

export class ConsentListDto {
  items: ConsentDto[];
}

export class ObligationListDto {
  items: ObligationDto[];
}

export class EntryListDto {
  items: EntryDto[];
}

export class CopyRequestDto {
  @ApiProperty({ format: 'uuid' })
  copyRequestId: string;
  @ApiProperty({ format: 'date' })
  receivedOn: string;
  /** The last day on which the copy or a refusal is due. */
  @ApiProperty({ format: 'date' })
  dueOn: string;
  @ApiProperty({ oneOf: [{ type: 'string', enum: ['whole'] }, { type: 'array', items: { type: 'string' } }] })
  scope: unknown;
  identityVerified: boolean;
  @ApiProperty({ enum: ['open', 'refused', 'issued', 'collected'] })
  state: string;
}

/** Who looked: no names of staff (HvJ EU C-579/21). */
export class AccessLogLineDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
  @ApiProperty({ format: 'date-time' })
  moment: string;
  role: string;
  /** Name of the board for which it was done; absent for parents and pupils. */
  organisation?: string;
  @ApiProperty({ enum: ['read', 'list', 'copy', 'read-log', 'audit', 'refuse'] })
  action: string;
  purpose: string;
  @ApiProperty({ enum: ['allowed', 'refused'] })
  outcome: string;
  /** How many entries were opened. */
  @ApiProperty({ type: 'integer' })
  entries: number;
  classes: string[];
  /** The same as one Dutch sentence. */
  textNl: string;
}

export class AccessLogPageDto {
  items: AccessLogLineDto[];
  @ApiProperty({ format: 'uuid', required: false })
  next?: string;
}

export class CorrectedEntryDto {
  before: EntryDto;
  after: EntryDto;
}

/** Two moments side by side. */
export class ComparisonDto {
  came: EntryDto[];
  corrected: CorrectedEntryDto[];
  opened: DutyDto[];
  closed: DutyDto[];
}
