import type { Obligation } from '../../kernel/chapter.ts';
import type { Entry } from '../../kernel/entry.ts';
import type { PlainDate } from '../../kernel/event.ts';
import { obligationDocumentId, schoolOf } from '../projections/index.ts';
import type { Shown } from './access-logging.ts';
import type { Held } from './dossiers.ts';
import { dueIn, type Due } from './due.ts';
import type { ListPlace } from './list-cursor.ts';

/** Which obligations; what is absent is not asked. */
export interface ObligationFilter {
  readonly schoolId?: string;
  readonly owner?: Obligation['owner'];
  /** Exactly the rule of the row. */
  readonly rule?: string;
  readonly overdue?: boolean;
}

/** An obligation and whose pupil it is about. */
export interface ObligationRow extends Due {
  readonly dossierId: string;
  readonly schoolId?: string;
}

/** A row that its reader may see, decided on the fresh dossier. */
export interface SeenRow {
  readonly row: ObligationRow;
  readonly place: ListPlace;
  readonly held: Held;
  readonly entry: Entry;
}

/** What this reader may see of what is due in a dossier, as the list is sorted. */
export const seenIn = (held: Held): readonly SeenRow[] => {
  const dossierId = held.subject.id;
  const schoolId = schoolOf(held.folded.state);
  return dueIn(held)
    .map(({ due, entry }) => ({
      row: { dossierId, ...(schoolId !== null && { schoolId }), ...due },
      place: { value: due.due, id: obligationDocumentId(dossierId, due) },
      held,
      entry,
    }))
    .toSorted((a, b) => (isBeyond(a.place, b.place) ? 1 : -1));
};

export const isBeyond = (place: ListPlace, other: ListPlace): boolean => place.value > other.value || (place.value === other.value && place.id > other.id);

/** Whether a row is what was asked for: a row of the list, or the obligation as it is. */
export const fits = (
  { schoolId, owner, rule, overdue }: ObligationFilter,
  row: { readonly schoolId?: unknown; readonly owner?: unknown; readonly rule?: unknown; readonly due?: unknown },
  today: PlainDate,
): boolean =>
  (schoolId === undefined || row.schoolId === schoolId) &&
  (owner === undefined || row.owner === owner) &&
  (rule === undefined || row.rule === rule) &&
  (overdue === undefined || String(row.due) < today === overdue);

/** What of which dossier is shown, for the access log. */
export const byDossier = (seen: readonly SeenRow[]): readonly Shown[] =>
  [...Map.groupBy(seen, ({ held }) => held)].map(([held, rows]) => ({ held, entries: rows.map(({ entry }) => entry) }));
