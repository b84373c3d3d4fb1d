import type { PlainDate } from '../../../kernel/event.ts';
import type { EvaluationOutcome } from './agreement.events.ts';

/** The chapter's slice: every agreement by its id, with its latest evaluation. */
export interface Agreements {
  readonly made: ReadonlyMap<string, Agreement>;
}

export interface Agreement {
  readonly agreementId: string;
  readonly entryId: string;
  readonly madeOn: PlainDate;
  readonly evaluateOn: PlainDate;
  readonly evaluation?: Evaluation;
}

export interface Evaluation {
  readonly entryId: string;
  readonly revision: number;
  readonly on: PlainDate;
  readonly outcome: EvaluationOutcome;
}

export const agreementOf = ({ made }: Agreements, agreementId: string): Agreement | undefined => made.get(agreementId);
