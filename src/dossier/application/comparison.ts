import type { Obligation } from '../../kernel/chapter.ts';
import type { Entry } from '../../kernel/entry.ts';
import type { PlainDate } from '../../kernel/event.ts';
import { asKnownAt, type Dossier } from '../domain/dossier.ts';
import { mayRead, type Held } from './dossiers.ts';
import { knownDuties, without } from './due.ts';
import { viewOf, type EntryView } from './entry-view.ts';

/** What the school knew at the end of a day ("Wat wist de school toen?"): later entries are left out, later corrections undone. */
export const knownOn = (dossier: Dossier, day: PlainDate): Dossier => {
  const size = dossier.history.sizeOn(day);
  return size === dossier.history.size ? dossier : asKnownAt(dossier, size);
};

/** Two moments side by side, as far as this reader may see today. */
export interface Comparison {
  /** Recorded after the first day, in order. */
  readonly came: readonly EntryView[];
  /** Known on the first day, and saying something else on the second. */
  readonly corrected: readonly { readonly before: EntryView; readonly after: EntryView }[];
  /** Due on the second day and not on the first. */
  readonly opened: readonly Obligation[];
  /** Due on the first day and not on the second. */
  readonly closed: readonly Obligation[];
}

/** Everything a comparison shows, with the entries that it discloses. Rights are today's. */
export const compare = (held: Held, from: PlainDate, until: PlainDate): { readonly comparison: Comparison; readonly entries: readonly Entry[] } => {
  const now = held.folded.state;
  const [before, after] = [knownOn(now, from), knownOn(now, until)];
  const seen = [...after.history].filter((entry) => mayRead(held, entry));
  const came = seen.filter(({ revision }) => revision >= before.history.size);
  const corrected = seen.filter((entry) => entry.revision < before.history.size && before.corrections.get(entry.eventId) !== after.corrections.get(entry.eventId));
  const [dueBefore, dueAfter] = [knownDuties(held, before, from), knownDuties(held, after, until)];
  const [opened, closed] = [without(dueAfter, dueBefore, idOf), without(dueBefore, dueAfter, idOf)];
  const comparison = {
    came: came.flatMap((entry) => viewOf(held, entry, after) ?? []),
    corrected: corrected.flatMap((entry) => {
      const [was, is] = [viewOf(held, entry, before), viewOf(held, entry, after)];
      return was && is ? [{ before: was, after: is }] : [];
    }),
    opened,
    closed,
  };
  const named = new Set([...opened, ...closed].map(({ since }) => since));
  return { comparison, entries: [...new Set([...came, ...corrected, ...seen.filter(({ eventId }) => named.has(eventId))])] };
};

const idOf = ({ id }: Obligation): string => id;
