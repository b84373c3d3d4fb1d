/**
 * How requests end when they do not succeed. The application throws the refusals of the kernel; the edge adds what only
 * a request can get wrong. The filter makes problem+json of both.
 */
export { Conflict, Forbidden, NotFound, PreconditionFailed, Refused } from '../../kernel/refusals.ts';

/** The request cannot be understood: every mistake at once, by JSON pointer, without the value (400). */
export class Invalid extends Error {
  readonly code: string;
  constructor(
    readonly errors: readonly { readonly pointer: string; readonly detail: string }[],
    code = 'invalid-request',
  ) {
    super(code);
    this.code = code;
  }
}
