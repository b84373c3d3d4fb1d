import type { Filter, Sort } from 'mongodb';
import { checkQuery } from '../check.ts';
import type { CollectionSpec, Field, Query } from '../read-store.ts';
import type { StoredDocument } from './documents.ts';

/** One walk along an index. */
export interface Walk {
  readonly filter: Filter<StoredDocument>;
  readonly sort: Sort;
}

type Condition = Readonly<Record<string, unknown>>;

/**
 * The walks that together give the rows of the query, in order; mostly one. Beyond a row it can take two, because a row
 * without value is before all others and no comparison finds it. A value always stands under an operator of ours, so
 * nothing in it can act as one.
 * @throws TypeError when no declared index serves the query
 */
export function walks(spec: CollectionSpec, query: Query): readonly Walk[] {
  const equal = checkQuery(spec, query).map((field) => is(fieldOf(field), query.where[field] ?? null));
  const { sort, after } = query;
  if (sort === undefined) return [walk([...equal, ...(after === undefined ? [] : [{ _id: { $gt: after.id } }])], { _id: 1 })];
  const sorted = fieldOf(sort.field);
  const direction = sort.direction === 'ascending' ? 1 : -1;
  return beyondRow(sorted, query).map((beyond) => walk([...equal, ...rangeOf(sorted, query), ...beyond], { [sorted]: direction, _id: direction }));
}

const fieldOf = (field: string): string => `fields.${field}`;
const is = (field: string, value: Field): Condition => (value === null ? { [field]: null } : { [field]: { $eq: value } });
const walk = (conditions: readonly Condition[], sort: Sort): Walk => ({ filter: { $and: [{ gone: false }, ...conditions] }, sort });

function rangeOf(sorted: string, { range }: Query): readonly Condition[] {
  const from = range?.from === undefined ? [] : [{ [sorted]: { $gte: range.from } }];
  const until = range?.until === undefined ? [] : [{ [sorted]: { $lte: range.until } }];
  return [...from, ...until];
}

function beyondRow(sorted: string, { after, sort, range }: Query): readonly (readonly Condition[])[] {
  if (after === undefined) return [[]];
  const ascending = sort?.direction === 'ascending';
  const further = ascending ? '$gt' : '$lt';
  const beyondId = { _id: { [further]: after.id } };
  if (after.value === null) {
    const rest = [is(sorted, null), beyondId];
    return ascending ? [rest, [{ [sorted]: { $ne: null } }]] : [rest];
  }
  // The first condition says no more than the second; it is where the walk along the index begins.
  const rest = [
    { [sorted]: { [ascending ? '$gte' : '$lte']: after.value } },
    { $or: [{ [sorted]: { [further]: after.value } }, { $and: [is(sorted, after.value), beyondId] }] },
  ];
  const withoutValue = !ascending && range?.from === undefined && range?.until === undefined;
  return withoutValue ? [rest, [is(sorted, null)]] : [rest];
}
