import type { Finding } from '../../../audit/domain/index.ts';
import type { Event, Instant, PlainDate } from '../../../kernel/event.ts';
import type { Leaf } from '../../../proof/index.ts';

/** What a board may ask of a partnership (WPO 18a(6), WVO 2020 2.47(7): tasks b, c and d). */
export type Task = 'allocate-means' | 'judge-admissibility' | 'advise';

/** A board asked: from here on the partnership has a file of its own on this pupil (W-34). */
export type SupportCaseOpened = Event<'SupportCaseOpened', {
  readonly supportRequestId: string;
  /** The dossier at the board, and the entry that asked. */
  readonly dossierId: string;
  readonly requestEntryId: string;
  readonly boardId: string;
  readonly schoolId?: string;
  /** The membership under which the board or its school takes part. */
  readonly membershipId: string;
  readonly task: Task;
  readonly pupil: { readonly personId: string; readonly name: string; readonly bornOn?: PlainDate };
}>;

/**
 * An entry of the board's dossier, as its leaves: what the partnership may see with its salt, of the rest only the hash
 * (docs/proof.md section 4). Together they add up to the commitment that the board's stream holds.
 */
export type EntryDelivered = Event<'EntryDelivered', {
  readonly entryId: string;
  readonly chapter: string;
  /** In decimal. */
  readonly schemaVersion: string;
  /** When the board recorded it. */
  readonly recordedAt: Instant;
  readonly commitment: string;
  readonly leaves: readonly Leaf[];
}>;

/** Why an entry that the board named is not in the partnership's file. */
export type KeptBackReason = 'erased' | 'misfiled' | 'restricted' | 'withheld' | 'not-reviewed' | 'care-team' | 'too-large';

export type EntryKeptBack = Event<'EntryKeptBack', { readonly entryId: string; readonly reason: KeptBackReason }>;

/**
 * How the school kept to the rules about support in its dossier, as it knew it at the end of the request or its closing: counts
 * and days, without entries, names or words of the board (AD-27). `final`: the board closed its request.
 */
export type ComplianceDelivered = Event<'ComplianceDelivered', {
  readonly asOf: PlainDate;
  readonly final: boolean;
  readonly findings: readonly DeliveredFinding[];
}>;

export type DeliveredFinding = Omit<Finding, 'entryIds'>;

export type DeliveryEvent = SupportCaseOpened | EntryDelivered | EntryKeptBack | ComplianceDelivered;
