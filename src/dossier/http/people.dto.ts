import { Id, Nested, OneOf, Optional, PlainDate, Text } from '../../platform/http/dto.ts';
import { FactDto } from './fact.dto.ts';

export class AddPersonDto extends FactDto {
  @OneOf('pupil', 'parent', 'caregiver', 'other')
  role: 'pupil' | 'parent' | 'caregiver' | 'other';

  @Text(200)
  name: string;

  @Optional()
  @PlainDate()
  bornOn?: string;

  /** What this person is to the pupil, in Dutch: moeder, vader, pleegouder. */
  @Optional()
  @Text(60)
  relation?: string;
}

/** Paper that somebody saw. Do not send the paper, nor any number on it. */
export class AuthorityEvidenceDto {
  @OneOf('authority-register-extract', 'court-order', 'birth-certificate', 'marriage-certificate', 'board-declaration')
  kind: 'authority-register-extract' | 'court-order' | 'birth-certificate' | 'marriage-certificate' | 'board-declaration';

  @PlainDate()
  seenOn: string;
}

export class RecordParentalAuthorityDto extends FactDto {
  @Id()
  personId: string;

  /** First day of the authority. */
  @PlainDate()
  from: string;

  @Nested(() => AuthorityEvidenceDto)
  evidence: AuthorityEvidenceDto;
}

export class EndParentalAuthorityDto extends FactDto {
  @Id()
  personId: string;

  /** Last day of the authority. */
  @PlainDate()
  until: string;

  @Nested(() => AuthorityEvidenceDto)
  evidence: AuthorityEvidenceDto;
}

export class ChangeContactDetailsDto extends FactDto {
  @Optional()
  @Text(40)
  phone?: string;

  @Optional()
  @Text(200)
  email?: string;

  @Optional()
  @Text(300)
  address?: string;
}

/** A sign-in account, as its issuer knows it. Only a reference made of both is stored. */
export class AccountDto {
  @Text(300)
  issuer: string;

  @Text(300)
  subject: string;
}

export class LinkAccountDto extends FactDto {
  @Nested(() => AccountDto)
  account: AccountDto;

  /** How staff know that this account belongs to this person. */
  @OneOf('identity-document-seen', 'known-in-person', 'portal-invitation')
  evidence: 'identity-document-seen' | 'known-in-person' | 'portal-invitation';
}

export class UnlinkAccountDto extends FactDto {
  @Nested(() => AccountDto)
  account: AccountDto;
}

export class AssignStaffDto extends FactDto {
  @Nested(() => AccountDto)
  account: AccountDto;

  @Text(200)
  name: string;

  @OneOf('teacher', 'mentor', 'internal-counsellor', 'support-coordinator')
  role: 'teacher' | 'mentor' | 'internal-counsellor' | 'support-coordinator';

  @PlainDate()
  from: string;

  @Optional()
  @PlainDate()
  until?: string;
}

export class UnassignStaffDto extends FactDto {
  /** Last day on which this member of staff works with the pupil. */
  @PlainDate()
  until: string;
}

export class RecordCaregiverDto extends FactDto {
  @Id()
  personId: string;

  @PlainDate()
  from: string;

  /** Last day. */
  @Optional()
  @PlainDate()
  until?: string;

  @OneOf('foster-parent', 'family', 'institution', 'other')
  kind: 'foster-parent' | 'family' | 'institution' | 'other';
}

export class MarkAddressSecretDto extends FactDto {
  @PlainDate()
  from: string;
}

export class RecordCourtRestrictionDto extends FactDto {
  @OneOf('no-contact', 'no-information')
  restriction: 'no-contact' | 'no-information';

  @PlainDate()
  from: string;

  /** Last day. */
  @Optional()
  @PlainDate()
  until?: string;

  /** Day on which somebody saw the order. */
  @PlainDate()
  orderSeenOn: string;
}
