/** What the writer believes about the stream. */
export type Expected = bigint | 'any' | 'no_stream' | 'stream_exists';

export type Decision =
  | { readonly kind: 'write' }
  | { readonly kind: 'repeated'; readonly first: bigint; readonly last: bigint }
  /** `head` is -1 for a stream that does not exist. */
  | { readonly kind: 'wrong-version'; readonly head: bigint };

export interface StreamView {
  /** Revision of the last event; -1 without one. */
  readonly head: bigint;
  idAt(revision: bigint): string | undefined;
  /** Revision at which the server remembers this id in this stream. */
  recent(id: string): bigint | undefined;
}

/**
 * The answers of a real server to a first and to a repeated append, as observed. It compares ids, never data, and
 * only behind the head: ids that come with the revision of the head are written again.
 */
export const decide = (expected: Expected, ids: readonly string[], stream: StreamView): Decision => {
  const wrong = { kind: 'wrong-version', head: stream.head } as const;
  if (expected === 'stream_exists' && stream.head < 0n) return wrong;
  if (expected === 'any' || expected === 'stream_exists') return decideByMemory(ids, stream) ?? wrong;

  const from = expected === 'no_stream' ? -1n : expected;
  if (from === stream.head) return { kind: 'write' };
  const first = from + 1n;
  const known = from < stream.head && ids.length > 0 && ids.every((id, offset) => stream.idAt(first + BigInt(offset)) === id);
  return known ? { kind: 'repeated', first, last: from + BigInt(ids.length) } : wrong;
};

/** Only the first id decides whether this is a repeat; a repeat with an unknown id in it is refused. */
const decideByMemory = (ids: readonly string[], stream: StreamView): Decision | undefined => {
  const revisions = ids.map((id) => stream.recent(id));
  const first = revisions[0];
  if (first === undefined) return { kind: 'write' };
  const last = revisions.at(-1);
  return last === undefined || revisions.includes(undefined) ? undefined : { kind: 'repeated', first, last };
};
