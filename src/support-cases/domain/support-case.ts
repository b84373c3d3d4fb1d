import type { EntryKind, Obligation } from '../../kernel/chapter.ts';
import type { Meta } from '../../kernel/command.ts';
import type { Decision, Rejection } from '../../kernel/decision.ts';
import type { Entry } from '../../kernel/entry.ts';
import type { Event, PlainDate, Recorded } from '../../kernel/event.ts';
import { History } from '../../kernel/history.ts';
import { assessment, type AssessmentCommand } from './assessment/assessment.decider.ts';
import type { AssessmentEvent } from './assessment/assessment.events.ts';
import { assessmentObligations } from './assessment/assessment.obligations.ts';
import { closing, type ClosingCommand } from './closing/closing.decider.ts';
import type { SupportCaseClosed } from './closing/closing.events.ts';
import { delivery, type DeliveryCommand } from './delivery/delivery.decider.ts';
import type { DeliveryEvent } from './delivery/delivery.events.ts';
import type { Part } from './part.ts';
import { nothingYet, type SupportCaseFacts } from './support-case.facts.ts';
import { supportCaseRejections } from './support-case.rejections.ts';

/** The name under which its entries are stored. */
export const CHAPTER = 'supportCase';

export type SupportCaseCommand = DeliveryCommand | AssessmentCommand | ClosingCommand;
export type SupportCaseEvent = DeliveryEvent | AssessmentEvent | SupportCaseClosed;

/** Every command and event is of one part; one that is missing does not compile. */
const parts: Part<SupportCaseCommand, SupportCaseEvent> = {
  decide: { ...delivery.decide, ...assessment.decide, ...closing.decide },
  evolve: { ...delivery.evolve, ...assessment.evolve, ...closing.evolve },
  entries: { ...delivery.entries, ...assessment.entries, ...closing.entries },
};

/** The partnership's own file on one request of a board: separate controller, stream, keys and retention (W-34). */
export interface SupportCase extends SupportCaseFacts {
  readonly history: History;
}

export const emptySupportCase: SupportCase = { ...nothingYet, history: History.empty };

/** A description of an event type, with the one chapter that there is. */
export type SupportCaseKind = EntryKind<Event['data']> & { readonly type: string; readonly chapter: typeof CHAPTER };

// The one place where the types are let go: commands and entries arrive by name from outside.
const deciders = parts.decide as unknown as Readonly<Record<string, (data: object, state: SupportCaseFacts, meta: Meta) => Decision<SupportCaseEvent>>>;
const steps = parts.evolve as unknown as Readonly<Record<string, (state: SupportCaseFacts, data: object, recorded: Recorded) => SupportCaseFacts>>;
const kinds: ReadonlyMap<string, SupportCaseKind> = new Map(
  Object.entries(parts.entries as unknown as Readonly<Record<string, EntryKind<Event['data']>>>).map(([type, kind]) => [type, { ...kind, type, chapter: CHAPTER }]),
);
const rejections = new Map<string, Rejection>(Object.entries(supportCaseRejections));

export const supportCaseKindOf = (type: string): SupportCaseKind | undefined => kinds.get(type);
export const allSupportCaseKinds = (): readonly SupportCaseKind[] => [...kinds.values()];
export const supportCaseRejectionOf = (code: string): Rejection | undefined => rejections.get(code);

/** Everything a command does to a support case: the events, or every broken rule at once. Pure: no clock, no random. */
export const decideSupportCase = (command: SupportCaseCommand, state: SupportCase, meta: Meta): Decision<SupportCaseEvent> => {
  const decider = deciders[command.type];
  if (!decider) throw new Error(`A support case does not decide ${command.type}.`);
  return decider(command.data, state, meta);
};

/** Its entries decide who may see it: one that nobody understands closes the case (503 and an alarm). */
export class UnknownSupportCaseEntry extends Error {
  readonly code = 'unknown-entry';

  readonly schemaVersion: number;

  constructor(schemaVersion: number) {
    super(`An entry of a support case, version ${String(schemaVersion)}, is not known to this program.`);
    this.schemaVersion = schemaVersion;
  }
}

/** Adds the next entry. An irregular or erased one stays in the history without effect. */
export const foldSupportCase = (state: SupportCase, entry: Entry): SupportCase => {
  const history = state.history.append(entry);
  if (entry.state === 'forgotten' || entry.content.irregular) return { ...state, history };
  const { type, data, occurredOn, occurredTime, actor } = entry.content;
  const step = steps[type];
  if (!step || (kinds.get(type)?.schemaVersion ?? 0) < entry.schemaVersion) throw new UnknownSupportCaseEntry(entry.schemaVersion);
  const { eventId, revision, recordedAt } = entry;
  return { ...step(state, { ...data, occurredOn, ...(occurredTime !== undefined && { occurredTime }) }, { eventId, revision, recordedAt, actor }), history };
};

/** The case as it was known at the end of a day. */
export const supportCaseOn = (state: SupportCase, day: PlainDate): SupportCase => [...state.history.until(state.history.sizeOn(day))].reduce(foldSupportCase, emptySupportCase);

/** Everything that is due, the earliest first. */
export const supportCaseObligations = (state: SupportCase): readonly Obligation[] => assessmentObligations(state).toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
