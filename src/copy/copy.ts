import type { KeyObject } from 'node:crypto';
import type { EntryHeader, FindingCode, JsonValue, ReasonCode, SealedPart, Signer, VerifierKey } from '../proof/index.ts';

/** What a copy is built from. Everything is decided before: nothing here reads, judges or looks at a clock. */

/** Something to make black: a leaf of the content or everything below a pointer, and why (docs/proof.md section 7). */
export interface Redaction {
  /** RFC 6901, within the sealed part: `/data/report/3` takes a whole segment, `/data/report/3/text` its text. */
  readonly pointer: string;
  readonly reason: ReasonCode;
}

interface Readable {
  readonly header: EntryHeader;
  /** The stored version as it was sealed, never an upcast one. Its seed and fingerprint go into no file. */
  readonly content: SealedPart;
}

export type ReadableCopyEntry =
  | (Readable & { readonly state: 'shown' })
  | (Readable & { readonly state: 'redacted'; readonly redactions: readonly Redaction[] });

/** `digest` is `D` of the entry (`headerDigest`), in hex; of what is not shown the copy says nothing else than this. */
export type CopyEntry =
  | ReadableCopyEntry
  | { readonly state: 'withheld'; readonly digest: string; readonly reasonCode: ReasonCode; readonly decidedBy: string }
  | { readonly state: 'erased'; readonly digest: string; readonly ground: string; readonly erasedAt: string; readonly decidedBy?: string };

/** One stream whose existence the reader may know, from its first entry to the snapshot. */
export interface CopyStream {
  readonly stream: string;
  readonly blindingKey: KeyObject;
  /** Number of entries at the snapshot; exactly as many stand in `entries`, in order. */
  readonly size: number;
  readonly entries: readonly CopyEntry[];
}

/** A JSON document beside the entries: recipients, consents, access log, article 15 information, the request. */
export interface Annex {
  /** Becomes `gegevens/<name>.json`: lower-case letters, digits and hyphens. */
  readonly name: string;
  /** Written as given: what the reader may not see must not be in it. */
  readonly document: JsonValue;
}

interface Common {
  /** The service and organisation that answers for the copy: no white space, no plus sign. */
  readonly origin: string;
  /** When the copy is made, UTC with milliseconds. */
  readonly moment: string;
  readonly annexes: readonly Annex[];
  /** Ready-made files, such as a PDF or attachments, by name; nothing under `controle/`. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
  readonly signer: Signer;
  /** Who wrote it down, in the words of the read-me. Default: school. */
  readonly issuerNl?: string;
}

/** The dossier first; streams of its own that were disclosed to this reader after it. */
export interface WholeCopyInput extends Common {
  readonly kind: 'whole';
  readonly streams: readonly CopyStream[];
  /** Signed receipts given out before, as the school keeps them; the copy must extend every one. */
  readonly earlierReceipts?: readonly string[];
  /** Published keys that signed earlier receipts and are no longer used. */
  readonly retiredKeys?: readonly VerifierKey[];
}

/** Some entries for a reader who may not have the whole: no numbers, no sizes, nothing about the rest (docs/proof.md section 7). */
export interface PartialCopyInput extends Common {
  readonly kind: 'partial';
  readonly entries: readonly ReadableCopyEntry[];
}

export type CopyInput = WholeCopyInput | PartialCopyInput;

export type CopyRefusedReason =
  | 'size-differs'
  | 'entry-out-of-place'
  | 'commitment-differs'
  | 'nothing-redacted'
  | 'redaction-hits-nothing'
  | 'redaction-of-what-is-always-shown'
  | 'file-name-refused'
  | 'does-not-verify';

/** The copy cannot be built: a mistake of the caller or a damaged store. No content in the message. */
export class CopyRefused extends Error {
  readonly code = 'copy-refused';
  readonly reason: CopyRefusedReason;
  /** The entry's number in a whole copy, its place in a partial one. */
  readonly entry: number | undefined;
  /** With `does-not-verify`: what the verifier said. */
  readonly findings: readonly FindingCode[];

  constructor(reason: CopyRefusedReason, entry?: number, findings: readonly FindingCode[] = []) {
    super(`The copy cannot be built: ${reason}${entry === undefined ? '' : ` (entry ${String(entry)})`}${findings.length > 0 ? `: ${findings.join(', ')}` : ''}.`);
    this.reason = reason;
    this.entry = entry;
    this.findings = findings;
  }
}
