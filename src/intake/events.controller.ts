import { Readable } from 'node:stream';
import { Body, Controller, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { answer } from '../dossier/index.ts';
import { CallerOf, type Caller } from '../platform/auth/caller.ts';
import { Invalid } from '../platform/http/errors.ts';
import { NDJSON, TakesLines } from '../platform/http/lines-body.ts';
import { ChecksItemsItself, ContextOf, TakesDryRun, VALIDATE_ONLY, WithoutIdempotencyKey, type RequestContext } from '../platform/http/request-context.ts';
import { acknowledgements, answerTypes, dryRuns } from './answers.ts';
import { eventOfHeaders, isBinary, toldOfHeaders } from './binary-mode.ts';
import { CloudEventDto } from './cloud-event.dto.ts';
import { Deliveries, MAX_BATCH, MAX_LINES, type Sender } from './deliveries.ts';
import { EventResultDto } from './event-result.dto.ts';
import { Intake } from './intake.ts';

const STRUCTURED = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';

/** Facts as CloudEvents: one, structured or binary, a batch, or lines that are answered while they come. */
@ApiTags('events')
@ApiExtraModels(CloudEventDto, EventResultDto, ...answerTypes)
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly intake: Intake,
    private readonly deliveries: Deliveries,
  ) {}

  @Post()
  @WithoutIdempotencyKey()
  @ChecksItemsItself()
  @TakesDryRun()
  @TakesLines()
  @HttpCode(201)
  @ApiOperation({
    summary: 'Posts facts as CloudEvents.',
    description: `Structured (${STRUCTURED}), binary (ce- headers, the data as body), batch (${BATCH}, at most ${String(MAX_BATCH)}) or lines (${NDJSON}, at most ${MAX_LINES.toLocaleString('en')} of at most 64 KiB: a result a line, in order, while they come). Several are judged in order per dossier or support case; a refusal does not stop the next. Types and what they hold: GET /v1/event-types.`,
    operationId: 'postEvents',
  })
  @ApiConsumes('application/json', STRUCTURED, BATCH, NDJSON)
  @ApiBody({ schema: { oneOf: [{ $ref: getSchemaPath(CloudEventDto) }, { type: 'array', minItems: 1, maxItems: MAX_BATCH, items: { $ref: getSchemaPath(CloudEventDto) } }] } })
  @ApiCreatedResponse({ schema: { oneOf: acknowledgements }, description: 'One event: stored.' })
  @ApiOkResponse({ schema: { oneOf: [...acknowledgements, ...dryRuns, { type: 'array', items: { $ref: getSchemaPath(EventResultDto) } }] }, description: 'One event stored before, or (Prefer: validate-only) what would be stored, or the results of a batch in order; of lines a result a line.' })
  async post(
    @Body() sent: unknown,
    @Headers() headers: Readonly<Record<string, string | string[] | undefined>>,
    @CallerOf() caller: Caller,
    @ContextOf() context: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const sender: Sender = { caller, context };
    const preference = context.validateOnly ? { 'preference-applied': VALIDATE_ONLY } : {};
    if (sent instanceof Readable) {
      void reply.status(200).headers(preference).type(NDJSON);
      return Readable.from(this.deliveries.lines(sent, sender), { objectMode: false });
    }
    const type = String(headers['content-type']).split(';')[0]?.trim().toLowerCase();
    if (type === BATCH && !Array.isArray(sent)) throw new Invalid([{ pointer: '', detail: 'Stuur een lijst van gebeurtenissen.' }]);
    if (type === STRUCTURED && Array.isArray(sent)) throw new Invalid([{ pointer: '', detail: `Stuur een lijst van gebeurtenissen als ${BATCH}.` }]);
    if (type === 'application/json' && isBinary(headers)) return answer(reply, await this.takeBinary(headers, sent, sender));
    if (!Array.isArray(sent)) return answer(reply, await this.intake.take(sent, caller, context));
    const results = await this.deliveries.batch(sent, sender);
    void reply.status(200).headers(preference);
    return results;
  }

  private async takeBinary(headers: Readonly<Record<string, string | string[] | undefined>>, data: unknown, { caller, context }: Sender): ReturnType<Intake['take']> {
    try {
      return await this.intake.take(eventOfHeaders(headers, data), caller, context);
    } catch (error) {
      throw toldOfHeaders(error);
    }
  }
}
