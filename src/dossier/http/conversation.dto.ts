import { Flag, Id, ListOf, NestedList, OneOf, Optional, PlainDate, Text, TextOrSegments } from '../../platform/http/dto.ts';
import { id } from '../../platform/http/kinds.ts';
import { TextFactDto, TextList, type TextDto } from './fact.dto.ts';

export class ParticipantDto {
  @OneOf('parent', 'caregiver', 'pupil', 'staff', 'expert')
  role: 'parent' | 'caregiver' | 'pupil' | 'staff' | 'expert';

  /** Needed for a parent, a caregiver and the pupil: persons of this dossier. */
  @Optional()
  @Id()
  personId?: string;

  @Optional()
  @Text(200)
  name?: string;

  @OneOf('in-person', 'by-video', 'by-phone')
  presence: 'in-person' | 'by-video' | 'by-phone';
}

export class RecordConversationDto extends TextFactDto {
  @OneOf('start', 'report', 'support', 'care-team', 'other')
  kind: 'start' | 'report' | 'support' | 'care-team' | 'other';

  @NestedList(() => ParticipantDto, { min: 1, max: 30 })
  participants: ParticipantDto[];

  @TextOrSegments()
  report: TextDto;
}

export class NextStepDto {
  @TextOrSegments()
  what: TextDto;

  @OneOf('school', 'parents', 'pupil', 'other')
  owner: 'school' | 'parents' | 'pupil' | 'other';

  /** Last day on which it should be done. */
  @PlainDate()
  due: string;
}

export class ConcludeConversationDto extends TextFactDto {
  @TextList(0)
  goals: TextDto[];

  @NestedList(() => NextStepDto, { min: 0, max: 50 })
  nextSteps: NextStepDto[];

  @TextList(0)
  promotingFactors: TextDto[];

  @TextList(0)
  impedingFactors: TextDto[];

  @Flag()
  agreedJointly: boolean;
}

export class RecordChildConversationDto extends TextFactDto {
  /** The child can handle it. */
  @Flag()
  childAble: boolean;

  /** The child likes to. */
  @Flag()
  childWilling: boolean;

  @TextOrSegments()
  report: TextDto;
}

export class RecordChildVoiceDto extends TextFactDto {
  @Optional()
  @TextOrSegments()
  question?: TextDto;

  @TextOrSegments()
  words: TextDto;

  @OneOf('self', 'representative')
  via: 'self' | 'representative';
}

export class InformParentsDto extends TextFactDto {
  @ListOf(id, { min: 1, max: 10 })
  parents: string[];

  /** Entry they were told about. */
  @Optional()
  @Id()
  about?: string;

  @TextOrSegments()
  message: TextDto;
}

export class AttachStatementDto extends TextFactDto {
  /** Person whose view it is. */
  @Id()
  personId: string;

  @TextOrSegments()
  statement: TextDto;
}
