import { Metadata, status, type StatusObject } from '@grpc/grpc-js';

/** The failures of a real server, in the shape by which the client recognises them. */
export type Failure = Partial<StatusObject> & { readonly code: status };

export const MAX_APPEND_BYTES = 1_048_576;

const metadata = (entries: Readonly<Record<string, string>>): Metadata => {
  const all = new Metadata();
  for (const [key, value] of Object.entries(entries)) all.set(key, value);
  return all;
};

export const tooLarge = (): Failure => ({
  code: status.INVALID_ARGUMENT,
  details: `Maximum Append Size of ${MAX_APPEND_BYTES} Exceeded.`,
  metadata: metadata({ exception: 'maximum-append-size-exceeded', 'maximum-append-size': String(MAX_APPEND_BYTES) }),
});

export const notLeaderFailure = ({ host, port }: { readonly host: string; readonly port: number }): Failure => ({
  code: status.NOT_FOUND,
  details: 'Leader info available',
  metadata: metadata({ exception: 'not-leader', 'leader-endpoint-host': host, 'leader-endpoint-port': String(port) }),
});

export const accessDenied = (): Failure => ({
  code: status.PERMISSION_DENIED,
  details: 'Access Denied',
  metadata: metadata({ exception: 'access-denied' }),
});

export const unauthenticated = (): Failure => ({ code: status.UNAUTHENTICATED, details: 'Unauthenticated' });

/** A repeat of an append that is not yet committed is dropped: its writer waits in vain. */
export const commitTimeout = (): Failure => ({ code: status.ABORTED, details: 'Commit phase timeout' });

export const unexpectedResult = (result: string): Failure => ({ code: status.UNKNOWN, details: `Unexpected ${result}` });

export const invalidPosition = (): Failure => ({
  code: status.INVALID_ARGUMENT,
  details: 'Trying to read from an invalid position',
});

export const handlerThrew = (): Failure => ({ code: status.UNKNOWN, details: 'Exception was thrown by handler.' });

export const unavailable = (details: string): Failure => ({ code: status.UNAVAILABLE, details });

export const batchRefused = (): Failure => ({
  code: status.UNIMPLEMENTED,
  details: 'The double has no BatchAppend: pass credentials with every append.',
});
