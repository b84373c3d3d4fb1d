import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CallerOf, type Caller } from '../../platform/auth/caller.ts';
import { ContextOf, type RequestContext } from '../../platform/http/request-context.ts';
import { Changes, idParam } from './changes.decorator.ts';
import { OrganisationChanges } from './organisation-changes.ts';
import { OrganisationDto } from './organisations.dto.ts';
import { CloseSchoolDto, OpenSchoolDto, RenameSchoolDto, SetEscalationLadderDto } from './schools.dto.ts';

/** Schools of a board, and the steps that parents of each can take: for administrators. */
@ApiTags('organisations')
@Controller('v1/organisations/:organisationId')
export class SchoolsController {
  constructor(private readonly changes: OrganisationChanges) {}

  @Post('schools')
  @idParam('organisationId')
  @ApiOperation({ summary: 'Opens a school of the board.', operationId: 'openSchool' })
  @Changes()
  open(@Param('organisationId') id: string, @Body() body: OpenSchoolDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { name, sector, from, occurredOn } = body;
    return this.changes.change(id, { type: 'OpenSchool', data: { name, sector, ...(from !== undefined && { from }), occurredOn } }, { caller, context, reply });
  }

  @Post('schools/:schoolId/names')
  @idParam('organisationId')
  @idParam('schoolId')
  @ApiOperation({ summary: 'Gives a school another name, from a day.', operationId: 'renameSchool' })
  @Changes()
  rename(@Param('organisationId') id: string, @Param('schoolId') schoolId: string, @Body() body: RenameSchoolDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { name, from, occurredOn } = body;
    return this.changes.change(id, { type: 'RenameSchool', data: { schoolId, name, from, occurredOn } }, { caller, context, reply });
  }

  @Post('schools/:schoolId/closings')
  @idParam('organisationId')
  @idParam('schoolId')
  @ApiOperation({ summary: 'Closes a school after its last day; a later word replaces it.', operationId: 'closeSchool' })
  @Changes()
  close(@Param('organisationId') id: string, @Param('schoolId') schoolId: string, @Body() body: CloseSchoolDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { until, occurredOn } = body;
    return this.changes.change(id, { type: 'CloseSchool', data: { schoolId, until, occurredOn } }, { caller, context, reply });
  }

  @Post('schools/:schoolId/escalation-ladders')
  @idParam('organisationId')
  @idParam('schoolId')
  @ApiOperation({ summary: 'Says whom parents of a school go to, step by step, from a day (W-24).', operationId: 'setEscalationLadder' })
  @Changes()
  ladder(@Param('organisationId') id: string, @Param('schoolId') schoolId: string, @Body() body: SetEscalationLadderDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { levels, from, occurredOn } = body;
    return this.changes.change(id, { type: 'SetEscalationLadder', data: { schoolId, levels: levels.map(({ roles }) => ({ roles })), from, occurredOn } }, { caller, context, reply });
  }
}
