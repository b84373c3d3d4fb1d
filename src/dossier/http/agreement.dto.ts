import { Flag, Id, NestedList, OneOf, Optional, PlainDate, TextOrSegments } from '../../platform/http/dto.ts';
import { ParticipantDto } from './conversation.dto.ts';
import { TextFactDto, type TextDto } from './fact.dto.ts';

export class MakeAgreementDto extends TextFactDto {
  /** Conversation in which it was made. */
  @Optional()
  @Id()
  conversationId?: string;

  @NestedList(() => ParticipantDto, { min: 1, max: 30 })
  participants: ParticipantDto[];

  @TextOrSegments()
  text: TextDto;

  /** Why this was agreed. */
  @TextOrSegments()
  rationale: TextDto;

  /** Day on which school and parents look whether it worked. */
  @PlainDate()
  evaluateOn: string;
}

export class EvaluateAgreementDto extends TextFactDto {
  @OneOf('kept', 'not-kept', 'not-working')
  outcome: 'kept' | 'not-kept' | 'not-working';

  @TextOrSegments()
  report: TextDto;
}

export class RecordAgreementProgressDto extends TextFactDto {
  @OneOf('school', 'parent', 'pupil')
  by: 'school' | 'parent' | 'pupil';

  @TextOrSegments()
  progress: TextDto;
}

export class ExplainDecisionDto extends TextFactDto {
  @TextOrSegments()
  rationale: TextDto;
}

export class DeclineWishDto extends TextFactDto {
  /** Whose wish it is. */
  @Id()
  person: string;

  @TextOrSegments()
  wish: TextDto;

  @TextOrSegments()
  rationale: TextDto;

  @TextOrSegments()
  alternative: TextDto;

  @Flag()
  invitedToTalk: boolean;
}
