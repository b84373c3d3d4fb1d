import type { Occurrence, PlainDate } from '../../../kernel/event.ts';
import type { AdmissibilityDeclared } from './support-request.events.ts';

/** The chapter's slice: what was asked of the support partnership, and what came back. */
export interface SupportRequests {
  readonly requests: ReadonlyMap<string, SupportRequest>;
  /** Advices of which the parents have no copy yet, as far as the advice itself says. */
  readonly advicesToShare: readonly Occurrence[];
  readonly declarations: readonly Declaration[];
}

export interface SupportRequest extends Occurrence {
  readonly closed?: Occurrence;
}

export const supportRequestOf = ({ requests }: SupportRequests, supportRequestId: string): SupportRequest | undefined => requests.get(supportRequestId);

/** What makes a declaration the one that it is, and what it says in law. */
export type Declaration = Pick<AdmissibilityDeclared['data'], 'supportRequestId' | 'sequenceNumber' | 'kind' | 'from' | 'until'>;

/** The declaration that stands under this number for this request: the partnership uses a number once in a case. */
export const declarationOf = ({ declarations }: SupportRequests, { supportRequestId, sequenceNumber }: Declaration): Declaration | undefined =>
  declarations.find((it) => it.supportRequestId === supportRequestId && it.sequenceNumber === sequenceNumber);

export const saysTheSame = (one: Declaration, other: Declaration): boolean => one.kind === other.kind && one.from === other.from && one.until === other.until;

/** Whole school years, from 1 August to 31 July (WEC 40(10); WVO 2020 2.47(14)). */
export const areWholeSchoolYears = (from: PlainDate, until: PlainDate): boolean => from.endsWith('-08-01') && until.endsWith('-07-31') && from < until;
