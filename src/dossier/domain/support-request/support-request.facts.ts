import type { Occurrence, PlainDate } from '../../../kernel/event.ts';

/** The chapter's slice: what was asked of the support partnership, and what came back. */
export interface SupportRequests {
  readonly requests: ReadonlyMap<string, SupportRequest>;
  /** Advices of which the parents have no copy yet, as far as the advice itself says. */
  readonly advicesToShare: readonly Occurrence[];
}

export interface SupportRequest extends Occurrence {
  readonly closed?: Occurrence;
}

export const supportRequestOf = ({ requests }: SupportRequests, supportRequestId: string): SupportRequest | undefined => requests.get(supportRequestId);

/** Whole school years, from 1 August to 31 July (WEC 40(10); WVO 2020 2.47(14)). */
export const areWholeSchoolYears = (from: PlainDate, until: PlainDate): boolean => from.endsWith('-08-01') && until.endsWith('-07-31') && from < until;
