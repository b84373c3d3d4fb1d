import { blackTextNl } from '../../access/index.ts';
import { dueOn, kindOf } from '../../dossier/index.ts';
import type { Entry, KeptEntry } from '../../kernel/entry.ts';
import { contentOf, isShown, Redacted, type Leaf, type Rebuilt } from '../../proof/index.ts';
import { keptBackNl, keptUntil, requestOn, supportCaseKindOf, supportCaseObligations, type EntryDelivered, type KeptBackReason } from '../domain/index.ts';
import type { HeldCase } from './support-cases.ts';

/** An entry of a support case as staff of the partnership see it; of what was erased its place, moment and ground. */
export type CaseEntryView = ShownCaseEntry | { readonly state: 'erased'; readonly entryId: string; readonly recordedAt: string; readonly erasedAt: string; readonly ground: string };

export interface ShownCaseEntry {
  readonly state: 'shown';
  readonly entryId: string;
  readonly type: string;
  readonly heading: string;
  readonly summary: string;
  readonly occurredOn: string;
  readonly occurredTime?: string;
  readonly recordedAt: string;
  readonly recordedBy: { readonly role: string; readonly name?: string };
  readonly irregular?: { readonly rules: readonly string[]; readonly explanation: string };
  readonly data: object;
  /** What the board's entry says, in place of its leaves. */
  readonly delivered?: DeliveredView;
}

/** An entry of the board as it was delivered: what is black says why. */
export interface DeliveredView {
  readonly entryId: string;
  readonly type: string;
  readonly heading: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly content: object;
  readonly redactions: readonly { readonly pointer: string; readonly reason: string }[];
}

/** The leaves of a delivered entry with the commitment of the board's stream: whoever has them can add them up. */
export interface DeliveredProof {
  readonly commitment: string;
  readonly leaves: readonly Leaf[];
}

export const caseEntryView = (entry: Entry): CaseEntryView =>
  entry.state === 'kept' ? shownCaseEntry(entry) : { state: 'erased', entryId: entry.eventId, recordedAt: entry.recordedAt, erasedAt: entry.at, ground: entry.ground };

export const shownCaseEntry = (entry: KeptEntry): ShownCaseEntry => {
  const { type, data, occurredOn, occurredTime, actor, irregular } = entry.content;
  const kind = supportCaseKindOf(type);
  const delivered = deliveredIn(entry);
  return {
    state: 'shown',
    entryId: entry.eventId,
    type,
    heading: kind?.headingNl ?? 'Gebeurtenis',
    summary: kind?.summaryNl({ ...data, occurredOn }) ?? '',
    occurredOn,
    ...(occurredTime !== undefined && { occurredTime }),
    recordedAt: entry.recordedAt,
    recordedBy: { role: actor.role, ...(actor.name !== undefined && { name: actor.name }) },
    ...(irregular && { irregular }),
    data: delivered ? {} : withoutCounts(data),
    ...(delivered && { delivered: deliveredView(delivered) }),
  };
};

/** What was counted is for the auditor alone, as figures (AD-27). */
const withoutCounts = (data: object): object => Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'findings'));

/** With what proves that the board's entry said this. */
export const proofOf = (entry: Entry): DeliveredProof | undefined => {
  const delivered = deliveredIn(entry);
  return delivered && { commitment: delivered.commitment, leaves: delivered.leaves };
};

const deliveredIn = (entry: Entry): EntryDelivered['data'] | undefined =>
  entry.state === 'kept' && entry.content.type === 'EntryDelivered' ? (entry.content.data as EntryDelivered['data']) : undefined;

const deliveredView = ({ entryId, recordedAt, leaves }: EntryDelivered['data']): DeliveredView => {
  const content = blackened(contentOf(leaves)) as { readonly type: string; readonly occurredOn: string };
  return {
    entryId,
    type: content.type,
    heading: kindOf(content.type)?.headingNl ?? 'Gebeurtenis',
    occurredOn: content.occurredOn,
    recordedAt,
    content,
    redactions: leaves.flatMap((leaf) => (isShown(leaf) ? [] : [{ pointer: leaf.pointer, reason: leaf.reason ?? 'E' }])),
  };
};

/** Black words of fixed length where a value is black. */
const blackened = (value: Rebuilt): unknown => {
  if (value instanceof Redacted) return blackTextNl[value.reason ?? 'E'];
  if (Array.isArray(value)) return value.map((item: Rebuilt) => blackened(item));
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, blackened(member)])) : value;
};

/** The case now: what was asked, for whom, what the board could not give, who advises, and what is due. */
export const caseView = ({ subject, folded: { state }, today }: HeldCase) => {
  const { opened, handed, experts, closed } = state;
  const until = keptUntil(state);
  return {
    supportCaseId: subject.id,
    state: requestOn(state, today) === 'open-request' ? ('open' as const) : ('closed' as const),
    ...(opened && { task: opened.task, openedOn: opened.on, boardId: opened.boardId, ...(opened.schoolId !== undefined && { schoolId: opened.schoolId }), pupil: opened.pupil }),
    delivered: [...handed.values()].filter((it) => it === 'delivered').length,
    keptBack: [...handed].flatMap(([entryId, reason]) => (reason === 'delivered' ? [] : [{ entryId, reason, textNl: keptBackNl[reason satisfies KeptBackReason] }])),
    experts: [...experts].map(([expertId, { name, profession }]) => ({ expertId, name, profession })),
    obligations: supportCaseObligations(state).map((obligation) => dueOn(today, obligation)),
    ...(closed && { closedOn: closed.on, outcome: closed.outcome }),
    ...(until !== undefined && { keptUntil: until }),
  };
};

export type CaseView = ReturnType<typeof caseView>;
