import { isIndex, tokensOf } from './pointer.ts';
import { isShown } from './types.ts';
import type { Leaf, PointerSchemas } from './types.ts';

/** Whether the leaves of an entry are ones that its stored type and version know (design.md 6.3). */

// What surrounds `data` in every sealed part (design.md 6.2). Actor, source and onBehalfOf: text or a small object.
const ENVELOPE: readonly string[] = [
  '/type',
  '/accessClass',
  '/retentionClass',
  '/occurredOn',
  '/occurredTime',
  '/actor',
  '/actor/:name',
  '/source',
  '/source/:name',
  '/onBehalfOf',
  '/onBehalfOf/:name',
  '/purpose',
  '/legalBasis',
  '/processingActivity',
  '/allowedBy/rule',
  '/allowedBy/policyVersion',
  '/irregular/rules/*',
  '/irregular/explanation',
  '/provenance',
  '/provenance/:name',
];

const tokenFits = (token: string, pattern: string | undefined): boolean =>
  pattern === '*' ? isIndex(token) : pattern === ':name' || pattern === token;

const fits = (tokens: readonly string[], pattern: readonly string[], mayBeContainer: boolean): boolean =>
  (tokens.length === pattern.length || (mayBeContainer && tokens.length < pattern.length)) &&
  tokens.every((token, i) => tokenFits(token, pattern[i]));

const mayBeContainer = (leaf: Leaf): boolean => !isShown(leaf) || (typeof leaf.value === 'object' && leaf.value !== null);

const split = (patterns: readonly string[]): string[][] => patterns.flatMap((pattern) => [tokensOf(pattern) ?? []]);
const envelope = split(ENVELOPE);

export type SchemaAnswer = 'known' | 'type-unknown' | 'pointer-unknown';

/**
 * Checks the leaves of entries against the pointers that each `type@version` knows. `data` may also be an empty object.
 * The patterns are split once, so that a copy of thousands of entries is checked in one pass.
 */
export const schemaCheck = (schemas: PointerSchemas): ((type: string, version: string, leaves: readonly Leaf[]) => SchemaAnswer) => {
  const known = new Map(Object.entries(schemas).map(([name, patterns]) => [name, [...envelope, ...split(patterns)]]));
  return (type, version, leaves) => {
    const patterns = known.get(`${type}@${version}`);
    if (patterns === undefined) return 'type-unknown';
    const isKnown = (leaf: Leaf): boolean => {
      const tokens = tokensOf(leaf.pointer) ?? [];
      const container = mayBeContainer(leaf);
      return (container && leaf.pointer === '/data') || patterns.some((pattern) => fits(tokens, pattern, container));
    };
    return leaves.every(isKnown) ? 'known' : 'pointer-unknown';
  };
};
