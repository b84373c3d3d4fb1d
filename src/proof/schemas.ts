import { isAtOrBelow, isIndex, tokensOf } from './pointer.ts';
import { isShown } from './types.ts';
import type { Leaf, PointerSchemas } from './types.ts';

/** Whether the leaves of an entry are ones that its stored type and version know (docs/proof.md section 4). */

/** What surrounds `data` in every sealed part, of every type and version (docs/proof.md, Sealing). */
export const ENVELOPE: readonly string[] = [
  '/type',
  '/accessClass',
  '/retentionClass',
  '/occurredOn',
  '/occurredTime',
  '/actor/account',
  '/actor/role',
  '/actor/name',
  '/actor/personId',
  '/source',
  '/onBehalfOf',
  '/purpose',
  '/legalBasis',
  '/processingActivity',
  '/allowedBy/rule',
  '/allowedBy/policyVersion',
  '/irregular/rules/*',
  '/irregular/explanation',
  '/provenance',
];

const tokenFits = (token: string, pattern: string | undefined): boolean => (pattern === '*' ? isIndex(token) : pattern === token);

const fits = (tokens: readonly string[], pattern: readonly string[], mayBeContainer: boolean): boolean =>
  (tokens.length === pattern.length || (mayBeContainer && tokens.length < pattern.length)) &&
  tokens.every((token, i) => tokenFits(token, pattern[i]));

const mayBeContainer = (leaf: Leaf): boolean => !isShown(leaf) || (typeof leaf.value === 'object' && leaf.value !== null);

const split = (patterns: readonly string[]): string[][] => patterns.flatMap((pattern) => [tokensOf(pattern) ?? []]);
const envelope = split(ENVELOPE);

/** Of a newer kind only what surrounds its data can be checked; of an older version that is not known, nothing need be: it never was. */
export type SchemaAnswer = 'known' | 'kind-newer' | 'kind-unknown' | 'pointer-unknown';

export type SchemaChecker = (type: string, version: string, leaves: readonly Leaf[]) => SchemaAnswer;

/** The highest version of each type. */
const newestOf = (schemas: PointerSchemas): ReadonlyMap<string, number> => {
  const newest = new Map<string, number>();
  for (const name of Object.keys(schemas)) {
    const at = name.lastIndexOf('@');
    const type = name.slice(0, at);
    newest.set(type, Math.max(newest.get(type) ?? 0, Number(name.slice(at + 1))));
  }
  return newest;
};

/**
 * Checks the leaves of entries against the pointers that each `type@version` knows. `data` may also be an empty object.
 * The patterns are split once, so that a copy of thousands of entries is checked in one pass.
 */
export const schemaCheck = (schemas: PointerSchemas): SchemaChecker => {
  const known = new Map(Object.entries(schemas).map(([name, patterns]) => [name, [...envelope, ...split(patterns)]]));
  const newest = newestOf(schemas);
  const areKnown = (leaves: readonly Leaf[], patterns: readonly (readonly string[])[]): boolean =>
    leaves.every((leaf) => {
      const tokens = tokensOf(leaf.pointer) ?? [];
      const container = mayBeContainer(leaf);
      return (container && leaf.pointer === '/data') || patterns.some((pattern) => fits(tokens, pattern, container));
    });
  return (type, version, leaves) => {
    const patterns = known.get(`${type}@${version}`);
    if (patterns !== undefined) return areKnown(leaves, patterns) ? 'known' : 'pointer-unknown';
    if (Number(version) <= (newest.get(type) ?? 0)) return 'kind-unknown';
    return areKnown(leaves.filter(({ pointer }) => !isAtOrBelow(pointer, '/data')), envelope) ? 'kind-newer' : 'pointer-unknown';
  };
};
