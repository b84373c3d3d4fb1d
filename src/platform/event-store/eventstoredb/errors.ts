import { ErrorType, isCommandError, type CommandError } from '@eventstore/db-client';
import { StoreUnavailable, type ExpectedRevision } from '../event-store.ts';

/**
 * What a failed append means. The client has several spellings of "connection lost", among them errors without a type,
 * a message or a code (docs/notes.md, EventStoreDB), so only what is known to be harmless counts as harmless: whatever
 * else it is, the events may have been written.
 */
export type AppendFailure =
  | { readonly kind: 'wrong-revision'; readonly actual: ExpectedRevision }
  | { readonly kind: 'too-large' }
  /** Nothing was written, and the same call will not help. */
  | { readonly kind: 'refused' }
  /** Nothing was written, and the next try goes to the new leader. */
  | { readonly kind: 'not-leader' }
  /** The events may have been written. */
  | { readonly kind: 'ambiguous' };

const REFUSED: ReadonlySet<string> = new Set([ErrorType.ACCESS_DENIED, ErrorType.STREAM_DELETED, ErrorType.INVALID_ARGUMENT]);

export function appendFailure(error: unknown): AppendFailure {
  if (!isClientError(error)) return { kind: 'ambiguous' };
  if (error.type === ErrorType.WRONG_EXPECTED_VERSION) {
    const { actualVersion } = error;
    return { kind: 'wrong-revision', actual: typeof actualVersion === 'bigint' ? Number(actualVersion) : 'no-stream' };
  }
  if (error.type === ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED) return { kind: 'too-large' };
  if (error.type === ErrorType.NOT_LEADER) return { kind: 'not-leader' };
  return { kind: REFUSED.has(error.type) ? 'refused' : 'ambiguous' };
}

/** The stream does not exist: an answer, not a failure. */
export const isStreamNotFound = (error: unknown): boolean => isClientError(error) && error.type === ErrorType.STREAM_NOT_FOUND;

/** The user may not do this: waiting does not help. */
export const isAccessDenied = (error: unknown): boolean => isClientError(error) && error.type === ErrorType.ACCESS_DENIED;

/** Every failure of a read: it can be asked again. Names the kind of failure only, never a stream. */
export const unavailable = (error: unknown): StoreUnavailable =>
  error instanceof StoreUnavailable ? error : new StoreUnavailable(`EventStoreDB did not answer (${kindOf(error)}).`, { cause: error });

const isClientError = (error: unknown): error is CommandError => typeof error === 'object' && error !== null && isCommandError(error as Error);

const kindOf = (error: unknown): string => {
  if (isClientError(error)) return error.type;
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
};
