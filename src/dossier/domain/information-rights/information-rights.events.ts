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

export type InformationRightsEvent =
  | CopyRequested
  | IdentityVerified
  | CopyRefused
  | RedactionDecided
  | EntryWithheld
  | CopyIssued
  | CopyCollected
  | EntryCorrected;
