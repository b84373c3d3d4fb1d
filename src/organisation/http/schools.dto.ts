import { ListOf, NestedList, OneOf, Optional, PlainDate, Text } from '../../platform/http/dto.ts';
import { oneOf } from '../../platform/http/kinds.ts';
import { ladderRoles, type LadderRole, type Sector } from '../domain/index.ts';

export class OpenSchoolDto {
  @PlainDate()
  occurredOn: string;

  @Text(200)
  name: string;

  /** Fixed for ever: what becomes a school of another sector is another school. */
  @OneOf('po', 'vo', 'so')
  sector: Sector;

  /** First day of the school; without it `occurredOn`. */
  @Optional()
  @PlainDate()
  from?: string;
}

export class RenameSchoolDto {
  @PlainDate()
  occurredOn: string;

  @Text(200)
  name: string;

  @PlainDate()
  from: string;
}

export class CloseSchoolDto {
  @PlainDate()
  occurredOn: string;

  /** Last day of the school. */
  @PlainDate()
  until: string;
}

/** One step: any of these roles will do. */
export class LadderLevelDto {
  @ListOf(oneOf(ladderRoles), { min: 1, max: 4 })
  roles: LadderRole[];
}

export class SetEscalationLadderDto {
  @PlainDate()
  occurredOn: string;

  /** In the order in which parents take them; the last one is the confidant. */
  @NestedList(() => LadderLevelDto, { min: 1, max: 8 })
  levels: LadderLevelDto[];

  @PlainDate()
  from: string;
}
