import type { Position } from '../event-store/event-store.ts';
import type { CollectionSpec, Field, Query, ReadDocument } from './read-store.ts';

/**
 * What every adapter checks before it touches its store, so that all of them refuse the same. A wrong call is an error
 * of the programmer, never of a user: TypeError. Messages name collections and fields, never values.
 */

type FieldType = CollectionSpec['fields'][string];

const COLLECTION = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)-v[0-9]{1,6}-b[0-9]{1,16}$/;
const FIELD = /^[a-z][A-Za-z0-9]{0,62}$/;
const MAX_NAME = 100;
const FIELD_TYPES: readonly string[] = ['text', 'integer', 'boolean'] satisfies readonly FieldType[];

/** The projection whose build this is: `timeline` for `timeline-v1-b3`. @throws TypeError for any other shape of name */
export function projectionOf(collection: string): string {
  const projection = collection.length > MAX_NAME ? undefined : COLLECTION.exec(collection)?.[1];
  if (projection === undefined) throw new TypeError(`A collection is named <projection>-v<version>-b<build>, at most ${MAX_NAME} characters: ${collection.slice(0, MAX_NAME)}`);
  return projection;
}

/** @throws TypeError when a name is not strictly plain, or an index names a field twice or one that is not declared */
export function checkSpec({ name, fields, indexes }: CollectionSpec): void {
  projectionOf(name);
  const names = Object.keys(fields);
  for (const field of names) {
    if (!FIELD.test(field)) throw new TypeError(`${name}: a field is named in letters and digits, beginning with a small letter.`);
    if (!FIELD_TYPES.includes(String(fields[field]))) throw new TypeError(`${name}: field ${field} has no known type.`);
  }
  // SQLite takes two columns that differ in case only for one.
  if (new Set(names.map((it) => it.toLowerCase())).size !== names.length) throw new TypeError(`${name}: two fields differ in case only.`);
  for (const index of indexes) {
    const known = index.every((field) => Object.hasOwn(fields, field));
    if (!known || index.length === 0 || new Set(index).size !== index.length) {
      throw new TypeError(`${name}: index (${index.join(', ')}) must list declared fields, each once.`);
    }
  }
}

/** One text for one spec, whatever the order in which fields and indexes were written down. */
export const canonicalSpec = ({ name, fields, indexes }: CollectionSpec): string =>
  JSON.stringify({
    name,
    fields: Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)),
    indexes: [...new Set(indexes.map((index) => JSON.stringify(index)))].sort(),
  });

const FITS: Readonly<Record<FieldType, (value: Field | undefined) => boolean>> = {
  text: (value) => value === null || typeof value === 'string',
  integer: (value) => value === null || Number.isSafeInteger(value),
  boolean: (value) => value === null || typeof value === 'boolean',
};

function checkValue({ name, fields }: CollectionSpec, field: string, value: Field | undefined): void {
  const type = fields[field];
  if (type === undefined || !FITS[type](value)) throw new TypeError(`${name}: the value of ${field} is no ${type ?? 'declared field'}.`);
}

/** @throws TypeError unless the document has exactly the declared fields, each null or of its type */
export function checkDocument(spec: CollectionSpec, { id, fields }: ReadDocument): void {
  checkId(id);
  const declared = Object.keys(spec.fields);
  if (Object.keys(fields).length !== declared.length) throw new TypeError(`${spec.name}: a document has exactly the declared fields.`);
  for (const field of declared) checkValue(spec, field, fields[field]);
}

export function checkId(id: string): void {
  if (typeof id !== 'string' || id === '') throw new TypeError('A document id is a text that is not empty.');
}

/** Positions are 64-bit integers: never JS numbers, which cannot hold them (docs/notes.md, Storing). */
export function checkPosition({ commit, prepare }: Position): void {
  if (typeof commit !== 'bigint' || typeof prepare !== 'bigint') throw new TypeError('A position is two bigints, as the event store gave them.');
}

/**
 * The index that serves a query: its first fields are those of `where`, in any order, and its last is the sort field.
 * So every page is one walk along one index, however many documents there are. A query without `where` and sort walks along the ids.
 * @returns the fields of `where` in the order of the index
 * @throws TypeError when no declared index serves it, or a value does not fit its field
 */
export function checkQuery(spec: CollectionSpec, query: Query): readonly string[] {
  const wanted = Object.keys(query.where);
  for (const field of wanted) checkValue(spec, field, query.where[field]);
  if (!Number.isSafeInteger(query.limit) || query.limit < 1) throw new TypeError('The limit of a query is a whole number from 1.');
  checkRange(spec, query);
  checkAfter(spec, query);
  if (wanted.length === 0 && query.sort === undefined) return [];
  const tail = query.sort === undefined ? [] : [query.sort.field];
  const index = spec.indexes.find((it) => serves(it, wanted, tail));
  if (index === undefined) throw new TypeError(`${spec.name} has no index (${[...wanted, ...tail].join(', ')}): declare it, or ask along another.`);
  return index.slice(0, wanted.length);
}

const serves = (index: readonly string[], wanted: readonly string[], tail: readonly string[]): boolean =>
  index.length === wanted.length + tail.length
  && wanted.every((field) => index.indexOf(field) >= 0 && index.indexOf(field) < wanted.length)
  && tail.every((field) => index.at(-1) === field);

/** A range holds values only: a row without value is before all others, and in no range. */
function checkRange(spec: CollectionSpec, { range, sort }: Query): void {
  if (range === undefined) return;
  if (sort === undefined) throw new TypeError(`${spec.name}: a range needs a sort field.`);
  for (const end of [range.from, range.until]) {
    if (end === null) throw new TypeError(`${spec.name}: an end of a range is a value; leave it out for none.`);
    if (end !== undefined) checkValue(spec, sort.field, end);
  }
}

function checkAfter(spec: CollectionSpec, { after, range, sort }: Query): void {
  if (after === undefined) return;
  checkId(after.id);
  if (sort === undefined) {
    if (after.value !== null) throw new TypeError(`${spec.name}: without a sort field, paging goes by id and the value is null.`);
    return;
  }
  checkValue(spec, sort.field, after.value);
  const ranged = range?.from !== undefined || range?.until !== undefined;
  if (after.value === null && ranged) throw new TypeError(`${spec.name}: a row without value is in no range, so no page ends there.`);
}
