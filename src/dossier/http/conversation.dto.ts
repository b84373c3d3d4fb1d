import { Flag, Id, ListOf, NestedList, OneOf, Optional, PlainDate, Text, TextOrSegments } from '../../platform/http/dto.ts';
import { id } from '../../platform/http/kinds.ts';
import { FactDto, TextFactDto, TextList, type TextDto } from './fact.dto.ts';

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

export class RequestConversationDto extends TextFactDto {
  @OneOf('parent', 'pupil', 'teacher')
  by: 'parent' | 'pupil' | 'teacher';

  @TextOrSegments()
  reason: TextDto;
}

export class WishReportConversationDto extends FactDto {
  @OneOf('parent', 'teacher')
  by: 'parent' | 'teacher';
}

export class ScheduleConversationDto extends FactDto {
  @OneOf('start', 'report', 'support', 'care-team', 'other')
  kind: 'start' | 'report' | 'support' | 'care-team' | 'other';

  @PlainDate()
  plannedOn: string;

  /** Persons of this dossier. */
  @ListOf(id, { min: 1, max: 50 })
  invited: string[];
}

export class WaiveConversationDto extends FactDto {
  @OneOf('start', 'report')
  kind: 'start' | 'report';

  @OneOf('parent', 'pupil', 'teacher')
  by: 'parent' | 'pupil' | 'teacher';
}

export class RecordStartProfileDto extends TextFactDto {
  @OneOf('pupil', 'parent')
  toldBy: 'pupil' | 'parent';

  @TextList(0)
  talents: TextDto[];

  @TextList(0)
  difficulties: TextDto[];

  @TextList(0)
  ownFocus: TextDto[];

  @TextList(0)
  likes: TextDto[];
}

export class RecordObservationDto extends TextFactDto {
  @OneOf('school', 'home')
  context: 'school' | 'home';

  @OneOf('teacher', 'counsellor', 'parent', 'expert')
  observer: 'teacher' | 'counsellor' | 'parent' | 'expert';

  @TextOrSegments()
  observation: TextDto;
}

export class RecordFactorsDto extends TextFactDto {
  @TextList(0)
  promotingFactors: TextDto[];

  @TextList(0)
  impedingFactors: TextDto[];
}

export class RecordParentsOpinionDto extends TextFactDto {
  @Id()
  person: string;

  /** Entry that it is about. */
  @Optional()
  @Id()
  about?: string;

  @TextOrSegments()
  opinion: TextDto;
}

export class UseParentExperienceDto extends TextFactDto {
  @Id()
  person: string;

  @TextOrSegments()
  experience: TextDto;

  @TextOrSegments()
  usedFor: TextDto;
}

export class ShareParentInformationDto extends TextFactDto {
  @Id()
  person: string;

  @OneOf('wellbeing', 'home', 'health', 'other')
  topic: 'wellbeing' | 'home' | 'health' | 'other';

  @TextOrSegments()
  information: TextDto;
}

export class AskQuestionDto extends TextFactDto {
  /** Who asks. */
  @Id()
  person: string;

  @TextOrSegments()
  question: TextDto;
}

export class AnswerQuestionDto extends TextFactDto {
  /** Who asked. */
  @Id()
  person: string;

  @TextOrSegments()
  answer: TextDto;
}
