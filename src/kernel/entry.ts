import type { AccessClass, RetentionClass } from './chapter.ts';
import type { Actor, Instant, Irregular, PlainDate, PlainTime, Provenance } from './event.ts';

/** What is known of every entry, readable or not: its place in the stream and its place in the proof. */
export interface EntryPlace {
  readonly eventId: string;
  /** 0, 1, 2, …; the number that people see is one more. */
  readonly revision: number;
  readonly chapter: string;
  readonly schemaVersion: number;
  readonly recordedAt: Instant;
  /** The command that recorded it. */
  readonly commandId: string;
}

/** The sealed part of an entry, opened: who, when, why, under which rule, and what. */
export interface EntryContent {
  readonly type: string;
  readonly accessClass: AccessClass;
  readonly retentionClass: RetentionClass;
  readonly occurredOn: PlainDate;
  readonly occurredTime?: PlainTime;
  readonly actor: Actor;
  /** The system that sent it: `urn:nld:…` of a school system, or this service's own interface. */
  readonly source: string;
  /** Opaque id of the board on whose behalf. */
  readonly onBehalfOf: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly processingActivity: string;
  /** The access rule that allowed the recording, and the version of the table it stood in. */
  readonly allowedBy: { readonly rule: string; readonly policyVersion: string };
  readonly irregular?: Irregular;
  readonly provenance?: Provenance;
  /** Without occurredOn and occurredTime: sealing lifts these out, so they are stored once. */
  readonly data: object;
}

/** An entry that can be read. `fingerprint` is the SHA-256 of the command that recorded it. */
export interface KeptEntry extends EntryPlace {
  readonly state: 'kept';
  readonly content: EntryContent;
  readonly fingerprint: string;
}

/** An entry whose key was destroyed: its place stays, its content is gone for ever. */
export interface ForgottenEntry extends EntryPlace {
  readonly state: 'forgotten';
  readonly ground: string;
  readonly at: Instant;
}

export type Entry = KeptEntry | ForgottenEntry;
