import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CallerOf, type Caller } from '../../platform/auth/caller.ts';
import { ContextOf, type RequestContext } from '../../platform/http/request-context.ts';
import { Changes, idParam } from './changes.decorator.ts';
import { OrganisationChanges } from './organisation-changes.ts';
import { EndDto, OrganisationDto } from './organisations.dto.ts';
import { period } from './period.ts';
import { PublishContactDto, SetPolicyDto } from './practice.dto.ts';

/** Whom parents can reach, and what the organisation chose where the law leaves it a choice: for administrators. */
@ApiTags('organisations')
@Controller('v1/organisations/:organisationId')
export class PracticeController {
  constructor(private readonly changes: OrganisationChanges) {}

  @Post('contacts')
  @idParam('organisationId')
  @ApiOperation({ summary: 'Publishes a contact person of a school or of the organisation, such as the privacy officer (FG).', operationId: 'publishContact' })
  @Changes()
  contact(@Param('organisationId') id: string, @Body() body: PublishContactDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { role, schoolId, name, phone, email, occurredOn } = body;
    const reachable = { ...(phone !== undefined && { phone }), ...(email !== undefined && { email }) };
    const data = { role, ...(schoolId !== undefined && { schoolId }), name, ...reachable, ...period(body), occurredOn };
    return this.changes.change(id, { type: 'PublishContact', data }, { caller, context, reply });
  }

  @Post('contacts/:contactId/endings')
  @idParam('organisationId')
  @idParam('contactId')
  @ApiOperation({ summary: 'A contact person is no longer there for parents.', operationId: 'withdrawContact' })
  @Changes()
  endContact(@Param('organisationId') id: string, @Param('contactId') contactId: string, @Body() body: EndDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { until, occurredOn } = body;
    return this.changes.change(id, { type: 'WithdrawContact', data: { contactId, until, occurredOn } }, { caller, context, reply });
  }

  @Post('policies')
  @idParam('organisationId')
  @ApiOperation({ summary: 'Chooses, within the law, what holds from a day on.', operationId: 'setPolicy' })
  @Changes()
  policy(@Param('organisationId') id: string, @Body() body: SetPolicyDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { policy, value, from, occurredOn } = body;
    return this.changes.change(id, { type: 'SetPolicy', data: { policy, value, from, occurredOn } }, { caller, context, reply });
  }
}
