import { ApiProperty } from '@nestjs/swagger';
import { Flag, Id, ListOf, Nested, OneOf, Optional, PlainDate, Text } from '../../platform/http/dto.ts';
import { id } from '../../platform/http/kinds.ts';
import { staffRoles, type StaffRole } from '../domain/index.ts';
import { factName } from './kinds.ts';

export class FoundBoardDto {
  @PlainDate()
  occurredOn: string;

  /** Opaque id of the organisation, a random UUID; without it one is made. Never a BRIN: boards merge. */
  @Optional()
  @Id()
  organisationId?: string;

  @Text(200)
  name: string;

  /** A test board is flagged for ever, and can be deleted with its keys. */
  @Flag()
  testTenant: boolean;

  /** Name of the founder, who becomes its first administrator. */
  @Text(200)
  founder: string;
}

/** A samenwerkingsverband (SWV). */
export class FoundPartnershipDto {
  @PlainDate()
  occurredOn: string;

  /** Opaque id of the organisation, a random UUID; without it one is made. */
  @Optional()
  @Id()
  organisationId?: string;

  @Text(200)
  name: string;

  /** Where it works, as it calls that itself. */
  @Text(200)
  region: string;

  /** A test partnership is flagged for ever, and can be deleted with its keys. */
  @Flag()
  testTenant: boolean;

  /** Name of the founder, who becomes its first administrator. */
  @Text(200)
  founder: string;
}

/** A sign-in account, as its issuer knows it. Only a reference made of both is stored. */
export class StaffAccountDto {
  @Text(300)
  issuer: string;

  @Text(300)
  subject: string;
}

export class GrantRoleDto {
  @PlainDate()
  occurredOn: string;

  @Nested(() => StaffAccountDto)
  account: StaffAccountDto;

  @Text(200)
  name: string;

  /** Of a board: teacher, counsellor, team leader and so on; of a partnership: case-worker, partnership-expert, auditor. */
  @OneOf(...staffRoles)
  role: StaffRole;

  /** Only for pupils of this school; without it for all schools of the board. */
  @Optional()
  @Id()
  schoolId?: string;

  @PlainDate()
  from: string;

  @Optional()
  @PlainDate()
  until?: string;
}

export class GrantMandateDto {
  @PlainDate()
  occurredOn: string;

  /** The account with which the system signs in. */
  @Nested(() => StaffAccountDto)
  client: StaffAccountDto;

  @Text(200)
  system: string;

  /** Schools for which it may post; an empty list means all schools of the board. */
  @ListOf(id, { min: 0, max: 500 })
  schoolIds: string[];

  /** Chapters and types of entries that it may deliver (`conversation`, `ChildVoiceRecorded`); without it every type. */
  @Optional()
  @ListOf(factName, { min: 1, max: 100 })
  only?: string[];

  @PlainDate()
  from: string;

  @Optional()
  @PlainDate()
  until?: string;
}

/** A role, mandate, contact or membership ends: earlier than it would, never later. */
export class EndDto {
  @PlainDate()
  occurredOn: string;

  /** Last day on which it counts. */
  @PlainDate()
  until: string;
}

export class OrganisationDto {
  @ApiProperty({ format: 'uuid' })
  organisationId: string;

  @ApiProperty({ type: [String], format: 'uuid' })
  entryIds: string[];

  repeated: boolean;

  /** Id of what was made: a school, a role, a mandate, a contact or a membership. */
  @ApiProperty({ format: 'uuid', required: false })
  createdId?: string;
}
