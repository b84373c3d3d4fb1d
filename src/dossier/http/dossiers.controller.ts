import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CallerOf, type Caller } from '../../platform/auth/caller.ts';
import { Invalid } from '../../platform/http/errors.ts';
import { ContextOf, type RequestContext } from '../../platform/http/request-context.ts';
import { Dossiers, etagOf, type Held } from '../application/dossiers.ts';
import { Reading } from '../application/reading.ts';
import { AcknowledgementDto } from './answers.dto.ts';
import type { DryRunDto } from './dry-run.dto.ts';
import { askingOf, CORRECTION, FactPosting, uuidIn } from './fact-posting.ts';
import { idParam } from './id-param.ts';
import { answer } from './answer.ts';
import { CorrectEntryDto } from './information-rights.dto.ts';
import { lookingOf } from './looking.ts';
import { AccessLogPageDto, ComparisonDto, ComparisonQuery, ConsentListDto, DossierDto, EntryDto, EntryListDto, EntryPageDto, ListQuery, ObligationListDto, PageQuery, TimelineQuery } from './reading.dto.ts';
import { RegisterPupilDto, TakeOverFileDto } from './registration.dto.ts';
import { registration, takeover } from './registration.facts.ts';
import { ListWait } from './list-wait.ts';
import { OkOrDryRun } from './ok-or-dry-run.ts';

const DEFAULT_LIMIT = 25;

