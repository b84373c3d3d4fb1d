import type { EntryKind, Obligation } from '../../kernel/chapter.ts';
import type { Command, Meta } from '../../kernel/command.ts';
import type { Decision, Rejection } from '../../kernel/decision.ts';
import type { Entry, KeptEntry } from '../../kernel/entry.ts';
import type { Event, PlainDate, Recorded } from '../../kernel/event.ts';
import { History } from '../../kernel/history.ts';
import type { PolicyOn } from '../../kernel/policy.ts';
import { agreement } from './agreement/agreement.decider.ts';
import { concern } from './concern/concern.decider.ts';
import { progress } from './progress/progress.decider.ts';
import { supportRequest } from './support-request/support-request.decider.ts';
import { consent } from './consent/consent.decider.ts';
import { conversation } from './conversation/conversation.decider.ts';
import { developmentPlan } from './development-plan/development-plan.decider.ts';
import { informationRights } from './information-rights/information-rights.decider.ts';
import { asImported, ranOutBefore } from './imported.ts';
import { irregularObligations } from './irregular.ts';
import { people } from './people/people.decider.ts';
import { registration } from './registration/registration.decider.ts';

/** Every chapter, by the name it is stored under. A new chapter is a new folder and a line here. */
const chapters = { registration, people, conversation, consent, developmentPlan, agreement, concern, progress, supportRequest, informationRights } as const;

type Chapters = typeof chapters;
export type ChapterName = keyof Chapters;
// An interface below, so that chapters may name the dossier that is made of them.
type Slices = { readonly [C in ChapterName]: Chapters[C]['initial'] };

type CommandOf<C extends ChapterName> = { [T in keyof Chapters[C]['decide'] & string]: Command<T, Asked<Chapters[C]['decide'][T]>> }[keyof Chapters[C]['decide'] & string];
type EventOf<C extends ChapterName> = { [T in keyof Chapters[C]['evolve'] & string]: Event<T, Happened<Chapters[C]['evolve'][T]>> }[keyof Chapters[C]['evolve'] & string];
type Asked<F> = F extends (data: infer D extends object, ...rest: never[]) => unknown ? D : never;
type Happened<F> = F extends (slice: never, data: infer D extends object, ...rest: never[]) => unknown ? D : never;

export type DossierCommand = { [C in ChapterName]: CommandOf<C> }[ChapterName];
export type DossierEvent = { [C in ChapterName]: EventOf<C> }[ChapterName];

/** The dossier now (or as it was): one slice per chapter, and every entry it was folded from. */
export interface Dossier extends Slices {
  readonly history: History;
  /** By corrected entry: what it says now (docs/architecture.md, Entries). */
  readonly corrections: ReadonlyMap<string, KeptEntry>;
  /** Entries that broke a rule: they have no effect, and are to be explained. */
  readonly irregular: readonly KeptEntry[];
  /** Entries of a type or version this program does not know, in chapters where that is harmless. */
  readonly skipped: number;
}

/** A description of an event type together with the chapter it belongs to. */
export type KnownKind = EntryKind<Event['data']> & { readonly type: string; readonly chapter: ChapterName };

interface Behaviour {
  readonly decide: Readonly<Record<string, (data: object, dossier: Dossier, meta: Meta) => Decision<DossierEvent>>>;
  readonly evolve: Readonly<Record<string, (slice: unknown, data: object, recorded: Recorded) => unknown>>;
  readonly entries: Readonly<Record<string, EntryKind<Event['data']>>>;
  readonly rejections: Readonly<Record<string, Rejection>>;
  obligations?(dossier: Dossier, today: PlainDate, policyOn: PolicyOn): readonly Obligation[];
}

// The one place where the chapters' types are let go: commands and entries arrive by name from outside.
const byName = chapters as unknown as Readonly<Record<ChapterName, Behaviour>>;
const chapterNames = Object.keys(chapters) as readonly ChapterName[];

