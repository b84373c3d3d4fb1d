import { accessClasses, type AccessClass } from '../../kernel/chapter.ts';
import { Flag, Id, ListOf, NestedList, OneOf, Optional, PlainDate, Text, TextOrSegments, Value } from '../../platform/http/dto.ts';
import { id, listOf, oneOf, type Kind } from '../../platform/http/kinds.ts';
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

export class SecondDecisionDto extends FactDto {}

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

export class ExtendCopyDto extends TextFactDto {
  @TextOrSegments()
  explanation: TextDto;
}

export class RequestRectificationDto extends TextFactDto {
  @Id()
  requester: string;

  @TextOrSegments()
  what: TextDto;
}

export class DecideRectificationDto extends TextFactDto {
  @Flag()
  accepted: boolean;

  @TextOrSegments()
  rationale: TextDto;
}

export class PlaceRestrictionDto extends TextFactDto {
  @OneOf('accuracy-contested', 'unlawful', 'legal-claim', 'objection')
  reason: 'accuracy-contested' | 'unlawful' | 'legal-claim' | 'objection';

  @TextOrSegments()
  explanation: TextDto;
}

export class LiftRestrictionDto extends TextFactDto {
  @Flag()
  requesterTold: boolean;

  @TextOrSegments()
  explanation: TextDto;
}

export class MarkEntryMisfiledDto extends FactDto {}

export class MakeDisclosureDto extends TextFactDto {
  @OneOf('inspectorate', 'municipality', 'support-partnership', 'court', 'care-provider', 'other')
  recipient: 'inspectorate' | 'municipality' | 'support-partnership' | 'court' | 'care-provider' | 'other';

  /** Organisation that received it. */
  @Text(200)
  name: string;

  @OneOf('statutory-duty', 'court-order', 'consent')
  ground: 'statutory-duty' | 'court-order' | 'consent';

  /** Consent, when that is the ground. */
  @Optional()
  @Id()
  consentId?: string;

  /** Entries that were given. */
  @ListOf(id, { min: 1, max: 50 })
  entries: string[];

  @TextOrSegments()
  explanation: TextDto;
}

export class IssueEducationalReportDto extends TextFactDto {
  /** Name of the receiving school. */
  @Text(200)
  school: string;

  @Flag()
  copyToParents: boolean;

  @TextOrSegments()
  content: TextDto;
}

export class SendTransferFileDto extends FactDto {
  @Text(200)
  school: string;

  @Optional()
  @PlainDate()
  inspectedByParentsOn?: string;

  /** From a secondary school. */
  @Optional()
  @Id()
  consentId?: string;
}

export class ReceiveTransferFileDto extends FactDto {
  @Text(200)
  school: string;
}

export class LinkDossierDto extends FactDto {
  /** The other dossier of this board. */
  @Id()
  dossierId: string;
}
