import type { Obligation } from '../../kernel/chapter.ts';
import type { Entry, KeptEntry } from '../../kernel/entry.ts';
import type { History } from '../../kernel/history.ts';
import { Refused, type BrokenRule } from '../../kernel/refusals.ts';
import type { Rehearsed } from '../../platform/journal/recorder.ts';
import { without } from './due.ts';
import type { Acknowledged, InDossier } from './fact-recorder.ts';
import type { Sight } from './visibility.ts';

/** What recording a fact would do, as far as whoever asks may read it. */
export interface Rehearsal<Named extends object = InDossier> {
  readonly wouldBeStored: boolean;
  readonly broken: readonly BrokenRule[];
  readonly entries: readonly RehearsedEntry[];
  /** Absent for who reads nothing of this file, such as a system that delivers. */
  readonly duties?: { readonly opened: readonly Obligation[]; readonly closed: readonly Obligation[] };
  /** The same command was stored before: its first answer. */
  readonly stored?: Acknowledged<Named>;
  /** Entries of the file that the duties tell of. */
  readonly discloses: readonly Entry[];
}

export interface RehearsedEntry {
  readonly type: string;
  readonly headingNl: string;
  /** The words of an entry, and who would see them: only for who may read the entry. */
  readonly shown?: { readonly summaryNl: string; readonly textForParentNl?: string; readonly visibleTo: readonly Sight[] };
}

/** A file in the hands of whoever asks: as it is, or with the new entries in it. */
export interface Seen {
  readonly history: History;
  /** What is due, of what the asker may know; absent for who reads nothing of this file. */
  readonly duties?: readonly Obligation[];
  readonly entry: (entry: KeptEntry) => RehearsedEntry;
}

export const refusedRehearsal = (broken: readonly BrokenRule[]): Rehearsal<never> => ({ wouldBeStored: false, broken, entries: [], discloses: [] });

export const repeatedRehearsal = <Named extends object>(stored: Acknowledged<Named>): Rehearsal<Named> => ({ ...refusedRehearsal([]), stored });

/** Entries are read, and duties known, by what the asker would be afterwards. */
export const rehearsalOf = ({ entries, broken }: Pick<Rehearsed<unknown>, 'entries' | 'broken'>, before: Seen, after: Seen): Rehearsal<never> => {
  const duties = after.duties && dutiesChanged(before.duties ?? [], after.duties);
  return {
    wouldBeStored: entries.length > 0,
    broken,
    entries: entries.map(after.entry),
    ...(duties && { duties }),
    discloses: duties ? [...new Set([...duties.closed, ...duties.opened].flatMap(({ since }) => before.history.find(since) ?? []))] : [],
  };
};

/** A refusal is the answer of a rehearsal, also one that comes before the file is read. */
export const told = async <Named extends object>(work: () => Promise<Rehearsal<Named>>): Promise<Rehearsal<Named>> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return refusedRehearsal(error.rejections);
  }
};

/** What would become due, and what would not be due any more. */
const dutiesChanged = (was: readonly Obligation[], is: readonly Obligation[]): NonNullable<Rehearsal['duties']> => ({ opened: without(is, was, keyOf), closed: without(was, is, keyOf) });

/** A duty that moves to another day is another one. */
const keyOf = ({ id, due }: Obligation): string => `${id} ${due}`;
