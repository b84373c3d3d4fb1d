import { MAX_DEPTH, MAX_LEAVES } from './leaves.ts';
import { compareUtf8, isIndex, tokensOf } from './pointer.ts';
import { isShown } from './types.ts';
import type { Leaf, LeafValue, ReasonCode } from './types.ts';

/** From leaves back to the one object they can come from (docs/proof.md section 4). */

export type LeavesRefusedReason =
  | 'no-leaves'
  | 'too-many-leaves'
  | 'bad-pointer'
  | 'pointers-unsorted'
  | 'pointer-twice'
  | 'pointer-is-ancestor'
  | 'array-index'
  | 'too-deep';

/** The leaves are those of no object, or of more than one. */
export class LeavesRefused extends Error {
  readonly code = 'leaves-refused';
  readonly pointer: string;
  readonly reason: LeavesRefusedReason;

  constructor(pointer: string, reason: LeavesRefusedReason) {
    super(`The leaves form no entry: ${reason}.`);
    this.pointer = pointer;
    this.reason = reason;
  }
}

/** Stands in a rebuilt entry where a value is black. */
export class Redacted {
  readonly reason: ReasonCode | undefined;
  constructor(reason: ReasonCode | undefined) {
    this.reason = reason;
  }
}

export type Rebuilt = LeafValue | Redacted | readonly Rebuilt[] | { readonly [key: string]: Rebuilt };

type Node = Map<string, Node | End>;
interface End {
  readonly leaf: Leaf;
}

const isEnd = (node: Node | End): node is End => !(node instanceof Map);

const insert = (root: Node, leaf: Leaf): void => {
  const tokens = leaf.pointer.isWellFormed() ? tokensOf(leaf.pointer) : undefined;
  if (tokens === undefined || tokens[0] === 'seed' || tokens[0] === 'fingerprint') throw new LeavesRefused(leaf.pointer, 'bad-pointer');
  if (tokens.length > MAX_DEPTH) throw new LeavesRefused(leaf.pointer, 'too-deep');
  let node = root;
  for (const token of tokens.slice(0, -1)) {
    let next = node.get(token);
    if (next === undefined) node.set(token, (next = new Map()));
    if (isEnd(next)) throw new LeavesRefused(leaf.pointer, 'pointer-is-ancestor');
    node = next;
  }
  // Nothing stands here yet: what lies below a pointer sorts after it, and no pointer comes twice.
  node.set(tokens[tokens.length - 1] as string, { leaf });
};

const valueOf = (node: Node | End, pointer: string): Rebuilt => {
  if (isEnd(node)) return isShown(node.leaf) ? node.leaf.value : new Redacted(node.leaf.reason);
  if (![...node.keys()].some(isIndex)) return objectOf(node, pointer);
  // As many tokens as there are, and each of 0 … n-1 among them: then there is no gap, name or leading zero.
  return Array.from({ length: node.size }, (_, i) => {
    const item = node.get(String(i));
    if (item === undefined) throw new LeavesRefused(pointer, 'array-index');
    return valueOf(item, `${pointer}/${String(i)}`);
  });
};

// Defined, not assigned: a key named __proto__ is data like any other and changes no prototype.
const objectOf = (node: Node, pointer: string): { readonly [key: string]: Rebuilt } => {
  const object: { [key: string]: Rebuilt } = {};
  for (const [key, child] of node) {
    const value = valueOf(child, `${pointer}/${key}`);
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
};

/**
 * The object these leaves tell, with `Redacted` where a value is black. Accepts exactly what `disclose` can give:
 * pointers strictly ascending by their bytes, none an ancestor of another, arrays without gaps or leading zeros.
 * @throws LeavesRefused
 */
export const contentOf = (leaves: readonly Leaf[]): { readonly [key: string]: Rebuilt } => {
  if (leaves.length === 0) throw new LeavesRefused('', 'no-leaves');
  if (leaves.length > MAX_LEAVES) throw new LeavesRefused('', 'too-many-leaves');
  const root: Node = new Map();
  leaves.forEach((leaf, i) => {
    const order = i === 0 ? -1 : compareUtf8((leaves[i - 1] as Leaf).pointer, leaf.pointer);
    if (order === 0) throw new LeavesRefused(leaf.pointer, 'pointer-twice');
    if (order > 0) throw new LeavesRefused(leaf.pointer, 'pointers-unsorted');
    insert(root, leaf);
  });
  if ([...root.keys()].some(isIndex)) throw new LeavesRefused('', 'array-index');
  return objectOf(root, '');
};
