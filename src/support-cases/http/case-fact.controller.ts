import { Body, Controller, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { askingOf, idParam, statusOf, storedAs, uuidIn } from '../../dossier/index.ts';
import { CallerOf, type Caller } from '../../platform/auth/caller.ts';
import { ContextOf, type RequestContext } from '../../platform/http/request-context.ts';
import { checked } from '../../platform/http/validation.ts';
import { CaseRecording } from '../application/case-recording.ts';
import type { CaseFact } from './case-fact.ts';
import { SupportCaseAcknowledgementDto } from './case-facts.dto.ts';
import { caseFacts } from './case-facts.ts';

const nothing: MethodDecorator = () => undefined;

/** The route of one fact that staff of the partnership record. */
const controllerOf = (fact: CaseFact): Type => {
  @ApiTags('support-cases')
  @Controller(`v1/support-cases/:supportCaseId/${fact.path}`)
  class CaseFactController {
    constructor(private readonly recording: CaseRecording) {}

    @Post()
    @ApiOperation({ summary: fact.summary, operationId: `record${fact.type}` })
    @idParam('supportCaseId')
    @(fact.subject === undefined ? nothing : idParam(fact.subject))
    @ApiBody({ type: fact.body })
    @ApiCreatedResponse({ type: SupportCaseAcknowledgementDto, description: 'Stored.' })
    @ApiOkResponse({ type: SupportCaseAcknowledgementDto, description: 'Stored before, or nothing new: the first answer again.' })
    async record(
      @Param() params: Readonly<Record<string, string>>,
      @Body() sent: unknown,
      @CallerOf() caller: Caller,
      @ContextOf() context: RequestContext,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<SupportCaseAcknowledgementDto> {
      const caseId = uuidIn('supportCaseId', params['supportCaseId']);
      const subject = fact.subject === undefined ? '' : uuidIn(fact.subject, params[fact.subject]);
      const body = checked(fact.body, sent);
      const asking = { ...askingOf(caller, context, fact.type), ...(body.irregular && { irregular: body.irregular.explanation }) };
      const { supportCaseId, etag, ...stored } = await this.recording.record(caseId, fact.type, fact.command(body, subject), asking);
      void reply.status(statusOf(stored)).header('ETag', etag);
      const [first] = stored.entries;
      if (first) void reply.header('Location', `/v1/support-cases/${supportCaseId}/entries/${first.entryId}`);
      return { supportCaseId, ...storedAs(stored) };
    }
  }
  Object.defineProperty(CaseFactController, 'name', { value: `${fact.type}Controller` });
  return CaseFactController;
};

export const caseFactControllers: readonly Type[] = caseFacts.map(controllerOf);
