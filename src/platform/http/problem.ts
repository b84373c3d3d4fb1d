import type { FastifyReply } from 'fastify';
import { Forbidden, IdentityProviderUnavailable, Invalid, Refused, Unauthenticated, type Mistake } from './errors.ts';
import { codeOfStatus, isProblemCode, problemKinds, type ProblemCode, type ProblemKind } from './problem-catalogue.ts';
import { API_VERSION } from './version.ts';

/** One broken rule, as the application names it. `recordable`: the fact may be recorded as irregular. */
export interface BrokenRule {
  readonly code: string;
  readonly rule: string;
  readonly ground: string;
  readonly detail: string;
  readonly recordable?: boolean;
}

/** Problem details (RFC 9457). `code`, `rule` and `ground` are stable; the texts may improve. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly rule?: string;
  readonly ground?: string;
  /** Every rule that refuses it; the first one also stands above. */
  readonly rejections?: readonly BrokenRule[];
  readonly errors?: readonly Mistake[];
  /** The entries because of which it is refused. */
  readonly entries?: readonly string[];
  /** The trace of this request: say this number to the operator. */
  readonly instance: string;
}

export const PROBLEM_JSON = 'application/problem+json';

export const typeOf = (code: string): string => `urn:leerlingdossier:problem:${code}`;

const problem = (code: string, kind: ProblemKind, traceId: string, more: Partial<Problem> = {}): Problem => ({
  type: typeOf(code),
  title: kind.title,
  status: kind.status,
  detail: kind.detail,
  code,
  ...more,
  instance: `urn:leerlingdossier:trace:${traceId}`,
});

/** What somebody reads about an error. Nothing of its message: that may hold what was sent, or how we are built. */
export const problemOf = (error: unknown, traceId: string): Problem => {
  if (error instanceof Refused) return refusal(error, traceId);
  if (error instanceof Forbidden) {
    const { rule, ground, textNl } = error;
    return problem('forbidden', problemKinds.forbidden, traceId, { detail: textNl, rule, ground });
  }
  if (error instanceof Invalid) return problem(error.code, problemKinds[error.code], traceId, error.errors.length > 0 ? { errors: error.errors } : {});
  const code = codeOf(error);
  return problem(code, problemKinds[code], traceId);
};

const refusal = ({ rejections, entryIds }: Refused, traceId: string): Problem => {
  const broken = rejections.map(({ code, rule, ground, detailNl, recordable }) => ({ code, rule, ground, detail: detailNl, ...(recordable !== undefined && { recordable }) }));
  const [first] = broken;
  if (!first) return problem('refused', problemKinds.refused, traceId);
  const { code, rule, ground, detail } = first;
  return problem(code, problemKinds.refused, traceId, { detail, rule, ground, rejections: broken, ...(entryIds.length > 0 && { entries: entryIds }) });
};

/** Fastify's own codes where the status alone says too little. */
const FASTIFY: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_BAD_URL: 'undecodable-url',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-request',
  'wrong-expected-revision': 'busy',
};

const codeOf = (error: unknown): ProblemCode => {
  if (typeof error !== 'object' || error === null) return 'internal';
  const { code, statusCode } = error as { readonly code?: unknown; readonly statusCode?: unknown };
  if (isProblemCode(code)) return code;
  if (typeof code === 'string' && Object.hasOwn(FASTIFY, code)) return FASTIFY[code] ?? 'internal';
  const status = statusOf(error) ?? statusCode;
  return typeof status === 'number' && status >= 400 && status < 600 ? codeOfStatus(status) : 'internal';
};

/** Nest's HttpException, known by its method: so this file needs no Nest. */
const statusOf = (error: object): unknown => ('getStatus' in error && typeof error.getStatus === 'function' ? (error.getStatus as () => unknown).call(error) : undefined);

/** Headers that belong to this answer. */
export const headersOf = (error: unknown, { status, code }: Problem): Readonly<Record<string, string>> => {
  if (status === 401) {
    const given = error instanceof Unauthenticated && error.tokenGiven;
    return { 'www-authenticate': `Bearer realm="leerlingdossier"${given ? ', error="invalid_token"' : ''}` };
  }
  const { retryAfter } = (isProblemCode(code) ? problemKinds[code] : {}) as Partial<ProblemKind>;
  return retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
};

/** On every answer, also on those that no route made. */
export const STANDARD_HEADERS = { 'api-version': API_VERSION, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/** Sends it as it is: Nest's own reply would take another content type (docs/notes.md, HTTP). */
export const sendProblem = (reply: FastifyReply, error: unknown, traceId: string): void => {
  const found = problemOf(error, traceId);
  void reply
    .status(found.status)
    .headers({ ...STANDARD_HEADERS, ...headersOf(error, found), 'content-type': PROBLEM_JSON })
    // As bytes: to text Fastify would add a charset, which this media type does not have.
    .send(Buffer.from(JSON.stringify(found)));
};

/** Errors of which the asker can do nothing and the operator must know. */
export const isOurs = (error: unknown): boolean => !(error instanceof IdentityProviderUnavailable) && problemOf(error, '').status >= 500;
