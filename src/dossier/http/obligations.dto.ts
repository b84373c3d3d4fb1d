import { ApiProperty } from '@nestjs/swagger';
import { Flag, Id, OneOf, Optional, Text, Whole } from '../../platform/http/dto.ts';
import { ObligationDto } from './reading.dto.ts';

/** Which obligations, and how many. */
export class ObligationQuery {
  /** Only of this dossier. Parents and pupils always name it. */
  @Optional()
  @Id()
  dossierId?: string;

  /** Only of pupils who are enrolled, or registered, at this school. */
  @Optional()
  @Id()
  schoolId?: string;

  /** Only what this one is to do. */
  @Optional()
  @OneOf('school', 'parents', 'board')
  owner?: 'school' | 'parents' | 'board';

  /** Only under this rule: exactly the `rule` of an item. */
  @Optional()
  @Text(200)
  rule?: string;

  /** Only what is overdue, or only what is not. */
  @Optional()
  @Flag()
  overdue?: boolean;

  /** `next` of the page before, for the same question. */
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

/** Something that is due, and in which dossier. */
export class ListedObligationDto extends ObligationDto {
  @ApiProperty({ format: 'uuid' })
  dossierId: string;
  @ApiProperty({ format: 'uuid', required: false })
  schoolId?: string;
}

export class ObligationPageDto {
  items: ListedObligationDto[];
  /** Give it as `cursor` for the next page; absent on the last. A page can hold fewer items than asked, or none, and still have a next one. */
  next?: string;
  /** A dossier of the board could not be opened and is not in this page; the operator was told. Only there when it is so. */
  incomplete?: boolean;
}
