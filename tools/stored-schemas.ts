/**
 * The schemas that the verifier carries: every version of every event type that was ever stored. What is in a copy of
 * today must still be known in twenty years, so nothing is dropped.
 */

/** By `type@version`: the pointers it knows. */
export type Schemas = Readonly<Record<string, readonly string[]>>;

/** A correction repeats the fields of other types, so its list grows with them; no field of its own lies here. */
const OF_OTHERS = '/data/corrected/data/';

const own = (pointers: readonly string[]): string => pointers.filter((pointer) => !pointer.startsWith(OF_OTHERS)).toSorted().join(' ');

/** An event type changed its fields and kept its version. */
export class SchemaChanged extends Error {
  readonly code = 'schema-changed';

  constructor(names: readonly string[]) {
    super(`${names.join(', ')}: other fields than were stored under this version. Raise schemaVersion; only what no school ever stored may be taken out of schemas.json by hand.`);
  }
}

const parts = (name: string): readonly [string, number] => {
  const at = name.lastIndexOf('@');
  return [name.slice(0, at), Number(name.slice(at + 1))];
};

/** By type, then by version as a number. */
const inOrder = (a: string, b: string): number => {
  const [typeA, versionA] = parts(a);
  const [typeB, versionB] = parts(b);
  return typeA === typeB ? versionA - versionB : typeA < typeB ? -1 : 1;
};

/** What was stored before together with what is stored now. @throws SchemaChanged */
export const withStored = (stored: Schemas, now: Schemas): Schemas => {
  const changed = Object.entries(now).flatMap(([name, pointers]) => (stored[name] !== undefined && own(stored[name]) !== own(pointers) ? [name] : []));
  if (changed.length > 0) throw new SchemaChanged(changed);
  const names = [...new Set([...Object.keys(stored), ...Object.keys(now)])].sort(inOrder);
  return Object.fromEntries(names.map((name) => [name, [...new Set([...(stored[name] ?? []), ...(now[name] ?? [])])].sort()]));
};

/** The text of schemas.json. */
export const schemasText = (schemas: Schemas): string => `${JSON.stringify(schemas, null, 1)}\n`;
