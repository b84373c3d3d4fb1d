import { Body, Controller, Inject, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CallerOf, type Caller } from '../../platform/auth/caller.ts';
import { ContextOf, type RequestContext } from '../../platform/http/request-context.ts';
import type { Asking } from '../application/fact-recorder.ts';
import { answer } from './answer.ts';
import type { PostedFact } from './fact.ts';
import { idParam } from './id-param.ts';
import { askingOf, FactPosting, uuidIn, type Outcome } from './fact-posting.ts';
import { recordableFacts } from './facts.ts';
import { dossierAnswers, OkOrDryRun, type FactAnswers } from './ok-or-dry-run.ts';

/** The kind of file that facts are posted into. */
interface Files<Fact> {
  readonly tag: string;
  /** `/v1/{path}/{idName}` is the address of one. */
  readonly path: string;
  readonly idName: string;
  readonly answers: FactAnswers;
  /** Turns a fact into a command, and has it carried out. */
  readonly posting: Type<{ post(fact: Fact, fileId: string, sent: unknown, subject: string, asking: Asking): Promise<Outcome<object>> }>;
}

const nothing: MethodDecorator = () => undefined;

/** The route of one fact. */
export const factController = <Fact extends PostedFact<string, unknown>>(fact: Fact, { tag, path, idName, answers, posting: postingType }: Files<Fact>): Type => {
  @ApiTags(tag)
  @Controller(`v1/${path}/:${idName}/${fact.path}`)
  class FactController {
    constructor(@Inject(postingType) private readonly posting: InstanceType<typeof postingType>) {}

    @Post()
    @ApiOperation({ summary: fact.summary, operationId: `record${fact.type}` })
    @idParam(idName)
    @(fact.subject === undefined ? nothing : idParam(fact.subject))
    @ApiBody({ type: fact.body })
    @ApiCreatedResponse({ type: answers.acknowledgement, description: 'Stored.' })
    @OkOrDryRun('Stored before, or nothing new: the first answer again.', answers)
    async record(
      @Param() params: Readonly<Record<string, string>>,
      @Body() sent: unknown,
      @CallerOf() caller: Caller,
      @ContextOf() context: RequestContext,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<object> {
      const fileId = uuidIn(idName, params[idName]);
      const subject = fact.subject === undefined ? '' : uuidIn(fact.subject, params[fact.subject]);
      return answer(reply, await this.posting.post(fact, fileId, sent, subject, askingOf(caller, context, fact.type)));
    }
  }
  Object.defineProperty(FactController, 'name', { value: `${fact.type}Controller` });
  return FactController;
};

const dossiers = { tag: 'facts', path: 'dossiers', idName: 'dossierId', answers: dossierAnswers, posting: FactPosting };

export const factControllers: readonly Type[] = recordableFacts.map((it) => factController(it, dossiers));
