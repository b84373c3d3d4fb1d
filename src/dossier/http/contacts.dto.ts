import { ApiProperty } from '@nestjs/swagger';
import { ContactDto, EscalationLadderDto } from '../../organisation/index.ts';

/** Whom parents of this pupil can go to, as the school published it. */
export class SchoolContactsDto {
  @ApiProperty({ type: EscalationLadderDto })
  escalationLadder: EscalationLadderDto;

  @ApiProperty({ type: [ContactDto] })
  contacts: ContactDto[];
}
