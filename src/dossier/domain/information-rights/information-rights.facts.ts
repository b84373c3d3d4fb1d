import { addMonths } from '../../../kernel/calendar.ts';
import type { KeptEntry } from '../../../kernel/entry.ts';
import type { Instant, Occurrence, PlainDate } from '../../../kernel/event.ts';
import type { History } from '../../../kernel/history.ts';
import { permissionInForce } from '../consent/consent.facts.ts';
import type { Dossier } from '../dossier.ts';
import { hasAuthority, hasReached, isRestrictedByCourt, personOf } from '../people/people.facts.ts';
import type { CopyScope, ReasonCode, Redaction } from './information-rights.events.ts';

export interface CopyRequest {
  readonly copyRequestId: string;
  readonly entryId: string;
  readonly requester: string;
  readonly scope: CopyScope;
  readonly receivedOn: PlainDate;
  readonly identityVerified: boolean;
  readonly extendedOn?: PlainDate;
  readonly state: 'open' | 'refused' | 'issued' | 'collected';
  readonly issued?: Issued;
}

export interface Issued {
  readonly snapshot: number;
  /** Revision of the entry that issued it: what was decided later does not change this copy. */
  readonly revision: number;
  readonly at: Instant;
}

export interface Withholding {
  readonly reason: ReasonCode;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
  readonly decision: Decision;
}

/** The entry in which something was decided, and the account of who decided or corrected it. */
export interface Decision {
  readonly entryId: string;
  readonly account: string;
}

/** What is kept from others in one entry. The second reader is none of who decided it. */
export interface Decided {
  /** What is in force; empty when nothing is kept from others. */
  readonly inForce: readonly Decision[];
  readonly seconded: boolean;
}

export interface InformationRights {
  readonly copyRequests: readonly CopyRequest[];
  readonly redactions: ReadonlyMap<string, readonly Redaction[]>;
  readonly withheld: ReadonlyMap<string, Withholding>;
  /** By entry: who decided what is kept from others, and whether somebody else agrees. */
  readonly decided: ReadonlyMap<string, Decided>;
  /** Entries that belong in another dossier. */
  readonly misfiled: ReadonlySet<string>;
  /** Restrictions in force, and the entry that each is about. */
  readonly restrictions: ReadonlyMap<string, string>;
  readonly rectifications: ReadonlyMap<string, Rectification>;
  readonly disclosures: readonly { readonly recipient: string; readonly entries: readonly string[] }[];
}

export interface Rectification extends Occurrence {
  readonly concerns: string;
  readonly decision?: Occurrence & { readonly accepted: boolean };
}

/** W-30 (AVG 18): only kept. */
export const isRestricted = ({ restrictions }: InformationRights, entryId: string): boolean => [...restrictions.values()].includes(entryId);

export const copyRequestOf = (rights: InformationRights, copyRequestId: string): CopyRequest | undefined =>
  rights.copyRequests.find((it) => it.copyRequestId === copyRequestId);

type Term = Pick<CopyRequest, 'receivedOn' | 'extendedOn'>;

/** W-27: one month from receipt (AVG 12(3)); does not move for a weekend. */
export const firstTermOf = ({ receivedOn }: Term): PlainDate => addMonths(receivedOn, 1);

/** Extended in time it is one term of three months from receipt; a late extension does not move it. */
export const dueOn = (request: Term): PlainDate =>
  request.extendedOn !== undefined && request.extendedOn <= firstTermOf(request) ? addMonths(request.receivedOn, 3) : firstTermOf(request);

/**
 * W-26 (UAVG 5, AVG 15, source 004): under 16 the parent with authority; from the 16th birthday the pupil, or a parent
 * with the pupil's permission. Decided on the day of issue, not on the day of asking.
 */
export const mayHaveCopy = (dossier: Dossier, personId: string, on: PlainDate): boolean => {
  if (isRestrictedByCourt(dossier.people, personId, on)) return false;
  const sixteen = hasReached(dossier.people, 16, on);
  if (personOf(dossier.people, personId)?.role === 'pupil') return sixteen;
  const isParent = hasReached(dossier.people, 18, on) || hasAuthority(dossier.people, personId, on);
  return isParent && (!sixteen || permissionInForce(dossier, personId, 'copy', on));
};

const nobodyLooked = (data: object): boolean => 'thirdParties' in data && data.thirdParties === 'unknown';

type Decisions = { readonly history: History; readonly informationRights: InformationRights };

const keptIn = (history: History, scope: CopyScope): readonly KeptEntry[] =>
  [...history].filter((entry): entry is KeptEntry => entry.state === 'kept' && (scope === 'whole' || scope.includes(entry.content.accessClass)));

/** Entries in scope whose words about others nobody has looked at: they stop a copy (W-05, W-28). */
export const undecidedEntries = ({ history, informationRights: { redactions, withheld } }: Decisions, scope: CopyScope): readonly KeptEntry[] =>
  keptIn(history, scope).filter((entry) =>
    !redactions.has(entry.eventId) &&
    !withheld.has(entry.eventId) &&
    (nobodyLooked(entry.content.data) || ('corrected' in entry.content.data && nobodyLooked((entry.content.data.corrected as { data: object }).data))));

/** Entries in scope of which something is kept from others and only one person decided it: they stop a copy (W-28). What is misfiled is closed to a second reader. */
export const unsecondedEntries = ({ history, informationRights: { decided, misfiled } }: Decisions, scope: CopyScope): readonly KeptEntry[] =>
  keptIn(history, scope).filter(({ eventId }) => decided.get(eventId)?.seconded === false && !misfiled.has(eventId));
