import { Body, Controller, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CallerOf, type Caller } from '../../platform/auth/caller.ts';
import { ContextOf, VALIDATE_ONLY, type RequestContext } from '../../platform/http/request-context.ts';
import type { Acknowledged } from '../application/fact-recorder.ts';
import { acknowledgement, type Stored } from './acknowledgement.ts';
import { AcknowledgementDto } from './answers.dto.ts';
import { dryRunOf, isDryRun } from './dry-run.ts';
import type { DryRunDto } from './dry-run.dto.ts';
import type { RecordableFact } from './fact.ts';
import { idParam } from './id-param.ts';
import { askingOf, FactPosting, uuidIn, type Outcome } from './fact-posting.ts';
import { recordableFacts } from './facts.ts';
import { OkOrDryRun } from './ok-or-dry-run.ts';

export const statusOf = ({ repeated, entries }: Stored): 200 | 201 => (repeated || entries.length === 0 ? 200 : 201);

/** 201 with what was stored, 200 with the first answer again, or 200 with what would be stored. */
export const answer = (reply: FastifyReply, outcome: Outcome): AcknowledgementDto | DryRunDto => {
  if (!isDryRun(outcome)) return answerStored(reply, outcome);
  void reply.status(200).header('Preference-Applied', VALIDATE_ONLY);
  return dryRunOf(outcome);
};

export const answerStored = (reply: FastifyReply, acknowledged: Acknowledged): AcknowledgementDto => {
  const { dossierId, entries, etag } = acknowledged;
  void reply.status(statusOf(acknowledged)).header('ETag', etag);
  const [first] = entries;
  if (first) void reply.header('Location', `/v1/dossiers/${dossierId}/entries/${first.entryId}`);
  return acknowledgement(acknowledged);
};

const nothing: MethodDecorator = () => undefined;

/** The route of one recordable fact. */
const controllerOf = (fact: RecordableFact): Type => {
  @ApiTags('facts')
  @Controller(`v1/dossiers/:dossierId/${fact.path}`)
  class FactController {
    constructor(private readonly posting: FactPosting) {}

    @Post()
    @ApiOperation({ summary: fact.summary, operationId: `record${fact.type}` })
    @idParam('dossierId')
    @(fact.subject === undefined ? nothing : idParam(fact.subject))
    @ApiBody({ type: fact.body })
    @ApiCreatedResponse({ type: AcknowledgementDto, description: 'Stored.' })
    @OkOrDryRun('Stored before, or nothing new: the first answer again.')
    async record(
      @Param() params: Readonly<Record<string, string>>,
      @Body() sent: unknown,
      @CallerOf() caller: Caller,
      @ContextOf() context: RequestContext,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<AcknowledgementDto | DryRunDto> {
      const dossierId = uuidIn('dossierId', params['dossierId']);
      const subject = fact.subject === undefined ? '' : uuidIn(fact.subject, params[fact.subject]);
      return answer(reply, await this.posting.post(fact, dossierId, sent, subject, askingOf(caller, context, fact.type)));
    }
  }
  Object.defineProperty(FactController, 'name', { value: `${fact.type}Controller` });
  return FactController;
};

export const factControllers: readonly Type[] = recordableFacts.map(controllerOf);
