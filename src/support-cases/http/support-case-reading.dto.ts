import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { kindOfEntry } from '../../dossier/index.ts';
import { Flag, Id, ListOf, Optional, PlainDate, Text, Whole } from '../../platform/http/dto.ts';
import { allSupportCaseKinds } from '../domain/index.ts';

export class SupportCasesQuery {
  /** `next` of the page before. */
  @Optional()
  @Text(1_000)
  cursor?: string;

  @Optional()
  @Whole(1, 100)
  limit?: number;

  /** Position of an acknowledgement: the list knows at least that. */
  @Optional()
  @Text(60)
  after?: string;
}

/** Which entries of a case, and how many. Ids are as you see them: an auditor's are pseudonyms. */
export class CaseEntriesQuery {
  /** Only these types of the case, or types or chapters of what the board gave; may be repeated. */
  @Optional()
  @ListOf(kindOfEntry(...allSupportCaseKinds().map(({ type }) => type)), { min: 1, max: 20 })
  kind?: string[];

  /** Only what this person did, took part in or is named in. */
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

  /** Only what opened something that the partnership has to do and that is overdue (or, if false, due and not overdue): today, or on the day of `knownAt`. */
  @Optional()
  @Flag()
  overdue?: boolean;

  /** Happened on or before this day: of what the board gave, there. */
  @Optional()
  @PlainDate()
  happenedUntil?: string;

  /** Only what the partnership knew at the end of this day. */
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
}

/** The pupil about whom the board asked. */
export class CasePupilDto {
  /** For an auditor a pseudonym, the same throughout this case. */
  @ApiProperty({ format: 'uuid' })
  personId: string;
  name?: string;
  @ApiProperty({ format: 'date', required: false })
  bornOn?: string;
}

/** An entry that the board named and that did not come. */
export class KeptBackDto {
  @ApiProperty({ format: 'uuid', required: false })
  entryId?: string;
  @ApiProperty({ enum: ['erased', 'misfiled', 'restricted', 'withheld', 'not-reviewed', 'care-team', 'too-large'] })
  reason: string;
  /** The same in Dutch. */
  textNl: string;
}

export class CaseExpertDto {
  @ApiProperty({ format: 'uuid' })
  expertId: string;
  name?: string;
  profession: string;
}

/** What the partnership has to do, as a rule asks it. */
export class CaseDutyDto {
  id: string;
  rule: string;
  /** Entry that opened it. */
  @ApiProperty({ format: 'uuid' })
  since: string;
  @ApiProperty({ format: 'date' })
  due: string;
  @ApiProperty({ enum: ['partnership'] })
  owner: string;
  textNl: string;
}

/** The same as it stands on the day that somebody looks. */
export class CaseObligationDto extends CaseDutyDto {
  overdue: boolean;
  @ApiProperty({ type: 'integer' })
  daysOverdue: number;
}

/** A support case now; for an auditor without names, texts and the board's ids. */
export class SupportCaseDto {
  @ApiProperty({ format: 'uuid' })
  supportCaseId: string;
  @ApiProperty({ enum: ['open', 'closed'] })
  state: string;
  @ApiProperty({ enum: ['allocate-means', 'judge-admissibility', 'advise'], required: false })
  task?: string;
  @ApiProperty({ format: 'date', required: false })
  openedOn?: string;
  /** Organisation id of the board that asked. */
  @ApiProperty({ format: 'uuid', required: false })
  boardId?: string;
  @ApiProperty({ format: 'uuid', required: false })
  schoolId?: string;
  pupil?: CasePupilDto;
  /** How many entries of the board came. */
  @ApiProperty({ type: 'integer' })
  delivered: number;
  keptBack: KeptBackDto[];
  experts: CaseExpertDto[];
  obligations: CaseObligationDto[];
  @ApiProperty({ format: 'date', required: false })
  closedOn?: string;
  @ApiProperty({ enum: ['granted', 'not-granted', 'advised', 'withdrawn'], required: false })
  outcome?: string;
  /** Last day on which a closed case is kept. */
  @ApiProperty({ format: 'date', required: false })
  keptUntil?: string;
}

export class SupportCasePageDto {
  items: SupportCaseDto[];
  /** Give it as `cursor` for the next page; absent on the last. A page can hold fewer items than asked, or none, and still have a next one. */
  next?: string;
}

export class BlackPlaceDto {
  pointer: string;
  @ApiProperty({ enum: ['A', 'B', 'C', 'D', 'E'] })
  reason: string;
}

/** An entry of the board's dossier as it was delivered. */
export class DeliveredEntryDto {
  /** Its id at the board. */
  @ApiProperty({ format: 'uuid', required: false })
  entryId?: string;
  type: string;
  /** Dutch heading. */
  heading: string;
  @ApiProperty({ format: 'date' })
  occurredOn: string;
  /** When the board recorded it. */
  @ApiProperty({ format: 'date-time' })
  recordedAt: string;
  /** Everything that was delivered, with fixed words where something is black; for an auditor only codes, days and who took part. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  content?: object;
  redactions?: BlackPlaceDto[];
}

export class CaseAuthorDto {
  role: string;
  name?: string;
}

export class CaseIrregularityDto {
  rules: string[];
  explanation?: string;
}

/** An entry of a support case; of what was erased only place, moment and ground. */
export class CaseEntryDto {
  @ApiProperty({ enum: ['shown', 'erased'] })
  state: string;
  @ApiProperty({ format: 'uuid' })
  entryId: string;
  /** The event type. */
  type?: string;
  /** Dutch heading. */
  heading?: string;
  /** One Dutch line. */
  summary?: string;
  @ApiProperty({ format: 'date', required: false })
  occurredOn?: string;
  occurredTime?: string;
  @ApiProperty({ format: 'date-time' })
  recordedAt: string;
  recordedBy?: CaseAuthorDto;
  irregular?: CaseIrregularityDto;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  data?: object;
  delivered?: DeliveredEntryDto;
  @ApiProperty({ format: 'date-time', required: false })
  erasedAt?: string;
  ground?: string;
}

export class CaseEntryPageDto {
  items: CaseEntryDto[];
  /** Give it as `cursor` for the next page; absent on the last. */
  @ApiProperty({ format: 'uuid', required: false })
  next?: string;
}

/** Two moments side by side. */
export class CaseComparisonDto {
  /** Recorded after the first day, in order. */
  came: CaseEntryDto[];
  /** Due on the second day and not on the first. */
  opened: CaseDutyDto[];
  /** Due on the first day and not on the second. */
  closed: CaseDutyDto[];
}

/** What proves that the board recorded this: the leaves add up to the commitment in its stream (docs/proof.md section 4). */
export class DeliveredProofDto {
  commitment: string;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  leaves: object[];
}

export class ProvenCaseEntryDto extends CaseEntryDto {
  proof?: DeliveredProofDto;
}
