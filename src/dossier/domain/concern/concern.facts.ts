import type { Occurrence } from '../../../kernel/event.ts';

/** The chapter's slice: every concern with the steps taken, and what the parents heard of them. */
export interface Concerns {
  readonly concerns: ReadonlyMap<string, Concern>;
  readonly offers: ReadonlySet<string>;
}

export interface Concern extends Occurrence {
  readonly bySchool: boolean;
  readonly steps: readonly Occurrence[];
  /** Times that the parents heard an outcome. */
  readonly told: readonly Occurrence[];
  readonly resolved?: Occurrence;
}

export const concernOf = ({ concerns }: Concerns, concernId: string): Concern | undefined => concerns.get(concernId);
