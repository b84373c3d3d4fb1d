import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiCreatedResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acknowledgement, AcknowledgementDto, answer, statusOf } from '../dossier/index.ts';
import { CallerOf, type Caller } from '../platform/auth/caller.ts';
import { Invalid } from '../platform/http/errors.ts';
import { problemOf } from '../platform/http/problem.ts';
import { tellOperator } from '../platform/http/problem.filter.ts';
import { ChecksItemsItself, ContextOf, WithoutIdempotencyKey, type RequestContext } from '../platform/http/request-context.ts';
import { CloudEventDto } from './cloud-event.dto.ts';
import { eventTypes } from './event-types.ts';
import { Intake } from './intake.ts';

const MAX_BATCH = 200;

/** The outcome of one event of a batch, at the place it had. */
export class EventResultDto {
  id?: string;
  /** HTTP status that it would have had alone. */
  status: number;
  acknowledgement?: AcknowledgementDto;
  problem?: object;
}

/** Facts as CloudEvents: one, or a batch that is judged in order; a refusal does not stop the next. */
@ApiTags('events')
@ApiExtraModels(CloudEventDto, EventResultDto, AcknowledgementDto)
@Controller('v1/events')
export class EventsController {
  constructor(private readonly intake: Intake) {}

  @Post()
  @WithoutIdempotencyKey()
  @ChecksItemsItself()
  @HttpCode(201)
  @ApiOperation({ summary: 'Posts facts as CloudEvents.', description: `Types: ${[...eventTypes.keys()].join(', ')}.`, operationId: 'postEvents' })
  @ApiBody({ schema: { oneOf: [{ $ref: getSchemaPath(CloudEventDto) }, { type: 'array', minItems: 1, maxItems: MAX_BATCH, items: { $ref: getSchemaPath(CloudEventDto) } }] } })
  @ApiCreatedResponse({ type: AcknowledgementDto, description: 'One event: stored.' })
  @ApiOkResponse({ schema: { oneOf: [{ $ref: getSchemaPath(AcknowledgementDto) }, { type: 'array', items: { $ref: getSchemaPath(EventResultDto) } }] }, description: 'One event stored before, or the results of a batch in order.' })
  async post(
    @Body() sent: unknown,
    @CallerOf() caller: Caller,
    @ContextOf() context: RequestContext,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcknowledgementDto | readonly EventResultDto[]> {
    if (!Array.isArray(sent)) return answer(reply, await this.intake.take(sent, caller, context));
    if (sent.length === 0 || sent.length > MAX_BATCH) throw new Invalid([{ pointer: '', detail: `Stuur 1 tot en met ${String(MAX_BATCH)} gebeurtenissen in een keer.` }]);
    void reply.status(200);
    const results: EventResultDto[] = [];
    for (const event of sent as readonly unknown[]) results.push(await this.one(event, caller, context, request.id));
    return results;
  }

  private async one(event: unknown, caller: Caller, context: RequestContext, traceId: string): Promise<EventResultDto> {
    const named = typeof event === 'object' && event !== null && 'id' in event && typeof event.id === 'string' ? { id: event.id } : {};
    try {
      const acknowledged = await this.intake.take(event, caller, context);
      return { ...named, status: statusOf(acknowledged), acknowledgement: acknowledgement(acknowledged) };
    } catch (error) {
      tellOperator(error, traceId);
      const problem = problemOf(error, traceId);
      return { ...named, status: problem.status, problem };
    }
  }
}
