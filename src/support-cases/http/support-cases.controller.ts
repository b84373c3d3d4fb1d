import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { inForm, OkReport } from '../../audit/index.ts';
import { ComparisonQuery, idParam, ListWait, lookingOf, uuidIn } from '../../dossier/index.ts';
import { Invalid } from '../../platform/http/errors.ts';
import { CallerOf, type Caller } from '../../platform/auth/caller.ts';
import { ContextOf, type RequestContext } from '../../platform/http/request-context.ts';
import { CaseAudits, type CaseReport } from '../application/case-audits.ts';
import { CaseList } from '../application/case-list.ts';
import { caseEtagOf, CaseReading } from '../application/case-reading.ts';
import { SupportCases, type HeldCase } from '../application/support-cases.ts';
import { CaseComplianceDto } from './case-compliance.dto.ts';
import { CaseComparisonDto, CaseEntriesQuery, CaseEntryPageDto, ProvenCaseEntryDto, SupportCaseDto, SupportCasePageDto, SupportCasesQuery } from './support-case-reading.dto.ts';

const DEFAULT_LIMIT = 25;

/** The partnership's own cases, for its staff. */
@ApiTags('support-cases')
@Controller('v1/support-cases')
export class SupportCasesController {
  constructor(
    private readonly cases: SupportCases,
    private readonly reading: CaseReading,
    private readonly list: CaseList,
    private readonly audits: CaseAudits,
    private readonly lists: ListWait,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The cases of your partnership that you may read: open ones first, then by the day on which the board asked.', operationId: 'listSupportCases' })
  @ApiOkResponse({ type: SupportCasePageDto })
  async all(@Query() { cursor, limit = DEFAULT_LIMIT, after }: SupportCasesQuery, @CallerOf() caller: Caller, @ContextOf() context: RequestContext): Promise<SupportCasePageDto> {
    const looking = lookingOf({}, context);
    await this.lists.until(after, context, ['support-cases']);
    return (await this.list.of(caller, { limit, ...(cursor !== undefined && { cursor }) }, looking)) as SupportCasePageDto;
  }

  @Get(':supportCaseId')
  @idParam('supportCaseId')
  @ApiOperation({ summary: 'A support case now, as you may see it.', operationId: 'readSupportCase' })
  @ApiOkResponse({ type: SupportCaseDto })
  async case(@Param('supportCaseId') id: string, @CallerOf() caller: Caller, @ContextOf() context: RequestContext, @Res({ passthrough: true }) reply: FastifyReply): Promise<SupportCaseDto> {
    const held = await this.hold(id, caller);
    const view = await this.reading.case(held, lookingOf({}, context));
    void reply.header('ETag', caseEtagOf(held));
    return view;
  }

  @Get(':supportCaseId/entries')
  @idParam('supportCaseId')
  @ApiOperation({ summary: 'What is in a support case, newest first: what the board gave, and what the partnership did.', operationId: 'listSupportCaseEntries' })
  @ApiOkResponse({ type: CaseEntryPageDto })
  async entries(
    @Param('supportCaseId') id: string,
    @Query() { cursor, limit = DEFAULT_LIMIT, knownAt, ...filter }: CaseEntriesQuery,
    @CallerOf() caller: Caller,
    @ContextOf() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseEntryPageDto> {
    const held = await this.hold(id, caller);
    const asked = { limit, ...(cursor !== undefined && { cursor }), ...(knownAt !== undefined && { knownAt }) };
    const page = await this.reading.entries(held, filter, asked, lookingOf({}, context));
    void reply.header('ETag', caseEtagOf(held));
    return page as CaseEntryPageDto;
  }

  @Get(':supportCaseId/entries/:entryId')
  @idParam('supportCaseId')
  @idParam('entryId')
  @ApiOperation({ summary: 'One entry; of what the board gave also the proof.', operationId: 'readSupportCaseEntry' })
  @ApiOkResponse({ type: ProvenCaseEntryDto })
  async entry(@Param('supportCaseId') id: string, @Param('entryId') entryId: string, @CallerOf() caller: Caller, @ContextOf() context: RequestContext): Promise<ProvenCaseEntryDto> {
    const held = await this.hold(id, caller);
    return (await this.reading.entry(held, uuidIn('entryId', entryId), lookingOf({}, context))) as ProvenCaseEntryDto;
  }

  @Get(':supportCaseId/comparisons')
  @idParam('supportCaseId')
  @ApiOperation({ summary: 'What came, and what the partnership had to do and did, between two days.', operationId: 'compareSupportCase' })
  @ApiOkResponse({ type: CaseComparisonDto })
  async comparison(@Param('supportCaseId') id: string, @Query() { from, until }: ComparisonQuery, @CallerOf() caller: Caller, @ContextOf() context: RequestContext): Promise<CaseComparisonDto> {
    if (until < from) throw new Invalid([{ pointer: '/until', detail: 'De laatste dag ligt voor de eerste dag. Kies een latere dag.' }]);
    const held = await this.hold(id, caller);
    return (await this.reading.comparison(held, from, until, lookingOf({}, context))) as unknown as CaseComparisonDto;
  }

  @Get(':supportCaseId/compliance')
  @idParam('supportCaseId')
  @ApiOperation({ summary: 'For the auditor: how partnership and school kept to the rules about support, in figures without names. With `Accept: text/csv` as a table.', operationId: 'readSupportCaseCompliance' })
  @OkReport(CaseComplianceDto)
  async compliance(
    @Param('supportCaseId') id: string,
    @Headers('accept') accept: string | undefined,
    @CallerOf() caller: Caller,
    @ContextOf() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseReport | string> {
    const report = await this.audits.of(await this.hold(id, caller), lookingOf({}, context));
    return inForm(report, accept, reply, [report, ...(report.school ? [report.school] : [])]);
  }

  private hold(id: string, caller: Caller): Promise<HeldCase> {
    return this.cases.hold(uuidIn('supportCaseId', id), caller);
  }
}