const kinds: ReadonlyMap<string, KnownKind> = new Map(
  chapterNames.flatMap((chapter) =>
    Object.entries(byName[chapter].entries).map(([type, kind]) => [type, { ...kind, type, chapter }] as const),
  ),
);

/** What is known of an event type, or undefined when this program does not know it. */
export const kindOf = (type: string): KnownKind | undefined => kinds.get(type);
export const allKinds = (): readonly KnownKind[] => [...kinds.values()];

const rejections: ReadonlyMap<string, Rejection> = new Map(chapterNames.flatMap((chapter) => Object.entries(byName[chapter].rejections)));
export const rejectionOf = (code: string): Rejection | undefined => rejections.get(code);
export const allRejections = (): ReadonlyMap<string, Rejection> => rejections;

const deciders = new Map(chapterNames.flatMap((chapter) => Object.entries(byName[chapter].decide)));

/** Everything a command does to a dossier: the events, or every broken rule at once. Pure: no clock, no random. */
export const decide = (command: DossierCommand, dossier: Dossier, meta: Meta): Decision<DossierEvent> => {
  const decider = deciders.get(command.type);
  if (!decider) throw new Error(`No chapter decides ${command.type}.`);
  const decision = decider(command.data, dossier, meta);
  return meta.provenance === 'imported' ? asImported(decision, command.data, dossier) : decision;
};

export const emptyDossier: Dossier = {
  ...(Object.fromEntries(chapterNames.map((chapter) => [chapter, chapters[chapter].initial])) as unknown as Slices),
  history: History.empty,
  corrections: new Map(),
  irregular: [],
  skipped: 0,
};

/** Chapters that decide who may see or do what: an entry nobody understands there closes the dossier. */
const failClosed: ReadonlySet<string> = new Set<ChapterName>(['people', 'consent', 'informationRights']);

/** An entry of a type or version that this program does not know, where guessing would be dangerous: 503 and an alarm. */
export class UnknownEntry extends Error {
  readonly code = 'unknown-entry';
  readonly chapter: string;
  readonly schemaVersion: number;

  constructor(chapter: string, schemaVersion: number) {
    super(`An entry of chapter ${chapter}, version ${String(schemaVersion)}, is not known to this program.`);
    this.chapter = chapter;
    this.schemaVersion = schemaVersion;
  }
}

/** The event of an entry as the domain speaks of it: with the day it occurred back among its data. */
export const eventOf = ({ content: { type, data, occurredOn, occurredTime } }: KeptEntry): Event =>
  ({ type, data: { ...data, occurredOn, ...(occurredTime !== undefined && { occurredTime }) } });

/** What an entry says now: its own words, or those of the latest correction of it that is part of this dossier. */
export const asCorrected = (dossier: Pick<Dossier, 'corrections'>, entry: KeptEntry): KeptEntry => {
  const correction = dossier.corrections.get(entry.eventId);
  if (!correction) return entry;
  const { occurredOn, occurredTime, data } = (correction.content.data as { readonly corrected: CorrectedContent }).corrected;
  const { occurredTime: _replaced, ...content } = entry.content;
  return { ...entry, content: { ...content, occurredOn, ...(occurredTime !== undefined && { occurredTime }), data } };
};

interface CorrectedContent {
  readonly occurredOn: PlainDate;
  readonly occurredTime?: string;
  readonly data: object;
}

const evolve = (dossier: Dossier, entry: Entry): Dossier => {
  if (entry.state === 'forgotten' || dossier.informationRights.misfiled.has(entry.eventId)) return dossier;
  if (entry.content.irregular) return { ...dossier, irregular: [...dossier.irregular, entry] };
  const kind = kindOf(entry.content.type);
  if (!kind || kind.schemaVersion < entry.schemaVersion) {
    if (failClosed.has(entry.chapter)) throw new UnknownEntry(entry.chapter, entry.schemaVersion);
    return { ...dossier, skipped: dossier.skipped + 1 };
  }
  const { type, data } = eventOf(asCorrected(dossier, entry));
  const { eventId, revision, recordedAt } = entry;
  const step = byName[kind.chapter].evolve[type];
  if (!step) throw new Error(`Chapter ${kind.chapter} does not fold ${type}.`);
  return { ...dossier, [kind.chapter]: step(dossier[kind.chapter], data, { eventId, revision, recordedAt, actor: entry.content.actor }) };
};

