import { Flag, Id, ListOf, OneOf, PlainDate, Text, TextOrSegments, Whole } from '../../platform/http/dto.ts';
import { id } from '../../platform/http/kinds.ts';
import { FactDto, TextFactDto, type TextDto } from './fact.dto.ts';

export class RequestSupportDto extends TextFactDto {
  /** Organisation id of the partnership. */
  @Id()
  partnership: string;

  @OneOf('allocate-means', 'judge-admissibility', 'advise')
  task: 'allocate-means' | 'judge-admissibility' | 'advise';

  /** Entries that the partnership gets. */
  @ListOf(id, { min: 1, max: 50 })
  entries: string[];

  @TextOrSegments()
  question: TextDto;
}

export class ReceiveExpertAdviceDto extends TextFactDto {
  @Flag()
  copyToParents: boolean;

  @TextOrSegments()
  advice: TextDto;
}

export class DeclareAdmissibilityDto extends FactDto {
  @Text(40)
  sequenceNumber: string;

  @OneOf('special-primary', 'special', 'practical')
  kind: 'special-primary' | 'special' | 'practical';

  @PlainDate()
  from: string;

  /** Last day. */
  @PlainDate()
  until: string;

  /** How many experts were heard. */
  @Whole(1, 10)
  experts: number;
}

export class CloseSupportRequestDto extends FactDto {
  @OneOf('granted', 'not-granted', 'withdrawn', 'advised')
  outcome: 'granted' | 'not-granted' | 'withdrawn' | 'advised';
}
