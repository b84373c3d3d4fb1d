import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallerOf, type Caller } from '../../platform/auth/caller.ts';
import { Dossiers } from '../application/dossiers.ts';
import { schoolContactsOf } from '../application/school-contacts.ts';
import { SchoolContactsDto } from './contacts.dto.ts';
import { uuidIn } from './fact-posting.ts';
import { idParam } from './id-param.ts';

/** Whom to go to about a pupil. */
@ApiTags('dossiers')
@Controller('v1/dossiers')
export class ContactsController {
  constructor(private readonly dossiers: Dossiers) {}

  @Get(':dossierId/contacts')
  @idParam('dossierId')
  @ApiOperation({ summary: 'Whom parents can go to today, step by step (W-24).', operationId: 'listSchoolContacts' })
  @ApiOkResponse({ type: SchoolContactsDto })
  async contacts(@Param('dossierId') id: string, @CallerOf() caller: Caller): Promise<SchoolContactsDto> {
    return schoolContactsOf(await this.dossiers.hold(uuidIn('dossierId', id), caller)) as unknown as SchoolContactsDto;
  }
}
