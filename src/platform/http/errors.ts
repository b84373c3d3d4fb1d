/**
 * How requests end when they do not succeed. The application throws the refusals of the kernel; the edge adds what only
 * a request can get wrong. The filter makes problem+json of both. Stores throw errors of their own: their `code` is
 * looked up in the catalogue of problem.ts.
 */
export { Conflict, Forbidden, NotFound, PreconditionFailed, Refused } from '../../kernel/refusals.ts';

/** One mistake: where it is, as a JSON pointer into the body (or `/name` of a parameter or header), and what to do. Never the value. */
export interface Mistake {
  readonly pointer: string;
  readonly detail: string;
}

export type InvalidCode =
  | 'invalid-request'
  | 'invalid-query'
  | 'invalid-path'
  | 'invalid-header'
  | 'malformed-json'
  | 'citizen-number'
  | 'idempotency-key-required';

/** The request cannot be understood: every mistake at once (400). */
export class Invalid extends Error {
  readonly code: InvalidCode;
  constructor(
    readonly errors: readonly Mistake[],
    code: InvalidCode = 'invalid-request',
  ) {
    super(code);
    this.code = code;
  }
}

/** No token, or one that does not count (401). Why not is nobody's business but the log's. */
export class Unauthenticated extends Error {
  readonly code = 'unauthenticated';
  constructor(readonly tokenGiven: boolean) {
    super('unauthenticated');
  }
}

/** The OpenID provider does not answer, so nobody can be recognised now (503). */
export class IdentityProviderUnavailable extends Error {
  readonly code = 'identity-provider-unavailable';
}
