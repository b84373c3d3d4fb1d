import type { Socket } from 'node:net';
import { Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet from '@fastify/helmet';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertAllUnderstood } from './accept.ts';
import { parseJson } from './json.ts';
import { comesInLines, takeLines } from './lines-body.ts';
import { PROBLEM_JSON, problemOf, sendProblem, STANDARD_HEADERS } from './problem.ts';
import { ProblemFilter } from './problem.filter.ts';
import { codeOfStatus, type ProblemCode } from './problem-catalogue.ts';
import { RequestGuard } from './request.guard.ts';
import { newTraceId } from './trace.ts';
import { CheckPipe } from './validation.ts';
import { API_BASE } from './version.ts';

export const BODY_LIMIT = 1_048_576;

/** Bodies that are JSON under another name. */
const JSON_TYPES = ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'];

/** An error that is only a code of the catalogue. */
const as = (code: ProblemCode): { readonly code: ProblemCode } => ({ code });

/** The adapter with this service's limits and its answers to what never reaches Nest. Give it to NestFactory or to a test. */
export const fastifyAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    // Never a number that the client chose: it stands in logs and with events.
    requestIdHeader: false,
    genReqId: newTraceId,
    requestTimeout: 30_000,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => sendProblem(reply, error, request.id),
    clientErrorHandler,
  });

/** What node cannot read as HTTP: there is no request to answer, only a socket. */
const clientErrorHandler = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && comesInLines(socket)) return;
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const problem = problemOf(as(status === 400 ? 'malformed-request' : codeOfStatus(status)), newTraceId());
  const body = JSON.stringify(problem);
  const headers = { ...STANDARD_HEADERS, 'content-type': PROBLEM_JSON, 'content-length': String(Buffer.byteLength(body)), connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${String(status)} ${status === 431 ? 'Request Header Fields Too Large' : status === 408 ? 'Request Timeout' : 'Bad Request'}`, ...lines, '', body].join('\r\n'));
};

/**
 * Makes an application of this service: body parsing, headers, problem+json, checks of what is sent, the OpenAPI document.
 * Call it once, before `init` or `listen`. The token guard comes with `AuthModule.with(config)`; controllers write their
 * paths with `v1/`, there is no global prefix.
 */
export const configureApp = async (app: NestFastifyApplication): Promise<NestFastifyApplication> => {
  assertAllUnderstood();
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalGuards(new RequestGuard(app.get(Reflector)));
  app.useGlobalPipes(new CheckPipe());
  takeJsonOnly(app);
  takeLines(app);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(STANDARD_HEADERS);
    done();
  });
  fastify.addHook('onSend', asProblem);
  // Answers are data: no browser should run, frame or embed them. Pages set their own policy.
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    referrerPolicy: { policy: 'no-referrer' },
  });
  serveOpenApi(app);
  return app;
};

const takeJsonOnly = (app: NestFastifyApplication): void => {
  for (const type of JSON_TYPES) {
    app.useBodyParser(type, { bodyLimit: BODY_LIMIT }, (_request, body, done) => {
      try {
        done(null, parseJson(body));
      } catch (error) {
        done(error as Error);
      }
    });
  }
  // Nest would take forms and Fastify plain text: neither is an interface of this service.
  app.useBodyParser('application/x-www-form-urlencoded', { bodyLimit: BODY_LIMIT }, (_request, _body, done) => done(as('unsupported-media-type') as unknown as Error));
  app.getHttpAdapter().getInstance().removeContentTypeParser('text/plain');
};

/** An error that something below us answered in a shape of its own becomes a problem too. */
const asProblem = (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: (error: Error | null, payload?: unknown) => void): void => {
  const type = String(reply.getHeader('content-type') ?? '');
  if (reply.statusCode < 400 || (type !== '' && !type.startsWith('application/json'))) {
    done(null, payload);
    return;
  }
  const body = JSON.stringify(problemOf(as(codeOfStatus(reply.statusCode)), request.id));
  void reply.headers({ ...STANDARD_HEADERS, 'content-type': PROBLEM_JSON, 'content-length': Buffer.byteLength(body) });
  done(null, body);
};

/** The document is made when it is first asked for: most processes never need it, and it costs a second of start. */
const serveOpenApi = (app: NestFastifyApplication): void => {
  let document: Promise<string> | undefined;
  const make = async (): Promise<string> => {
    const { openApiDocument } = await import('./openapi.ts');
    return JSON.stringify(await openApiDocument(app));
  };
  app
    .getHttpAdapter()
    .getInstance()
    .get(`${API_BASE}/openapi.json`, async (_request, reply) => {
      document ??= make();
      return reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'content-type': 'application/json' }).send(await document);
    });
};
