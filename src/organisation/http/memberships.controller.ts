import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CallerOf, type Caller } from '../../platform/auth/caller.ts';
import { ContextOf, type RequestContext } from '../../platform/http/request-context.ts';
import { Changes, idParam } from './changes.decorator.ts';
import { OrganisationChanges } from './organisation-changes.ts';
import { EndDto, OrganisationDto } from './organisations.dto.ts';
import { StartMembershipDto } from './memberships.dto.ts';
import { period } from './period.ts';

/** Which boards and schools take part in a partnership (SWV): for its administrators. */
@ApiTags('organisations')
@Controller('v1/organisations/:organisationId')
export class MembershipsController {
  constructor(private readonly changes: OrganisationChanges) {}

  @Post('memberships')
  @idParam('organisationId')
  @ApiOperation({ summary: 'A board, or one school of it, takes part in the partnership.', operationId: 'startMembership' })
  @Changes()
  start(@Param('organisationId') id: string, @Body() body: StartMembershipDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { boardId, schoolId, occurredOn } = body;
    const data = { boardId, ...(schoolId !== undefined && { schoolId }), ...period(body), occurredOn };
    return this.changes.change(id, { type: 'StartMembership', data }, { caller, context, reply });
  }

  @Post('memberships/:membershipId/endings')
  @idParam('organisationId')
  @idParam('membershipId')
  @ApiOperation({ summary: 'A board or school takes part no longer.', operationId: 'endMembership' })
  @Changes()
  end(@Param('organisationId') id: string, @Param('membershipId') membershipId: string, @Body() body: EndDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { until, occurredOn } = body;
    return this.changes.change(id, { type: 'EndMembership', data: { membershipId, until, occurredOn } }, { caller, context, reply });
  }
}