/** Before its first entry, but knowing what changes what comes: the corrections in this history, and what belongs in another dossier. */
const beginningOf = (history: History): Dossier => {
  const corrections = new Map<string, KeptEntry>();
  const misfiled = new Set<string>();
  for (const entry of history) {
    const concerned = changesThePast(entry);
    if (concerned === undefined) continue;
    if ((entry as KeptEntry).content.type === 'EntryMisfiled') misfiled.add(concerned);
    else corrections.set(concerned, entry as KeptEntry);
  }
  return { ...emptyDossier, corrections, informationRights: { ...emptyDossier.informationRights, misfiled } };
};

/**
 * The dossier folded from a history: first what changes what came before (corrections known in it, entries that belong in
 * another dossier), then every entry as corrected.
 */
export const foldAll = (history: History): Dossier => {
  let dossier = beginningOf(history);
  for (const entry of history) dossier = evolve(dossier, entry);
  return { ...dossier, history };
};

/**
 * How a dossier came to be, entry by entry, in the words that they have now: as `asKnownAt` for every size, but what was
 * corrected or taken out later was so from the beginning. That an entry was corrected is known from its correction on.
 * `from`: an `after` of a shorter history, if nothing since then changes the past.
 */
export function* replay({ history }: Pick<Dossier, 'history'>, from?: Dossier): Generator<Step> {
  const beginning = beginningOf(history);
  let dossier = from ? { ...from, corrections: beginning.corrections } : beginning;
  let before: Dossier = from ?? { ...beginning, corrections: new Map(), history: History.empty };
  for (let entry = history.at(before.history.size); entry; entry = history.at(before.history.size)) {
    dossier = evolve(dossier, entry);
    const corrected = correctedBy(entry);
    const corrections = corrected === undefined ? before.corrections : new Map(before.corrections).set(corrected, entry as KeptEntry);
    const after = { ...dossier, corrections, history: history.until(entry.revision + 1) };
    yield { entry, before, after };
    before = after;
  }
}

/** One entry, and the dossier on both sides of it. */
export interface Step {
  readonly entry: Entry;
  readonly before: Dossier;
  readonly after: Dossier;
}

const CHANGES_THE_PAST: ReadonlySet<string> = new Set<DossierEvent['type']>(['EntryCorrected', 'EntryMisfiled']);

/** The earlier entry that this one corrects. */
const correctedBy = (entry: Entry): string | undefined => (entry.state === 'kept' && entry.content.type === 'EntryCorrected' ? changesThePast(entry) : undefined);

/** The earlier entry that this one corrects or takes out. */
export const changesThePast = (entry: Entry): string | undefined =>
  entry.state === 'kept' && CHANGES_THE_PAST.has(entry.content.type) && !entry.content.irregular
    ? (entry.content.data as { readonly entryId: string }).entryId
    : undefined;

/** Adds the next entry. One that changes what came before makes everything fold again. */
export const fold = (dossier: Dossier, entry: Entry): Dossier => {
  const history = dossier.history.append(entry);
  return changesThePast(entry) === undefined ? { ...evolve(dossier, entry), history } : foldAll(history);
};

/** The dossier as it was known when it held this many entries ("Wat wist de school toen?"). */
export const asKnownAt = (dossier: Dossier, size: number): Dossier => foldAll(dossier.history.until(size));

/** Everything that is due on a day, the earliest first. */
export const obligationsOf = (dossier: Dossier, today: PlainDate, policyOn: PolicyOn): readonly Obligation[] =>
  [...irregularObligations(dossier, (code) => rejectionOf(code)?.rule ?? code, policyOn), ...chapterNames.flatMap((chapter) => byName[chapter].obligations?.(dossier, today, policyOn) ?? [])]
    .filter((obligation) => !ranOutBefore(dossier, obligation))
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1));
