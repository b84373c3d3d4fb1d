import type { PlainDate } from '../../kernel/event.ts';
import type { KeptBackReason, SupportCaseOpened } from './delivery/delivery.events.ts';

/** What the events of a support case say, as far as decisions need it. */
export interface SupportCaseFacts {
  /** Absent until a board asked, and once that is erased. */
  readonly opened?: Omit<SupportCaseOpened['data'], 'occurredOn' | 'occurredTime'> & { readonly on: PlainDate };
  /** By entry of the board's dossier: whether it came, or why not. */
  readonly handed: ReadonlyMap<string, 'delivered' | KeptBackReason>;
}

/** Where the request stands on a day. Once the file is due to be destroyed nobody of the partnership knows of it any more (AD-28). */
export const requestOn = ({ opened }: SupportCaseFacts, _today: PlainDate): 'open-request' | 'closed-request' | 'none' => (opened ? 'open-request' : 'none');

export const nothingYet: SupportCaseFacts = { handed: new Map() };
