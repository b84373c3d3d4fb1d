import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { accountRef, isUuid } from '../../kernel/ids.ts';
import { NotFound } from '../../kernel/refusals.ts';
import { CallerOf, type Caller } from '../../platform/auth/caller.ts';
import { ContextOf, type RequestContext } from '../../platform/http/request-context.ts';
import { Organisations } from '../application/organisations.ts';
import { Changes, idParam } from './changes.decorator.ts';
import { OrganisationChanges } from './organisation-changes.ts';
import { OrganisationViewDto, OnQuery } from './organisation-view.dto.ts';
import { EndDto, FoundBoardDto, FoundPartnershipDto, GrantMandateDto, GrantRoleDto, OrganisationDto, type StaffAccountDto } from './organisations.dto.ts';
import { period } from './period.ts';

const reference = ({ issuer, subject }: StaffAccountDto): string => accountRef(issuer, subject);

/** Boards and partnerships, and who may act for them: for administrators. */
@ApiTags('organisations')
@Controller('v1')
export class OrganisationsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly changes: OrganisationChanges,
  ) {}

  @Post('organisations')
  @ApiOperation({ summary: 'Founds a school board; you become its first administrator.', operationId: 'foundBoard' })
  @Changes()
  board(@Body() body: FoundBoardDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { name, testTenant, occurredOn, organisationId: tenant, founder } = body;
    const command = { type: 'RegisterBoard', data: { name, testTenant, occurredOn } } as const;
    return this.changes.found({ command, fact: 'BoardRegistered' }, { name: founder, ...(tenant !== undefined && { tenant }) }, { caller, context, reply });
  }

  @Post('support-partnerships')
  @ApiOperation({ summary: 'Founds a partnership (SWV), an organisation of its own; you become its first administrator.', operationId: 'foundPartnership' })
  @Changes()
  partnership(@Body() body: FoundPartnershipDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { name, region, testTenant, occurredOn, organisationId: tenant, founder } = body;
    const command = { type: 'RegisterPartnership', data: { name, region, testTenant, occurredOn } } as const;
    return this.changes.found({ command, fact: 'PartnershipRegistered' }, { name: founder, ...(tenant !== undefined && { tenant }) }, { caller, context, reply });
  }

  @Get('organisations/:organisationId')
  @idParam('organisationId')
  @ApiOperation({ summary: 'What holds in an organisation on a day, for its staff; roles and mandates for administrators.', operationId: 'readOrganisation' })
  @ApiOkResponse({ type: OrganisationViewDto })
  async read(@Param('organisationId') id: string, @Query() { on }: OnQuery, @CallerOf() caller: Caller): Promise<OrganisationViewDto> {
    if (!isUuid(id)) throw new NotFound();
    return { organisationId: id, ...(await this.organisations.read(id, on, caller)) } as OrganisationViewDto;
  }

  @Post('organisations/:organisationId/roles')
  @idParam('organisationId')
  @ApiOperation({ summary: 'Gives a member of staff a role.', operationId: 'grantRole' })
  @Changes()
  role(@Param('organisationId') id: string, @Body() body: GrantRoleDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { name, role, schoolId, occurredOn } = body;
    const data = { account: reference(body.account), name, role, ...(schoolId !== undefined && { schoolId }), ...period(body), occurredOn };
    return this.changes.change(id, { type: 'GrantRole', data }, { caller, context, reply });
  }

  @Post('organisations/:organisationId/mandates')
  @idParam('organisationId')
  @ApiOperation({ summary: 'Lets a system post facts on behalf of the board: all, or only some.', operationId: 'grantMandate' })
  @Changes()
  mandate(@Param('organisationId') id: string, @Body() body: GrantMandateDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { system, schoolIds, only, occurredOn } = body;
    const data = { client: reference(body.client), system, schoolIds, ...(only !== undefined && { only }), ...period(body), occurredOn };
    return this.changes.change(id, { type: 'GrantMandate', data }, { caller, context, reply });
  }

  @Post('organisations/:organisationId/roles/:grantId/endings')
  @idParam('organisationId')
  @idParam('grantId')
  @ApiOperation({ summary: 'A role ends. It works at once.', operationId: 'revokeRole' })
  @Changes()
  endRole(@Param('organisationId') id: string, @Param('grantId') grantId: string, @Body() body: EndDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { until, occurredOn } = body;
    return this.changes.change(id, { type: 'RevokeRole', data: { grantId, until, occurredOn } }, { caller, context, reply });
  }

  @Post('organisations/:organisationId/mandates/:mandateId/endings')
  @idParam('organisationId')
  @idParam('mandateId')
  @ApiOperation({ summary: 'A mandate ends. It works at once.', operationId: 'revokeMandate' })
  @Changes()
  endMandate(@Param('organisationId') id: string, @Param('mandateId') mandateId: string, @Body() body: EndDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { until, occurredOn } = body;
    return this.changes.change(id, { type: 'RevokeMandate', data: { mandateId, until, occurredOn } }, { caller, context, reply });
  }
}
