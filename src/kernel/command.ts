import type { Actor, Dated, Instant, PlainDate, Provenance } from './event.ts';
import type { PolicyOn } from './policy.ts';

/** What is asked, in the imperative. `data` is what the asker said; `Meta` is what we know of the asking. */
export interface Command<T extends string = string, D extends object = object> {
  readonly type: T;
  readonly data: D & Dated;
}

export interface Meta {
  /** UUID; the same for a repeated request (docs/architecture.md, Writing). Ids of new things come from it. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly now: Instant;
  /** The Dutch calendar date of `now`. */
  readonly today: PlainDate;
  /** What the organisation chose where the law leaves a choice. */
  readonly policyOn: PolicyOn;
  /** From another file, that was taken over: not judged by rules of law. */
  readonly provenance?: Provenance;
}
