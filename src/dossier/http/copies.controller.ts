import { Body, Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CallerOf, type Caller } from '../../platform/auth/caller.ts';
import { ContextOf, type RequestContext } from '../../platform/http/request-context.ts';
import { checked } from '../../platform/http/validation.ts';
import { Copies } from '../application/copies.ts';
import { Dossiers } from '../application/dossiers.ts';
import { IssueCopy } from '../application/issue-copy.ts';
import { AcknowledgementDto } from './answers.dto.ts';
import { askingOf, uuidIn } from './fact-posting.ts';
import { idParam } from './id-param.ts';
import { answerStored } from './answer.ts';
import { when } from './fact.ts';
import { IssueCopyDto } from './information-rights.dto.ts';
import { lookingOf } from './looking.ts';
import { CopyRequestDto } from './reading.dto.ts';

/** The copy of the file (AVG 15(3)): where it stands, issuing it, taking it away, and the receipt. */
@ApiTags('copies')
@Controller('v1/dossiers/:dossierId')
export class CopiesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly dossiers: Dossiers,
    private readonly copies: Copies,
  ) {}

  @Get('copy-requests/:copyRequestId')
  @idParam('dossierId')
  @idParam('copyRequestId')
  @ApiOperation({ summary: 'Where a request for a copy stands, and when the copy is due.', operationId: 'readCopyRequest' })
  @ApiOkResponse({ type: CopyRequestDto })
  async request(@Param('dossierId') id: string, @Param('copyRequestId') copyRequestId: string, @CallerOf() caller: Caller, @ContextOf() context: RequestContext): Promise<CopyRequestDto> {
    const held = await this.dossiers.hold(uuidIn('dossierId', id), caller);
    return this.copies.request(held, uuidIn('copyRequestId', copyRequestId), lookingOf(held, context));
  }

  @Post('copy-requests/:copyRequestId/issues')
  @HttpCode(201)
  @idParam('dossierId')
  @idParam('copyRequestId')
  @ApiOperation({ summary: 'Issues the copy of the dossier as it is now, if the requester may have it and every entry was looked at.', operationId: 'issueCopy' })
  @ApiBody({ type: IssueCopyDto })
  @ApiCreatedResponse({ type: AcknowledgementDto })
  async issue(
    @Param('dossierId') id: string,
    @Param('copyRequestId') copyRequestId: string,
    @Body() sent: unknown,
    @CallerOf() caller: Caller,
    @ContextOf() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcknowledgementDto> {
    const body = checked(IssueCopyDto, sent);
    const asking = askingOf(caller, context, 'CopyIssued');
    return answerStored(reply, await this.commands.execute(new IssueCopy(uuidIn('dossierId', id), uuidIn('copyRequestId', copyRequestId), when(body), asking)));
  }

  @Get('copy-requests/:copyRequestId/package')
  @idParam('dossierId')
  @idParam('copyRequestId')
  @Header('Content-Disposition', 'attachment; filename="kopie-dossier.json"')
  @ApiOperation({ summary: 'The issued copy, with its proof.', operationId: 'downloadCopy' })
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'object', required: ['format', 'files'], properties: { format: { type: 'string' }, files: { type: 'object', additionalProperties: { type: 'string' } } } } })
  async package(
    @Param('dossierId') id: string,
    @Param('copyRequestId') copyRequestId: string,
    @CallerOf() caller: Caller,
    @ContextOf() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    void reply.type('application/json; charset=utf-8');
    const held = await this.dossiers.hold(uuidIn('dossierId', id), caller);
    return this.copies.package(held, uuidIn('copyRequestId', copyRequestId), lookingOf(held, context));
  }

  @Get('receipt')
  @idParam('dossierId')
  @ApiOperation({ summary: 'A signed receipt of how far the dossier has come. Keep it: with it you can prove later that nothing was taken away.', operationId: 'readReceipt' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async receipt(@Param('dossierId') id: string, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type('text/plain; charset=utf-8');
    const held = await this.dossiers.hold(uuidIn('dossierId', id), caller);
    return this.copies.receipt(held, lookingOf(held, context));
  }
}
