import { Id, ListOf, OneOf, Optional, Text, TextOrSegments } from '../../platform/http/dto.ts';
import { id } from '../../platform/http/kinds.ts';
import { FactDto, TextFactDto, type TextDto } from './fact.dto.ts';

export class RaiseConcernDto extends TextFactDto {
  @OneOf('school', 'parent', 'pupil')
  by: 'school' | 'parent' | 'pupil';

  /** Where it starts on the ladder. */
  @OneOf('teacher', 'mentor', 'internal-counsellor', 'support-coordinator', 'team-leader', 'management', 'confidant')
  level: 'teacher' | 'mentor' | 'internal-counsellor' | 'support-coordinator' | 'team-leader' | 'management' | 'confidant';

  /** Behaviour differs between school and home: where it was seen (source 002). */
  @OneOf('school', 'home')
  context: 'school' | 'home';

  @TextOrSegments()
  what: TextDto;
}

export class TakeEscalationStepDto extends TextFactDto {
  @OneOf('teacher', 'mentor', 'internal-counsellor', 'support-coordinator', 'team-leader', 'management', 'confidant')
  from: 'teacher' | 'mentor' | 'internal-counsellor' | 'support-coordinator' | 'team-leader' | 'management' | 'confidant';

  @OneOf('teacher', 'mentor', 'internal-counsellor', 'support-coordinator', 'team-leader', 'management', 'confidant')
  to: 'teacher' | 'mentor' | 'internal-counsellor' | 'support-coordinator' | 'team-leader' | 'management' | 'confidant';

  @TextOrSegments()
  reason: TextDto;
}

export class CommunicateOutcomeDto extends TextFactDto {
  @ListOf(id, { min: 1, max: 50 })
  parents: string[];

  @TextOrSegments()
  outcome: TextDto;
}

export class ResolveConcernDto extends TextFactDto {
  @TextOrSegments()
  how: TextDto;
}

export class InvokeContactProtocolDto extends TextFactDto {
  /** Name of the procedure. */
  @Text(200)
  protocol: string;

  @Text(40)
  version: string;

  @TextOrSegments()
  reason: TextDto;
}

export class OfferExtraSupportDto extends TextFactDto {
  @TextOrSegments()
  what: TextDto;
}

export class AcceptExtraSupportDto extends FactDto {
  @Id()
  person: string;
}

export class DeclineExtraSupportDto extends TextFactDto {
  @Id()
  person: string;

  @Optional()
  @TextOrSegments()
  reason?: TextDto;
}
