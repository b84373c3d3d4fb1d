import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Dossiers, idParam, ListWait, lookingOf, uuidIn } from '../../dossier/index.ts';
import { CallerOf, type Caller } from '../../platform/auth/caller.ts';
import { ContextOf, type RequestContext } from '../../platform/http/request-context.ts';
import { Audits, type DossierReport, type SchoolReport } from '../application/audits.ts';
import { DossierComplianceDto, DossierComplianceQuery, SchoolComplianceDto, SchoolComplianceQuery } from './compliance.dto.ts';
import { inForm, OkReport } from './report-form.ts';

/** How a school keeps to its rules: terms met and missed, parents involved, the pupil heard, agreements evaluated, consents used. */
@ApiTags('audit')
@Controller('v1')
export class ComplianceController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly audits: Audits,
    private readonly lists: ListWait,
  ) {}

  @Get('dossiers/:dossierId/compliance')
  @idParam('dossierId')
  @ApiOperation({ summary: 'How the school kept to its rules in one dossier, with the entries behind every figure. With `Accept: text/csv` as a table.', operationId: 'readDossierCompliance' })
  @OkReport(DossierComplianceDto)
  async ofDossier(
    @Param('dossierId') id: string,
    @Query() { knownAt }: DossierComplianceQuery,
    @Headers('accept') accept: string | undefined,
    @CallerOf() caller: Caller,
    @ContextOf() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierReport | string> {
    const held = await this.dossiers.hold(uuidIn('dossierId', id), caller);
    return inForm(await this.audits.ofDossier(held, knownAt, lookingOf(held, context)), accept, reply);
  }

  @Get('schools/:schoolId/compliance')
  @idParam('schoolId')
  @ApiOperation({ summary: 'How a school kept to its rules in a school year, over all its dossiers; small numbers are hidden. With `Accept: text/csv` as a table.', operationId: 'readSchoolCompliance' })
  @OkReport(SchoolComplianceDto)
  async ofSchool(
    @Param('schoolId') id: string,
    @Query() { schoolYear, after }: SchoolComplianceQuery,
    @Headers('accept') accept: string | undefined,
    @CallerOf() caller: Caller,
    @ContextOf() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SchoolReport | string> {
    const schoolId = uuidIn('schoolId', id);
    await this.lists.until(after, context, ['compliance']);
    return inForm(await this.audits.ofSchool(caller, schoolId, schoolYear && `${schoolYear.slice(5)}-07-31`, lookingOf({}, context)), accept, reply);
  }
}
