import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOurs, sendProblem } from './problem.ts';

const logger = new Logger('Http');

/** Logs what went wrong on our side; what the asker can change is no news. */
export const tellOperator = (error: unknown, traceId: string): void => {
  if (isOurs(error)) logger.error(describe(error, traceId));
};

/** Every error becomes problem+json. What went wrong on our side goes to the log, without the error's message. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { id } = http.getRequest<FastifyRequest>();
    tellOperator(error, id);
    const reply = http.getResponse<FastifyReply>();
    // Half an answer cannot be taken back, only broken off: better than one that looks whole.
    if (reply.raw.headersSent) reply.raw.destroy();
    else sendProblem(reply, error, id);
  }
}

/** Name, code and place. Messages may hold what was sent, so they stay out. */
const describe = (error: unknown, traceId: string): Readonly<Record<string, unknown>> => {
  if (!(error instanceof Error)) return { traceId, error: typeof error };
  const { code } = error as { readonly code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { traceId, error: error.name, ...(typeof code === 'string' && { code }), at: frames.slice(0, 8).map((line) => line.trim()) };
};
