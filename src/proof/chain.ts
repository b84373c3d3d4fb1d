import { digestBytes, label, lengthPrefixed, sha256, uint64 } from './bytes.ts';
import type { EntryHeader } from './types.ts';

/** The chain over the headers of one stream (docs/proof.md section 5). Digests and heads in hex. */

const HEADER = label('v1/header');
const GENESIS = label('v1/genesis');
const HEAD = label('v1/head');

/** `D(r)`: stands for one entry at one place of one stream, and is the AAD under which it is sealed. */
export const headerDigest = (header: EntryHeader): string =>
  sha256(
    Buffer.concat([
      HEADER,
      lengthPrefixed(header.stream),
      uint64(header.revision),
      lengthPrefixed(header.eventId),
      lengthPrefixed(header.chapter),
      lengthPrefixed(header.schemaVersion),
      lengthPrefixed(header.keyId),
      lengthPrefixed(header.recordedAt),
      digestBytes(header.commitment),
    ]),
  );

/** `head(0)` of a stream. */
export const genesis = (stream: string): string => sha256(Buffer.concat([GENESIS, lengthPrefixed(stream)]));

/** `head(s)` from `head(s-1)` and `D(s-1)`. */
export const extend = (head: string, digest: string): string =>
  sha256(Buffer.concat([HEAD, digestBytes(head), digestBytes(digest)]));

/** All heads of a stream, `head(0)` first: the head at size s stands at index s. */
export const headsOf = (stream: string, digests: readonly string[]): string[] => {
  const heads = [genesis(stream)];
  for (const digest of digests) heads.push(extend(heads[heads.length - 1] as string, digest));
  return heads;
};
