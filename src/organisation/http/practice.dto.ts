import { Id, OneOf, Optional, PlainDate, Text, Value } from '../../platform/http/dto.ts';
import { contactRoles, policyNames, type ContactRole, type PolicyName } from '../domain/index.ts';
import { email, phone, policyValue } from './kinds.ts';

/** Published for parents: never an account to sign in with. */
export class PublishContactDto {
  @PlainDate()
  occurredOn: string;

  @OneOf(...contactRoles)
  role: ContactRole;

  /** Only for this school; without it for the whole organisation. */
  @Optional()
  @Id()
  schoolId?: string;

  @Text(200)
  name: string;

  /** Telephone or e-mail: at least one of them. */
  @Optional()
  @Value(phone)
  phone?: string;

  @Optional()
  @Value(email)
  email?: string;

  @PlainDate()
  from: string;

  @Optional()
  @PlainDate()
  until?: string;
}

export class SetPolicyDto {
  @PlainDate()
  occurredOn: string;

  @OneOf(...policyNames)
  policy: PolicyName;

  /** A number, one of the choices, or a part of the school year (`MM-DD/MM-DD`): GET the organisation to see which. */
  @Value(policyValue)
  value: string | number;

  /** Today or later: a policy never reaches back. */
  @PlainDate()
  from: string;
}
