import { preselect, subjectOf } from '../../access/index.ts';
import type { Obligation } from '../../kernel/chapter.ts';
import type { Entry, KeptEntry } from '../../kernel/entry.ts';
import type { BrokenRule } from '../../kernel/refusals.ts';
import type { Rehearsed } from '../../platform/journal/recorder.ts';
import { eventOf, fold, kindOf, type Dossier } from '../domain/dossier.ts';
import { mayRead, type Held } from './dossiers.ts';
import { knownDuties, without } from './due.ts';
import { acknowledged, type Acknowledged } from './fact-recorder.ts';
import { textForParent } from './parent-text.ts';
import { PARENT, visibleTo, type Sight } from './visibility.ts';

/** What recording a fact would do, as far as whoever asks may read it. */
export interface Rehearsal {
  readonly wouldBeStored: boolean;
  readonly broken: readonly BrokenRule[];
  readonly entries: readonly RehearsedEntry[];
  /** Absent for who reads nothing of this dossier, such as a system that delivers. */
  readonly duties?: { readonly opened: readonly Obligation[]; readonly closed: readonly Obligation[] };
  /** The same command was stored before: its first answer. */
  readonly stored?: Acknowledged;
  /** Entries of the dossier that the duties tell of. */
  readonly discloses: readonly Entry[];
}

export interface RehearsedEntry {
  readonly type: string;
  readonly headingNl: string;
  /** The words of an entry, and who would see them: only for who may read the entry. */
  readonly shown?: { readonly summaryNl: string; readonly textForParentNl?: string; readonly visibleTo: readonly Sight[] };
}

export const refusedRehearsal = (broken: readonly BrokenRule[]): Rehearsal => ({ wouldBeStored: false, broken, entries: [], discloses: [] });

export const rehearsalOf = (asked: Held, { folded, entries, broken, stored }: Rehearsed<Dossier>): Rehearsal => {
  const before = { ...asked, folded };
  if (stored) return { ...refusedRehearsal([]), stored: acknowledged(before, stored) };
  const after = afterwards(before, entries);
  const duties = preselect('read', after.who).anyOf.length > 0 ? dutiesChanged(before, after) : undefined;
  return {
    wouldBeStored: entries.length > 0,
    broken,
    entries: entries.map((entry) => rehearsedEntry(after, entry)),
    ...(duties && { duties }),
    discloses: duties ? [...new Set([...duties.closed, ...duties.opened].flatMap(({ since }) => folded.state.history.find(since) ?? []))] : [],
  };
};

/** The dossier with the entries in it, for this asker only. */
const afterwards = (held: Held, entries: readonly KeptEntry[]): Held => {
  const { folded, caller, organisation, today } = held;
  const apart: Dossier = { ...folded.state, history: folded.state.history.apart() };
  const state = entries.reduce<Dossier>(fold, apart);
  return { ...held, folded: { ...folded, state }, who: entries.length === 0 ? held.who : subjectOf(caller, state, organisation, today) };
};

const rehearsedEntry = (after: Held, entry: KeptEntry): RehearsedEntry => {
  const { type } = entry.content;
  const kind = kindOf(type);
  const named = { type, headingNl: kind?.headingNl ?? '' };
  if (!mayRead(after, entry)) return named;
  const sight = visibleTo(entry, after.folded.state, after);
  const parentReads = sight.some(({ role }) => role === PARENT);
  return { ...named, shown: { summaryNl: kind?.summaryNl(eventOf(entry).data) ?? '', visibleTo: sight, ...(parentReads && { textForParentNl: textForParent(entry, after.folded.state) }) } };
};

/** What would become due and what would not be due any more, of what this asker may know of. */
const dutiesChanged = (before: Held, after: Held): NonNullable<Rehearsal['duties']> => {
  const [was, is] = [knownDuties(before, before.folded.state, before.today), knownDuties(after, after.folded.state, after.today)];
  return { opened: without(is, was, keyOf), closed: without(was, is, keyOf) };
};

/** A duty that moves to another day is another one. */
const keyOf = ({ id, due }: Obligation): string => `${id} ${due}`;
