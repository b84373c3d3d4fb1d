import { accessClasses, type AccessClass } from '../../kernel/chapter.ts';
import { Id, NestedList, OneOf, Optional, Text, TextOrSegments, Value } from '../../platform/http/dto.ts';
import { listOf, oneOf, type Kind } from '../../platform/http/kinds.ts';
import { FactDto, TextFactDto, type TextDto } from './fact.dto.ts';

export class RequestCopyDto extends FactDto {
  /** Person of this dossier who asks. */
  @Id()
  requester: string;

  /** Only these classes; leave out for the whole dossier. */
  @Optional()
  @Value(listOf(oneOf(accessClasses), { min: 1, max: accessClasses.length }))
  classes?: AccessClass[];

  @OneOf('electronic', 'paper')
  form: 'electronic' | 'paper';
}

export class VerifyIdentityDto extends FactDto {
  @OneOf('identity-document-seen', 'known-in-person', 'strong-sign-in')
  how: 'identity-document-seen' | 'known-in-person' | 'strong-sign-in';
}

export class RefuseCopyDto extends TextFactDto {
  /** Why not, for the one who asked. */
  @TextOrSegments()
  explanation: TextDto;
}

export class RedactionDto {
  /** RFC 6901, into the entry as the service shows it: `/data/report/2/text`. */
  @Text(400)
  pointer: string;

  /** A another child, B another adult, C safety, D confidential talk of a young person, E the law. */
  @OneOf('A', 'B', 'C', 'D', 'E')
  reason: 'A' | 'B' | 'C' | 'D' | 'E';
}

export class DecideRedactionDto extends FactDto {
  /** What others may not see; an empty list says that nothing needs to be black. */
  @NestedList(() => RedactionDto, { min: 0, max: 500 })
  redactions: RedactionDto[];
}

export class WithholdEntryDto extends TextFactDto {
  @OneOf('A', 'B', 'C', 'D', 'E')
  reason: 'A' | 'B' | 'C' | 'D' | 'E';

  @TextOrSegments()
  explanation: TextDto;
}

const body: Kind = {
  accepts: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  detailNl: 'Vul hier de hele gebeurtenis in zoals die had moeten zijn.',
  schema: { type: 'object' },
};

export class CorrectEntryDto extends TextFactDto {
  /** The whole body as it should have been posted, with the day on which it really happened. */
  @Value(body)
  corrected: object;

  @TextOrSegments()
  reason: TextDto;
}

export class IssueCopyDto extends FactDto {}

export class CollectCopyDto extends FactDto {}
