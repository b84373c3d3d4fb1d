import { addMonths } from '../../kernel/calendar.ts';
import type { PlainDate } from '../../kernel/event.ts';
import type { Assessments } from './assessment/assessment.facts.ts';
import type { SupportCaseClosed } from './closing/closing.events.ts';
import type { ComplianceDelivered, KeptBackReason, SupportCaseOpened } from './delivery/delivery.events.ts';

/** What the events of a support case say, as far as decisions need it. */
export interface SupportCaseFacts extends Assessments {
  /** Absent until a board asked, and once that is erased. */
  readonly opened?: Omit<SupportCaseOpened['data'], 'occurredOn' | 'occurredTime'> & { readonly on: PlainDate };
  /** By entry of the board's dossier: whether it came, or why not. */
  readonly handed: ReadonlyMap<string, 'delivered' | KeptBackReason>;
  /** What was counted last in the board's dossier, and the entry of the case that says so. */
  readonly compliance?: Omit<ComplianceDelivered['data'], 'occurredOn' | 'occurredTime'> & { readonly entryId: string };
  readonly closed?: { readonly on: PlainDate; readonly outcome: SupportCaseClosed['data']['outcome'] };
}

export const nothingYet: SupportCaseFacts = { handed: new Map(), experts: new Map(), advices: new Map(), sequenceNumbers: new Set() };

/** WVO 2020 2.47(16), WPO 18a(13). */
const YEARS_KEPT = 3;

/** The last day on which a closed case is kept: three years after its last task, or after closing when there was none. */
export const keptUntil = ({ closed, lastTaskOn }: SupportCaseFacts): PlainDate | undefined => closed && addMonths(lastTaskOn ?? closed.on, 12 * YEARS_KEPT);

/** Where the request stands on a day. Once the file is due to be destroyed nobody of the partnership knows of it any more (AD-28). */
export const requestOn = (state: SupportCaseFacts, today: PlainDate): 'open-request' | 'closed-request' | 'none' => {
  if (!state.opened) return 'none';
  const until = keptUntil(state);
  return until === undefined ? 'open-request' : today <= until ? 'closed-request' : 'none';
};
