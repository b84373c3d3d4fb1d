import { Nested, OneOf, Optional, PlainDate, PlainTime, Text, Value } from '../../platform/http/dto.ts';
import { listOf, textOrSegments } from '../../platform/http/kinds.ts';
import type { Segments, ThirdParties } from '../domain/text.ts';

/** Why something that the rules do not allow is recorded all the same. */
export class IrregularDto {
  /** What happened and why it could not be done by the rules; the parents will read it. */
  @Text(2_000)
  explanation: string;
}

/** What every posted fact says: when it happened. */
export class PostedFactDto {
  /** Day on which it happened, a calendar date in the Netherlands. */
  @PlainDate()
  occurredOn: string;

  /** Time of day in the Netherlands, where somebody noted it. */
  @Optional()
  @PlainTime()
  occurredTime?: string;

  /** Only for a fact that breaks a rule and nevertheless happened: it is stored, marked, and has no legal effect. */
  @Optional()
  @Nested(() => IrregularDto)
  irregular?: IrregularDto;
}

/** A fact of a dossier. */
export class FactDto extends PostedFactDto {
  /**
   * Only for what happened before the takeover of a file, as that file says it: it is stored as history and marked. No
   * rule of law refuses it.
   */
  @Optional()
  @OneOf('imported')
  provenance?: 'imported';
}

/** A fact with free text: it may say whether it speaks of others than the pupil. */
export class TextFactDto extends FactDto {
  /** `none`: looked at, nobody. `tagged`: others are marked in the text. Not said: nobody looked, and a copy waits for it. */
  @Optional()
  @OneOf('none', 'tagged', 'unknown')
  thirdParties?: ThirdParties;
}

/** Free text: a plain text, or segments of which some are about somebody else. */
export type TextDto = string | Segments;

/** A list of free texts, each a string or segments. */
export const TextList = (min: number): PropertyDecorator => Value(listOf(textOrSegments, { min, max: 50 }));
