import type { SQLInputValue } from 'node:sqlite';
import { checkQuery } from '../check.ts';
import type { CollectionSpec, Field, Query } from '../read-store.ts';

/** Column of a declared field. The prefix keeps it apart from our own columns; the name was checked by `checkSpec`. */
export const column = (field: string): string => `"f_${field}"`;

/** As SQLite stores it: it has no booleans. */
export const stored = (value: Field): SQLInputValue => (typeof value === 'boolean' ? Number(value) : value);

/** One walk along the index. `sql` holds names only; every value is bound. */
export interface Walk {
  readonly condition: string;
  readonly order: string;
  readonly values: readonly SQLInputValue[];
}

interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/**
 * The walks that together give the rows of the query, in order; mostly one. Beyond a row it can take two, because a row
 * without value (NULL, before all others) never compares as greater or smaller in SQL.
 * @throws TypeError when no declared index serves the query
 */
export function walks(spec: CollectionSpec, query: Query): readonly Walk[] {
  const equal = checkQuery(spec, query).map((field) => ({ sql: `${column(field)} IS ?`, values: [stored(query.where[field] ?? null)] }));
  const { sort } = query;
  if (sort === undefined) return [walk([...equal, ...beyondId(query)], 'id')];
  const direction = sort.direction === 'ascending' ? '' : ' DESC';
  const order = `${column(sort.field)}${direction}, id${direction}`;
  return beyondRow(column(sort.field), query).map((beyond) => walk([...equal, ...rangeOf(column(sort.field), query), beyond], order));
}

// gone = 0 is written out, not bound: only then SQLite uses the partial indexes.
const walk = (conditions: readonly Condition[], order: string): Walk => ({
  condition: ['gone = 0', ...conditions.map(({ sql }) => sql).filter((sql) => sql !== '')].join(' AND '),
  order,
  values: conditions.flatMap(({ values }) => values),
});

const beyondId = ({ after }: Query): readonly Condition[] => (after === undefined ? [] : [{ sql: 'id > ?', values: [after.id] }]);

function rangeOf(sorted: string, { range }: Query): readonly Condition[] {
  const from = range?.from === undefined ? [] : [{ sql: `${sorted} >= ?`, values: [stored(range.from)] }];
  const until = range?.until === undefined ? [] : [{ sql: `${sorted} <= ?`, values: [stored(range.until)] }];
  return [...from, ...until];
}

function beyondRow(sorted: string, { after, sort, range }: Query): readonly Condition[] {
  if (after === undefined) return [{ sql: '', values: [] }];
  const ascending = sort?.direction === 'ascending';
  const further = ascending ? '>' : '<';
  if (after.value === null) {
    const rest = { sql: `${sorted} IS NULL AND id ${further} ?`, values: [after.id] };
    return ascending ? [rest, { sql: `${sorted} IS NOT NULL`, values: [] }] : [rest];
  }
  const rest = { sql: `(${sorted}, id) ${further} (?, ?)`, values: [stored(after.value), after.id] };
  const withoutValue = !ascending && range?.from === undefined && range?.until === undefined;
  return withoutValue ? [rest, { sql: `${sorted} IS NULL`, values: [] }] : [rest];
}
