/**
 * Shapes of the formats in docs/proof.md. Hashes, salts and key ids are lower-case hex; seeds are
 * base64url; instants are `YYYY-MM-DDTHH:mm:ss.sssZ`; numbers are safe integers.
 */

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * What is committed to: everything in the sealed part except seed and fingerprint. The commitment is generic over
 * JSON, so actor, source and onBehalfOf may be text or small objects. A property that is `undefined` is absent.
 */
export interface EntryContent {
  readonly type: string;
  readonly accessClass: string;
  readonly retentionClass: string;
  readonly occurredOn: string;
  readonly occurredTime?: string | undefined;
  readonly actor: string | object;
  readonly source: string | object;
  readonly onBehalfOf: string | object;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly processingActivity: string;
  readonly allowedBy: { readonly rule: string; readonly policyVersion: string };
  readonly irregular?: object | undefined;
  readonly provenance?: string | object | undefined;
  readonly data: object;
}

/** What is encrypted and stored. The seed gives the salts; it never leaves the sealed part. */
export type SealedPart = EntryContent & {
  /** 32 random bytes, base64url. */
  readonly seed: string;
  /** SHA-256 of the mapped command, hex. Never in a copy: it could be guessed. */
  readonly fingerprint: string;
};

/** What stands in clear beside a sealed entry and goes into the chain. */
export interface EntryHeader {
  readonly stream: string;
  /** 0, 1, 2, …; the number that people see is one more. */
  readonly revision: number;
  /** Lower-case UUID. */
  readonly eventId: string;
  readonly chapter: string;
  /** In decimal. */
  readonly schemaVersion: string;
  readonly keyId: string;
  readonly recordedAt: string;
  /** 64 hex digits. */
  readonly commitment: string;
}

/** The same without what a copy's file says once for all entries or lets the reader compute. */
export type CopiedHeader = Omit<EntryHeader, 'stream' | 'revision' | 'commitment'>;

/** Why something is black or not shown: A another child, B another adult, C safety, D a young person's confidence, E the law. */
export type ReasonCode = 'A' | 'B' | 'C' | 'D' | 'E';

/** A scalar, or an empty container. */
export type LeafValue = null | boolean | number | string | readonly never[] | Readonly<Record<string, never>>;

export interface PlainLeaf {
  /** RFC 6901. */
  readonly pointer: string;
  readonly value: LeafValue;
}

export interface ShownLeaf extends PlainLeaf {
  /** 16 bytes, hex. */
  readonly salt: string;
}

export interface RedactedLeaf {
  readonly pointer: string;
  /** 32 bytes, hex: the hash of salt and value, from which neither can be told. */
  readonly inner: string;
  readonly reason?: ReasonCode;
}

export type Leaf = ShownLeaf | RedactedLeaf;

export const isShown = (leaf: Leaf): leaf is ShownLeaf => 'salt' in leaf;

/** How far one stream had come: its blinded name, the number of entries and the chain head at that size. */
export interface StreamHead {
  readonly blindedId: string;
  readonly size: number;
  readonly head: string;
}

/** The files of a copy by name, in the order in which they are written. */
export type CopyFiles = ReadonlyMap<string, Uint8Array>;

// In a line comment, because a pattern such as /data/text/*/text would end a block comment.
// Which pointers below /data each stored event type knows: { 'AgreementMade@1': ['/data/text/*/text', …] }. `*` is one
// array index. An empty container, or a redacted leaf that may be one, is known when something below it is.
export type PointerSchemas = Readonly<Record<string, readonly string[]>>;
