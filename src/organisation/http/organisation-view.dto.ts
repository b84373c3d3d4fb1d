import { ApiProperty } from '@nestjs/swagger';
import { Optional, PlainDate } from '../../platform/http/dto.ts';
import { contactRoles, ladderRoles, policyNames, staffRoles } from '../domain/index.ts';

export class OnQuery {
  /** The day that is asked about; without it today. */
  @Optional()
  @PlainDate()
  on?: string;
}

class PeriodDto {
  @ApiProperty({ format: 'date' })
  from: string;
  @ApiProperty({ format: 'date', required: false })
  until?: string;
}

export class ContactDto extends PeriodDto {
  @ApiProperty({ format: 'uuid' })
  contactId: string;
  @ApiProperty({ enum: contactRoles })
  role: string;
  @ApiProperty({ format: 'uuid', required: false })
  schoolId?: string;
  name: string;
  phone?: string;
  email?: string;
}

export class LadderStepDto {
  /** 1 is the first. */
  level: number;
  @ApiProperty({ enum: ladderRoles, isArray: true })
  roles: string[];
  @ApiProperty({ type: [ContactDto] })
  contacts: ContactDto[];
}

export class EscalationLadderDto {
  /** Absent when the school set none: then it is that of its sector. */
  @ApiProperty({ format: 'date', required: false })
  from?: string;
  @ApiProperty({ type: [LadderStepDto] })
  steps: LadderStepDto[];
}

export class SchoolDto extends PeriodDto {
  @ApiProperty({ format: 'uuid' })
  schoolId: string;
  name: string;
  @ApiProperty({ enum: ['po', 'vo', 'so'] })
  sector: string;
  @ApiProperty({ type: EscalationLadderDto })
  escalationLadder: EscalationLadderDto;
}

export class MembershipDto extends PeriodDto {
  @ApiProperty({ format: 'uuid' })
  membershipId: string;
  @ApiProperty({ format: 'uuid' })
  boardId: string;
  @ApiProperty({ format: 'uuid', required: false })
  schoolId?: string;
}

export class PolicyDto {
  @ApiProperty({ enum: policyNames })
  policy: string;
  /** What holds on this day. */
  @ApiProperty({ oneOf: [{ type: 'integer' }, { type: 'string' }] })
  value: string | number;
  /** Absent when the organisation chose nothing. */
  @ApiProperty({ format: 'date', required: false })
  from?: string;
  @ApiProperty({ oneOf: [{ type: 'integer' }, { type: 'string' }] })
  default: string | number;
  @ApiProperty({ enum: ['working-days', 'days', 'weeks', 'years', 'choice', 'window'] })
  unit: string;
  /** What can be chosen: every choice; or the least and the most; or the part of the year that it lies in. */
  @ApiProperty({ type: [String] })
  allowed: string[];
  rule: string;
  ground: string;
  textNl: string;
}

export class RoleDto extends PeriodDto {
  @ApiProperty({ format: 'uuid' })
  grantId: string;
  /** Reference to the account; what its issuer calls it is not kept. */
  account: string;
  name: string;
  @ApiProperty({ enum: staffRoles })
  role: string;
  @ApiProperty({ format: 'uuid', required: false })
  schoolId?: string;
}

export class MandateDto extends PeriodDto {
  @ApiProperty({ format: 'uuid' })
  mandateId: string;
  /** Reference to the account of the system. */
  client: string;
  system: string;
  /** Empty: all schools of the board. */
  @ApiProperty({ type: [String], format: 'uuid' })
  schoolIds: string[];
  /** Chapters and types of entries that it may deliver; absent: all. */
  @ApiProperty({ type: [String], required: false })
  only?: string[];
}

export class OrganisationViewDto {
  @ApiProperty({ format: 'uuid' })
  organisationId: string;
  @ApiProperty({ enum: ['board', 'support-partnership'] })
  kind: string;
  name: string;
  /** Of a partnership. */
  @ApiProperty({ required: false })
  region?: string;
  testTenant: boolean;
  /** The day that this is about. */
  @ApiProperty({ format: 'date' })
  on: string;
  @ApiProperty({ type: [SchoolDto] })
  schools: SchoolDto[];
  /** Of a partnership: who takes part. */
  @ApiProperty({ type: [MembershipDto] })
  memberships: MembershipDto[];
  @ApiProperty({ type: [ContactDto] })
  contacts: ContactDto[];
  @ApiProperty({ type: [PolicyDto] })
  policies: PolicyDto[];
  /** For administrators. */
  @ApiProperty({ type: [RoleDto], required: false })
  roles?: RoleDto[];
  /** For administrators. */
  @ApiProperty({ type: [MandateDto], required: false })
  mandates?: MandateDto[];
}
