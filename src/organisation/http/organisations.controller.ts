import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { accountRef, isUuid } from '../../kernel/ids.ts';
import { NotFound } from '../../kernel/refusals.ts';
import { CallerOf, type Caller } from '../../platform/auth/caller.ts';
import { ContextOf, type RequestContext } from '../../platform/http/request-context.ts';
import type { Receipt } from '../../platform/journal/recorder.ts';
import { Organisations, type OrganisationAsking } from '../application/organisations.ts';
import type { OrganisationCommand } from '../domain/index.ts';
import { EndDto, FoundBoardDto, GrantMandateDto, GrantRoleDto, OpenSchoolDto, OrganisationDto, type StaffAccountDto } from './organisations.dto.ts';

const organisationParam: MethodDecorator = ApiParam({ name: 'organisationId', schema: { type: 'string', format: 'uuid' } });
const reference = ({ issuer, subject }: StaffAccountDto): string => accountRef(issuer, subject);
const period = ({ from, until }: { readonly from: string; readonly until?: string }) => ({ from, ...(until !== undefined && { until }) });

/** Boards, their schools, and who may act for them: for administrators. */
@ApiTags('organisations')
@Controller('v1/organisations')
export class OrganisationsController {
  constructor(private readonly organisations: Organisations) {}

  @Post()
  @ApiOperation({ summary: 'Founds a school board; you become its first administrator.', operationId: 'foundBoard' })
  @ApiCreatedResponse({ type: OrganisationDto })
  @ApiOkResponse({ type: OrganisationDto, description: 'Founded before by the same request.' })
  async found(@Body() body: FoundBoardDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { name, testTenant, occurredOn, organisationId, founder } = body;
    const board = { name, testTenant, occurredOn, ...(organisationId !== undefined && { tenant: organisationId }) };
    const { tenant, ...receipt } = await this.organisations.found(board, { name: founder }, askingOf(caller, context, 'BoardRegistered'));
    return answer(reply, tenant, receipt);
  }

  @Post(':organisationId/schools')
  @organisationParam
  @ApiOperation({ summary: 'Opens a school of the board.', operationId: 'openSchool' })
  @ApiCreatedResponse({ type: OrganisationDto })
  @ApiOkResponse({ type: OrganisationDto })
  async school(@Param('organisationId') id: string, @Body() body: OpenSchoolDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { name, sector, occurredOn } = body;
    return this.change(id, { type: 'OpenSchool', data: { name, sector, occurredOn } }, caller, context, reply);
  }

  @Post(':organisationId/roles')
  @organisationParam
  @ApiOperation({ summary: 'Gives a member of staff a role.', operationId: 'grantRole' })
  @ApiCreatedResponse({ type: OrganisationDto })
  @ApiOkResponse({ type: OrganisationDto })
  async role(@Param('organisationId') id: string, @Body() body: GrantRoleDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { name, role, schoolId, occurredOn } = body;
    const data = { account: reference(body.account), name, role, ...(schoolId !== undefined && { schoolId }), ...period(body), occurredOn };
    return this.change(id, { type: 'GrantRole', data }, caller, context, reply);
  }

  @Post(':organisationId/mandates')
  @organisationParam
  @ApiOperation({ summary: 'Lets a system post facts on behalf of the board.', operationId: 'grantMandate' })
  @ApiCreatedResponse({ type: OrganisationDto })
  @ApiOkResponse({ type: OrganisationDto })
  async mandate(@Param('organisationId') id: string, @Body() body: GrantMandateDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { system, schoolIds, occurredOn } = body;
    return this.change(id, { type: 'GrantMandate', data: { client: reference(body.client), system, schoolIds, ...period(body), occurredOn } }, caller, context, reply);
  }

  @Post(':organisationId/roles/:grantId/endings')
  @organisationParam
  @ApiParam({ name: 'grantId', schema: { type: 'string', format: 'uuid' } })
  @ApiOperation({ summary: 'A role ends. It works at once.', operationId: 'revokeRole' })
  @ApiCreatedResponse({ type: OrganisationDto })
  @ApiOkResponse({ type: OrganisationDto })
  async endRole(@Param('organisationId') id: string, @Param('grantId') grantId: string, @Body() body: EndDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { until, occurredOn } = body;
    return this.change(id, { type: 'RevokeRole', data: { grantId, until, occurredOn } }, caller, context, reply);
  }

  @Post(':organisationId/mandates/:mandateId/endings')
  @organisationParam
  @ApiParam({ name: 'mandateId', schema: { type: 'string', format: 'uuid' } })
  @ApiOperation({ summary: 'A mandate ends. It works at once.', operationId: 'revokeMandate' })
  @ApiCreatedResponse({ type: OrganisationDto })
  @ApiOkResponse({ type: OrganisationDto })
  async endMandate(@Param('organisationId') id: string, @Param('mandateId') mandateId: string, @Body() body: EndDto, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<OrganisationDto> {
    const { until, occurredOn } = body;
    return this.change(id, { type: 'RevokeMandate', data: { mandateId, until, occurredOn } }, caller, context, reply);
  }

  private async change(id: string, command: OrganisationCommand, caller: Caller, context: RequestContext, reply: FastifyReply): Promise<OrganisationDto> {
    if (!isUuid(id)) throw new NotFound();
    return answer(reply, id, await this.organisations.change(id, command, askingOf(caller, context, command.type)));
  }
}

const askingOf = (caller: Caller, { idempotencyKey, traceparent }: RequestContext, routeKind: string): OrganisationAsking => ({
  caller,
  source: caller.client ?? 'leerlingdossier',
  routeKind,
  traceparent,
  ...(idempotencyKey !== undefined && { key: idempotencyKey }),
});

const answer = (reply: FastifyReply, organisationId: string, { entries, repeated }: Receipt): OrganisationDto => {
  void reply.status(repeated ? 200 : 201);
  const [created] = Object.values(entries[0]?.ids ?? {});
  return { organisationId, entryIds: entries.map(({ entryId }) => entryId), repeated, ...(created !== undefined && { createdId: created }) };
};
