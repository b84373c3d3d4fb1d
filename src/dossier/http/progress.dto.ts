import { Flag, ListOf, OneOf, Optional, PlainDate, Text, TextOrSegments, Whole } from '../../platform/http/dto.ts';
import { id } from '../../platform/http/kinds.ts';
import { FactDto, TextFactDto, type TextDto } from './fact.dto.ts';

export class ReportProgressDto extends TextFactDto {
  @OneOf('cognitive', 'social-emotional', 'general')
  domain: 'cognitive' | 'social-emotional' | 'general';

  /** Persons of this dossier who were told. */
  @ListOf(id, { min: 1, max: 50 })
  told: string[];

  @TextOrSegments()
  report: TextDto;
}

export class RecordTrackingResultDto extends FactDto {
  @OneOf('dutch', 'maths', 'english', 'social-emotional', 'other')
  domain: 'dutch' | 'maths' | 'english' | 'social-emotional' | 'other';

  /** Test or observation list. */
  @Text(120)
  instrument: string;

  /** As the instrument writes it: a level, a score. */
  @Text(60)
  result: string;
}

export class ReportAbsenceDto extends FactDto {
  @OneOf('parent', 'pupil', 'school')
  by: 'parent' | 'pupil' | 'school';

  /** First day. */
  @PlainDate()
  from: string;

  /** Last day. */
  @PlainDate()
  until: string;

  @Whole(1, 400)
  lessonHours: number;

  @OneOf('illness', 'medical-visit', 'family', 'leave', 'unknown', 'other')
  reason: 'illness' | 'medical-visit' | 'family' | 'leave' | 'unknown' | 'other';

  /** There was a valid reason (LPW 11). */
  @Flag()
  authorised: boolean;
}

export class RecordLateArrivalDto extends FactDto {
  @Whole(1, 600)
  minutes: number;
}

export class NotifyUnauthorisedAbsenceDto extends FactDto {
  /** The municipality (leerplichtambtenaar), or the register of absence. */
  @OneOf('municipality', 'register')
  to: 'municipality' | 'register';

  @Whole(1, 400)
  lessonHours: number;
}

export class ImposeSuspensionDto extends TextFactDto {
  @PlainDate()
  from: string;

  /** Last day. */
  @PlainDate()
  until: string;

  @Flag()
  written: boolean;

  @TextOrSegments()
  reason: TextDto;
}

export class DecideRemovalDto extends TextFactDto {
  @Flag()
  parentsHeard: boolean;

  @Flag()
  pupilHeard: boolean;

  /** Name of the school that admits the pupil. */
  @Optional()
  @Text(200)
  willingSchool?: string;

  @TextOrSegments()
  reason: TextDto;
}
