import type { AccessClass } from '../../../kernel/chapter.ts';
import type { Event, PlainDate, PlainTime } from '../../../kernel/event.ts';
import type { Segments, SpeaksOf } from '../text.ts';

/** Why something is black or left out: A another child, B another adult, C safety, D confidential talk of a young person, E the law. */
export type ReasonCode = 'A' | 'B' | 'C' | 'D' | 'E';

/** One place in the sealed part of an entry (RFC 6901), and why it is black in copies and on screens. */
export interface Redaction {
  readonly pointer: string;
  readonly reason: ReasonCode;
}

/** The whole dossier, or only these classes. A partial copy does not tell how much lies outside it. */
export type CopyScope = 'whole' | readonly AccessClass[];

/** AVG 15(3): somebody asks a copy. Whether they may have it is decided when it is issued (W-26). */
export type CopyRequested = Event<'CopyRequested', {
  readonly copyRequestId: string;
  readonly requester: string;
  readonly scope: CopyScope;
  readonly form: 'electronic' | 'paper';
}>;

/** AVG 12(6). */
export type IdentityVerified = Event<'IdentityVerified', {
  readonly copyRequestId: string;
  readonly how: 'identity-document-seen' | 'known-in-person' | 'strong-sign-in';
}>;

/** AVG 12(4): refused, with reasons and the routes to authority and court. */
export type CopyRefused = Event<'CopyRefused', { readonly copyRequestId: string; readonly explanation: Segments } & SpeaksOf>;

/** Somebody read an entry and decided what others may not see of it; an empty list says: nothing. The latest decision counts. */
export type RedactionDecided = Event<'RedactionDecided', { readonly entryId: string; readonly redactions: readonly Redaction[] }>;

/** A whole entry is kept from parents and pupil, by a reasoned decision (UAVG 41). */
export type EntryWithheld = Event<'EntryWithheld', { readonly entryId: string; readonly reason: ReasonCode; readonly explanation: Segments } & SpeaksOf>;

/** Somebody other than who decided read the latest decision about an entry and agrees (tweede lezer). Who disagrees decides anew. */
export type DecisionSeconded = Event<'DecisionSeconded', { readonly entryId: string }>;

/** The copy as it was issued: the first `snapshot` entries, each accounted for (W-28). */
export type CopyIssued = Event<'CopyIssued', {
  readonly copyRequestId: string;
  readonly snapshot: number;
  readonly shown: number;
  readonly redacted: number;
  readonly withheld: number;
  readonly erased: number;
}>;

export type CopyCollected = Event<'CopyCollected', { readonly copyRequestId: string }>;

/** AVG 16: what an entry should have said. The original stays, marked as corrected. */
export type EntryCorrected = Event<'EntryCorrected', {
  readonly entryId: string;
  readonly corrected: { readonly occurredOn: PlainDate; readonly occurredTime?: PlainTime; readonly data: object };
  readonly reason: Segments;
} & SpeaksOf>;

/** The copy takes longer, told with reasons within the first month; at most two months more (AVG 12(3)). */
export type CopyExtended = Event<'CopyExtended', {
  readonly copyRequestId: string;
  readonly explanation: Segments;
} & SpeaksOf>;

/** Somebody says that an entry is wrong (AVG 16). */
export type RectificationRequested = Event<'RectificationRequested', {
  readonly rectificationId: string;
  readonly entryId: string;
  readonly requester: string;
  readonly what: Segments;
} & SpeaksOf>;

/** What the school decided about it, with reasons (AVG 12(4), 16). */
export type RectificationDecided = Event<'RectificationDecided', {
  readonly rectificationId: string;
  readonly accepted: boolean;
  readonly rationale: Segments;
} & SpeaksOf>;

/** Only kept, not used, while something about it is not settled (AVG 18). */
export type RestrictionPlaced = Event<'RestrictionPlaced', {
  readonly restrictionId: string;
  readonly entryId: string;
  readonly reason: 'accuracy-contested' | 'unlawful' | 'legal-claim' | 'objection';
  readonly explanation: Segments;
} & SpeaksOf>;

/** The one who asked was told before (AVG 18(3)). */
export type RestrictionLifted = Event<'RestrictionLifted', {
  readonly restrictionId: string;
  readonly requesterTold: boolean;
  readonly explanation: Segments;
} & SpeaksOf>;

/** It belongs in another child's dossier: closed at once to all but the privacy officer. */
export type EntryMisfiled = Event<'EntryMisfiled', {
  readonly entryId: string;
}>;

/** Something of the dossier was given to somebody outside the school: to whom, on which ground (AVG 15(1)(c), 19; W-21). */
export type DisclosureMade = Event<'DisclosureMade', {
  readonly recipient: 'inspectorate' | 'municipality' | 'support-partnership' | 'court' | 'care-provider' | 'other';
  /** Organisation that received it. */
  readonly name: string;
  readonly ground: 'statutory-duty' | 'court-order' | 'consent';
  /** Consent, when that is the ground. */
  readonly consentId?: string;
  /** Entries that were given. */
  readonly entries: readonly string[];
  readonly explanation: Segments;
} & SpeaksOf>;

/** The report for the next school (OKR): only what the law lists (WPO 42, WEC 43; W-37). */
export type EducationalReportIssued = Event<'EducationalReportIssued', {
  /** Name of the receiving school. */
  readonly school: string;
  readonly copyToParents: boolean;
  readonly content: Segments;
} & SpeaksOf>;

/** The transfer file went to the next school, after the parents could look at it (W-37). */
export type TransferFileSent = Event<'TransferFileSent', {
  readonly school: string;
  readonly inspectedByParentsOn?: PlainDate;
  /** From a secondary school. */
  readonly consentId?: string;
}>;

export type TransferFileReceived = Event<'TransferFileReceived', {
  readonly school: string;
}>;

/** This dossier and another one are about the same pupil. They are linked, never merged. */
export type DossiersLinked = Event<'DossiersLinked', {
  /** The other dossier of this board. */
  readonly dossierId: string;
}>;

export type InformationRightsEvent =
  | CopyRequested
  | IdentityVerified
  | CopyRefused
  | RedactionDecided
  | EntryWithheld
  | DecisionSeconded
  | CopyIssued
  | CopyCollected
  | EntryCorrected
  | CopyExtended
  | RectificationRequested
  | RectificationDecided
  | RestrictionPlaced
  | RestrictionLifted
  | EntryMisfiled
  | DisclosureMade
  | EducationalReportIssued
  | TransferFileSent
  | TransferFileReceived
  | DossiersLinked;
