import { ParticipantDto } from './conversation.dto.ts';
import { Flag, Id, ListOf, NestedList, OneOf, Optional, PlainDate, Text, TextOrSegments, Value, Whole } from '../../platform/http/dto.ts';
import { id, textOrSegments } from '../../platform/http/kinds.ts';
import { FactDto, TextFactDto, TextList, type TextDto } from './fact.dto.ts';

export class ConsultParentsDto extends TextFactDto {
  @ListOf(id, { min: 1, max: 10 })
  parents: string[];

  /** Meant to agree, not only to tell. */
  @Flag()
  aimedAtAgreement: boolean;

  @TextOrSegments()
  report: TextDto;
}

export class OfferPupilHearingDto extends FactDto {
  @Flag()
  wayChosenByPupil: boolean;

  @Flag()
  supportOffered: boolean;

  @OneOf('accepted', 'declined')
  outcome: 'accepted' | 'declined';
}

export class RecordPupilInputDto extends TextFactDto {
  @OneOf('spoken', 'written', 'drawn', 'other')
  way: 'spoken' | 'written' | 'drawn' | 'other';

  @TextOrSegments()
  words: TextDto;
}

export class RecordGuidanceCommitteeAdviceDto extends TextFactDto {
  /** Members of the committee, and who else was there. */
  @NestedList(() => ParticipantDto, { min: 1, max: 30 })
  participants: ParticipantDto[];

  @TextOrSegments()
  advice: TextDto;
}

export class PlanDto extends TextFactDto {
  @Text(400)
  expectedDestination: string;

  @TextOrSegments()
  substantiation: TextDto;

  @TextList(0)
  promotingFactors: TextDto[];

  @TextList(0)
  impedingFactors: TextDto[];

  /** The action part: what the school does for this pupil. */
  @TextOrSegments()
  guidance: TextDto;

  /** Deviations from the programme; leave out when there are none. */
  @Optional()
  @Value(textOrSegments)
  deviations?: TextDto;

  /** What the pupil's own view changed. */
  @TextOrSegments()
  pupilInfluence: TextDto;
}

export class AdoptDevelopmentPlanDto extends PlanDto {}

export class AmendDevelopmentPlanDto extends PlanDto {}

export class AgreeActionPartDto extends FactDto {
  @Whole(1, 1_000)
  version: number;

  /** Person of this dossier who agrees. */
  @Id()
  person: string;
}

export class DeclineActionPartDto extends TextFactDto {
  @Whole(1, 1_000)
  version: number;

  @Id()
  person: string;

  @TextOrSegments()
  reason: TextDto;
}

export class SetGoalDto extends TextFactDto {
  @TextOrSegments()
  goal: TextDto;

  /** How one can see that it is reached. */
  @TextOrSegments()
  measuredBy: TextDto;

  @PlainDate()
  evaluateOn: string;
}

export class RecordGoalProgressDto extends TextFactDto {
  @TextOrSegments()
  progress: TextDto;

  /** How far, from 0 to 100. */
  @Optional()
  @Whole(0, 100)
  score?: number;
}

export class CloseGoalDto extends TextFactDto {
  @OneOf('achieved', 'stopped', 'replaced')
  outcome: 'achieved' | 'stopped' | 'replaced';

  @TextOrSegments()
  reason: TextDto;
}

export class EvaluateDevelopmentPlanDto extends TextFactDto {
  @NestedList(() => ParticipantDto, { min: 1, max: 30 })
  participants: ParticipantDto[];

  /** Persons of this dossier who were invited and did not want to. */
  @Optional()
  @ListOf(id, { min: 1, max: 50 })
  invitedAndDeclined?: string[];

  @TextOrSegments()
  report: TextDto;
}

export class ExplainPupilInfluenceDto extends TextFactDto {
  @Whole(1, 1000)
  version: number;

  @TextOrSegments()
  explanation: TextDto;
}

export class RecordTeachingAdaptationDto extends TextFactDto {
  /** Goal that it serves. */
  @Optional()
  @Id()
  goalId?: string;

  @TextOrSegments()
  adaptation: TextDto;
}

export class EndDevelopmentPlanDto extends TextFactDto {
  @OneOf('not-needed', 'left-school', 'of-age-and-stopped', 'other')
  reason: 'not-needed' | 'left-school' | 'of-age-and-stopped' | 'other';

  @TextOrSegments()
  explanation: TextDto;
}
