import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { Purpose } from '../../access-log/index.ts';
import { Invalid, type Mistake } from './errors.ts';
import { traceparentOf } from './trace.ts';

/** What a request says about itself, apart from what it asks. Checked before the handler runs. */
export interface RequestContext {
  /** 32 hex digits, made here. Stands in every problem as `instance`. */
  readonly traceId: string;
  /** W3C traceparent of this request; never the client's. */
  readonly traceparent: string;
  readonly idempotencyKey?: string;
  /** The one entity tag of `If-Match`, with its quotes. */
  readonly ifMatch?: string;
  /** Seconds of `Prefer: wait=…`, at most 30. */
  readonly waitSeconds?: number;
  /** `Prefer: validate-only`: says what would be stored, and stores nothing. */
  readonly validateOnly?: boolean;
  /** Absent where the header is: a parent's or pupil's purpose is implied, others must say it. */
  readonly purpose?: Purpose;
}

export const purposes = ['care', 'teaching', 'support', 'audit', 'rights-request', 'own-file', 'administration', 'emergency'] as const satisfies readonly Purpose[];
export const MAX_WAIT_SECONDS = 30;

/** A request whose context was read by the guard. */
export interface WithContext {
  requestContext?: RequestContext;
}

/** `@ContextOf() context: RequestContext` */
export const ContextOf = createParamDecorator((_: undefined, context: ExecutionContext): RequestContext => {
  const { requestContext } = context.switchToHttp().getRequest<WithContext>();
  if (requestContext === undefined) throw new Error('The request context is read by the guard of configureApp.');
  return requestContext;
});

export const WITHOUT_KEY = 'leerlingdossier:without-idempotency-key';
export const TAKES_DRY_RUN = 'leerlingdossier:takes-dry-run';
export const CHECKS_ITEMS = 'leerlingdossier:checks-items';

/** A POST that records nothing, or whose body names each message itself (CloudEvents): no Idempotency-Key is asked of systems. */
export const WithoutIdempotencyKey = (): CustomDecorator => SetMetadata(WITHOUT_KEY, true);

/** A POST that can say what it would store (`Prefer: validate-only`). */
export const TakesDryRun = (): CustomDecorator => SetMetadata(TAKES_DRY_RUN, true);

/** The handler itself looks for citizen numbers, item by item, so that one does not stop the others. */
export const ChecksItemsItself = (): CustomDecorator => SetMetadata(CHECKS_ITEMS, true);

const PURPOSE = new RegExp(`^(${purposes.join('|')})$`);

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the headers of a request. @throws Invalid (`invalid-header`) with everything that is wrong */
export const contextOf = (traceId: string, headers: Headers): RequestContext => {
  const mistakes: Mistake[] = [];
  const read = (name: string, pattern: RegExp, detail: string): string | undefined => {
    const value = headers[name];
    if (value === undefined || (typeof value === 'string' && pattern.test(value))) return value;
    mistakes.push({ pointer: `/${name}`, detail });
    return undefined;
  };
  const idempotencyKey = read('idempotency-key', /^[\x20-\x7e]{1,200}$/, 'Gebruik 1 tot en met 200 gewone tekens.');
  const ifMatch = read('if-match', /^"[\x21\x23-\x7e]{1,100}"$/, 'Stuur precies een ETag mee, met aanhalingstekens, zoals u die van ons kreeg.');
  const purpose = read('purpose', PURPOSE, `Kies een van: ${purposes.join(', ')}.`) as Purpose | undefined;
  if (mistakes.length > 0) throw new Invalid(mistakes, 'invalid-header');
  const waitSeconds = waitOf(headers['prefer']);
  return {
    traceId,
    traceparent: traceparentOf(traceId),
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    ...(ifMatch !== undefined && { ifMatch }),
    ...(waitSeconds !== undefined && { waitSeconds }),
    ...(isValidateOnly(headers['prefer']) && { validateOnly: true }),
    ...(purpose !== undefined && { purpose }),
  };
};

/** The value of `Prefer` for a dry run, and of `Preference-Applied` in its answer. */
export const VALIDATE_ONLY = 'validate-only';

const isValidateOnly = (prefer: string | string[] | undefined): boolean => /(?:^|[,;\s])validate-only\s*(?:$|[,;])/i.test(String(prefer ?? ''));

/** A preference that cannot be understood is not there (RFC 7240 section 2). */
const waitOf = (prefer: string | string[] | undefined): number | undefined => {
  if (prefer === undefined) return undefined;
  const wait = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,4})"?\s*(?:$|[,;])/i.exec(String(prefer))?.[1];
  return wait === undefined ? undefined : Math.min(Number(wait), MAX_WAIT_SECONDS);
};