/** One dossier: opening it, and reading it as far as the reader may. */
@ApiTags('dossiers')
@Controller('v1/dossiers')
export class DossiersController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly reading: Reading,
    private readonly posting: FactPosting,
    private readonly lists: ListWait,
  ) {}

  @Post()
  @ApiOperation({ summary: 'A written registration opens a dossier.', operationId: 'openDossier' })
  @ApiBody({ type: RegisterPupilDto })
  @ApiCreatedResponse({ type: AcknowledgementDto, description: 'Opened.' })
  @OkOrDryRun('Opened before by the same request.')
  async open(@Body() sent: unknown, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<AcknowledgementDto | DryRunDto> {
    return answer(reply, await this.posting.open(registration, sent, askingOf(caller, context, registration.type)));
  }

  @Post('takeovers')
  @ApiOperation({ summary: 'A file that another board or system kept until now opens a dossier.', operationId: 'takeOverFile' })
  @ApiBody({ type: TakeOverFileDto })
  @ApiCreatedResponse({ type: AcknowledgementDto, description: 'Opened.' })
  @OkOrDryRun('Opened before by the same request.')
  async takeOver(@Body() sent: unknown, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<AcknowledgementDto | DryRunDto> {
    return answer(reply, await this.posting.open(takeover, sent, askingOf(caller, context, takeover.type)));
  }

  @Get(':dossierId')
  @idParam('dossierId')
  @ApiOperation({ summary: 'The dossier now, as you may see it.', operationId: 'readDossier' })
  @ApiOkResponse({ type: DossierDto })
  async dossier(@Param('dossierId') id: string, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<DossierDto> {
    const held = await this.hold(id, caller);
    const { etag, ...view } = await this.reading.dossier(held, lookingOf(held, context));
    void reply.header('ETag', etag);
    return view;
  }

  @Get(':dossierId/entries')
  @idParam('dossierId')
  @ApiOperation({ summary: 'The timeline, newest first.', operationId: 'listEntries' })
  @ApiOkResponse({ type: EntryPageDto })
  async entries(@Param('dossierId') id: string, @Query() query: TimelineQuery, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<EntryPageDto> {
    const { limit = DEFAULT_LIMIT, cursor, knownAt, happenedUntil, after, ...asked } = query;
    const held = await this.hold(id, caller);
    await this.lists.until(after, context);
    void reply.header('ETag', etagOf(held));
    const filter = { ...asked, ...(happenedUntil !== undefined && { until: happenedUntil }) };
    const page = { limit, ...(cursor !== undefined && { cursor }), ...(knownAt !== undefined && { knownAt }) };
    return (await this.reading.timeline(held, filter, page, lookingOf(held, context))) as EntryPageDto;
  }

  @Get(':dossierId/entries/:entryId')
  @idParam('dossierId')
  @idParam('entryId')
  @ApiOperation({ summary: 'One entry, as you may see it.', operationId: 'readEntry' })
  @ApiOkResponse({ type: EntryDto })
  async entry(@Param('dossierId') id: string, @Param('entryId') entryId: string, @CallerOf() caller: Caller, @ContextOf() context: RequestContext): Promise<EntryDto> {
    const held = await this.hold(id, caller);
    return (await this.reading.entry(held, uuidIn('entryId', entryId), lookingOf(held, context))) as EntryDto;
  }

  @Post(':dossierId/entries/:entryId/corrections')
  @HttpCode(201)
  @idParam('dossierId')
  @idParam('entryId')
  @ApiOperation({ summary: 'What an entry should have said (AVG 16). The first words stay, marked.', operationId: `record${CORRECTION}` })
  @ApiBody({ type: CorrectEntryDto })
  @ApiCreatedResponse({ type: AcknowledgementDto })
  @OkOrDryRun('Corrected before by the same request.')
  async correct(
    @Param('dossierId') id: string,
    @Param('entryId') entryId: string,
    @Body() sent: unknown,
    @CallerOf() caller: Caller,
    @ContextOf() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcknowledgementDto | DryRunDto> {
    return answer(reply, await this.posting.correct(uuidIn('dossierId', id), uuidIn('entryId', entryId), sent, askingOf(caller, context, CORRECTION)));
  }

  @Get(':dossierId/agreements')
  @idParam('dossierId')
  @ApiOperation({ summary: 'Agreements that nobody evaluated yet.', operationId: 'listOpenAgreements' })
  @ApiOkResponse({ type: EntryListDto })
  async agreements(@Param('dossierId') id: string, @Query() { after }: ListQuery, @CallerOf() caller: Caller, @ContextOf() context: RequestContext): Promise<EntryListDto> {
    const held = await this.hold(id, caller);
    await this.lists.until(after, context);
    return { items: (await this.reading.openAgreements(held, lookingOf(held, context))) as EntryDto[] };
  }

  @Get(':dossierId/consents')
  @idParam('dossierId')
  @ApiOperation({ summary: 'Consents that were asked for, and whether they count today.', operationId: 'listConsents' })
  @ApiOkResponse({ type: ConsentListDto })
  async consents(@Param('dossierId') id: string, @Query() { after }: ListQuery, @CallerOf() caller: Caller, @ContextOf() context: RequestContext): Promise<ConsentListDto> {
    const held = await this.hold(id, caller);
    await this.lists.until(after, context);
    return { items: (await this.reading.consents(held, lookingOf(held, context))) as unknown as ConsentListDto['items'] };
  }

  @Get(':dossierId/obligations')
  @idParam('dossierId')
  @ApiOperation({ summary: 'What is due in this dossier, the earliest first.', operationId: 'listDossierObligations' })
  @ApiOkResponse({ type: ObligationListDto })
  async obligations(@Param('dossierId') id: string, @CallerOf() caller: Caller, @ContextOf() context: RequestContext): Promise<ObligationListDto> {
    const held = await this.hold(id, caller);
    return { items: [...(await this.reading.obligations(held, lookingOf(held, context)))] };
  }

  @Get(':dossierId/comparisons')
  @idParam('dossierId')
  @ApiOperation({ summary: 'What came, was corrected, became due and was done between two days.', operationId: 'compareDossier' })
  @ApiOkResponse({ type: ComparisonDto })
  async comparison(@Param('dossierId') id: string, @Query() { from, until }: ComparisonQuery, @CallerOf() caller: Caller, @ContextOf() context: RequestContext): Promise<ComparisonDto> {
    if (until < from) throw new Invalid([{ pointer: '/until', detail: 'De laatste dag ligt voor de eerste dag. Kies een latere dag.' }]);
    const held = await this.hold(id, caller);
    return (await this.reading.comparison(held, from, until, lookingOf(held, context))) as unknown as ComparisonDto;
  }

  @Get(':dossierId/access-log')
  @idParam('dossierId')
  @ApiOperation({ summary: 'Who looked, newest first.', operationId: 'readAccessLog' })
  @ApiOkResponse({ type: AccessLogPageDto })
  async accessLog(@Param('dossierId') id: string, @Query() { cursor, limit = DEFAULT_LIMIT }: PageQuery, @CallerOf() caller: Caller, @ContextOf() context: RequestContext): Promise<AccessLogPageDto> {
    const held = await this.hold(id, caller);
    return (await this.reading.accessLog(held, { limit, ...(cursor !== undefined && { before: cursor }) }, lookingOf(held, context))) as AccessLogPageDto;
  }

  private hold(id: string, caller: Caller): Promise<Held> {
    return this.dossiers.hold(uuidIn('dossierId', id), caller);
  }
}
