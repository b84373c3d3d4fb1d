/** Dutch calendar date `YYYY-MM-DD` (Europe/Amsterdam). Plain strings, so dates compare with `<`. */
export type PlainDate = string;
/** Wall clock time `HH:mm` in Europe/Amsterdam. */
export type PlainTime = string;
/** UTC instant `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export type Instant = string;

/** When it happened in the real world: always a date, a time only where somebody noted it. */
export interface Dated {
  readonly occurredOn: PlainDate;
  readonly occurredTime?: PlainTime;
}

/** A fact that a parent would recognise, in the past tense. `data` holds JSON values only. */
export interface Event<T extends string = string, D extends object = object> {
  readonly type: T;
  readonly data: D & Dated;
}

/** The member of a union of events or commands with this type. */
export type Named<U extends { readonly type: string }, T extends U['type']> = Extract<U, { readonly type: T }>;

/** Who acted. `account` is an opaque reference to (issuer, subject); the name is the author's as shown inside the entry. */
export interface Actor {
  readonly account: string;
  readonly role: string;
  readonly name?: string;
  /** The person in this dossier behind the account: a parent or the pupil. */
  readonly personId?: string;
}

/** Broken rules that were recorded all the same: the fact stands, without legal effect (docs/architecture.md, Entries). */
export interface Irregular {
  readonly rules: readonly string[];
  readonly explanation: string;
}

/** `imported`: from before a takeover, as another file says it. */
export type Provenance = 'imported';

/** What the fold knows of an event besides its data. */
export interface Recorded {
  readonly eventId: string;
  readonly revision: number;
  readonly recordedAt: Instant;
  readonly actor: Actor;
}

/** Where in real time and where in the dossier something happened. */
export interface Occurrence {
  readonly on: PlainDate;
  readonly entryId: string;
  /** Tells which of two things on one day was recorded first. */
  readonly revision: number;
}

export const occurrence = ({ occurredOn }: Dated, { eventId, revision }: Pick<Recorded, 'eventId' | 'revision'>): Occurrence => ({ on: occurredOn, entryId: eventId, revision });

/** It happened on a later day, or on the same day and was recorded later. */
export const isAfter = (a: Pick<Occurrence, 'on' | 'revision'>, b: Pick<Occurrence, 'on' | 'revision'>): boolean => a.on > b.on || (a.on === b.on && a.revision > b.revision);
