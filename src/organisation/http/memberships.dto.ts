import { Id, Optional, PlainDate } from '../../platform/http/dto.ts';

export class StartMembershipDto {
  @PlainDate()
  occurredOn: string;

  /** The organisation id of the board. */
  @Id()
  boardId: string;

  /** One school of that board; without it all of them. */
  @Optional()
  @Id()
  schoolId?: string;

  @PlainDate()
  from: string;

  @Optional()
  @PlainDate()
  until?: string;
}
