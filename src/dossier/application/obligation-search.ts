import { addDays } from '../../kernel/calendar.ts';
import type { PlainDate } from '../../kernel/event.ts';
import { reachesSchool, type RoleGrant } from '../../organisation/index.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { reasonOf, type Projections } from '../../platform/projections/index.ts';
import type { Query, ReadDocument } from '../../platform/read-store/read-store.ts';
import type { Dossiers, Held } from './dossiers.ts';
import type { ListPlace } from './list-cursor.ts';
import { fits, seenIn, type ObligationFilter, type SeenRow } from './obligation-row.ts';

/** After so many rows, or dossiers that had to be opened, an answer leaves with what was found and a cursor. */
const MOST_ROWS = 2_000;
const MOST_DOSSIERS = 200;

export interface Asked {
  readonly tenant: string;
  readonly caller: Caller;
  /** The roles of the caller at this board today. */
  readonly grants: readonly RoleGrant[];
  readonly filter: ObligationFilter;
  readonly today: PlainDate;
  readonly limit: number;
  readonly after?: ListPlace;
}

export interface Found {
  readonly seen: readonly SeenRow[];
  /** Where to go on; absent when there is no more. */
  readonly next?: ListPlace;
  /** Why dossiers could not be opened, which were passed over. */
  readonly unreadable: readonly unknown[];
}

/**
 * One page over the dossiers of a board. The list preselects; each row is decided again on the fresh dossier, and passed
 * over when this reader may not see it. So is a dossier that cannot be opened: one of them does not hide the others.
 */
export const searchObligations = async (projections: Pick<Projections, 'find'>, dossiers: Pick<Dossiers, 'find'>, asked: Asked): Promise<Found> => {
  const { filter, limit, today } = asked;
  const opened = new Map<string, readonly SeenRow[]>();
  const seen: SeenRow[] = [];
  const unreadable: unknown[] = [];
  let { after } = asked;
  let shownUntil = after;
  for (let looked = 0; looked < MOST_ROWS && opened.size < MOST_DOSSIERS; ) {
    // One more than asked: only what this reader may see tells whether there is a next page.
    const rows = await projections.find('obligations', queryOf(asked, after, limit + 1));
    const wanted = rows.filter(({ fields }) => fits(filter, fields, today) && isReached(asked, fields));
    unreadable.push(...(await openAll(dossiers, asked, opened, wanted)));
    for (const row of wanted) {
      const found = opened.get(dossierOf(row))?.find(({ place }) => place.id === row.id);
      if (!found || !fits(filter, found.row, today)) continue;
      if (seen.length === limit) return { seen, unreadable, ...(shownUntil && { next: shownUntil }) };
      seen.push(found);
      shownUntil = placeOf(row);
    }
    const last = rows.at(-1);
    if (!last || rows.length <= limit) return { seen, unreadable };
    after = placeOf(last);
    looked += rows.length;
  }
  return { seen, unreadable, ...(after && { next: after }) };
};

const dossierOf = ({ fields }: ReadDocument): string => String(fields['dossierId']);
const placeOf = ({ id, fields }: ReadDocument): ListPlace => ({ value: String(fields['due']), id });

/** A role for one school finds nothing at another; which dossiers a role opens is decided there. */
const isReached = ({ grants }: Asked, { schoolId }: ReadDocument['fields']): boolean =>
  grants.some((grant) => reachesSchool(grant, typeof schoolId === 'string' ? schoolId : undefined));

/** What is wrong with one dossier; when a store does not answer, there is nothing to show of any (docs/operations.md, What a 503 means). */
const OF_ONE_DOSSIER: ReadonlySet<string> = new Set(['key-missing', 'seal-broken', 'unknown-entry']);

/** In the place of a dossier that cannot be opened. */
class Unreadable {
  constructor(readonly why: unknown) {}
}

const openOne = async (dossiers: Pick<Dossiers, 'find'>, id: string, caller: Caller): Promise<Held | Unreadable | undefined> => {
  try {
    return await dossiers.find(id, caller);
  } catch (error) {
    if (!OF_ONE_DOSSIER.has(reasonOf(error))) throw error;
    return new Unreadable(error);
  }
};

/** Opens what was not opened before. @returns why some could not be */
const openAll = async (dossiers: Pick<Dossiers, 'find'>, { caller }: Asked, opened: Map<string, readonly SeenRow[]>, rows: readonly ReadDocument[]): Promise<readonly unknown[]> => {
  const unknown = [...new Set(rows.map(dossierOf))].filter((id) => !opened.has(id));
  const found = await Promise.all(unknown.map((id) => openOne(dossiers, id, caller)));
  return unknown.flatMap((id, at) => {
    const held = found[at];
    opened.set(id, held === undefined || held instanceof Unreadable ? [] : seenIn(held));
    return held instanceof Unreadable ? [held.why] : [];
  });
};

const queryOf = ({ tenant, today, filter, grants }: Asked, after: ListPlace | undefined, limit: number): Query => ({
  where: { tenant, ...narrowest(filter, grants) },
  sort: { field: 'due', direction: 'ascending' },
  ...(filter.overdue !== undefined && { range: filter.overdue ? { until: addDays(today, -1) } : { from: today } }),
  ...(after && { after }),
  limit,
});

/** Along one index only: the one that is likely to leave the least. */
const narrowest = ({ rule, schoolId, owner }: ObligationFilter, grants: readonly RoleGrant[]): Query['where'] => {
  const school = schoolId ?? onlySchool(grants);
  if (rule !== undefined) return { rule };
  if (school !== undefined) return { schoolId: school };
  return owner === undefined ? {} : { owner };
};

const onlySchool = (grants: readonly RoleGrant[]): string | undefined => {
  const schools = new Set(grants.map(({ schoolId }) => schoolId));
  return schools.size === 1 ? [...schools][0] : undefined;
};
