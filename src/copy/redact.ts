import { ALWAYS_SHOWN, commitmentOfLeaves, disclose, isAtOrBelow, isShown, leavesOf } from '../proof/index.ts';
import type { Leaf, ReasonCode } from '../proof/index.ts';
import { CopyRefused } from './copy.ts';
import type { ReadableCopyEntry, Redaction } from './copy.ts';

/** From an opened entry to the leaves that its copy holds. */

// A redaction that hides nothing is a mistake that would show what should be black: it stops the copy.
const checkRedactions = (redactions: readonly Redaction[], pointers: readonly string[], place: number): void => {
  if (redactions.length === 0) throw new CopyRefused('nothing-redacted', place);
  for (const { pointer } of redactions) {
    const hit = pointers.filter((each) => isAtOrBelow(each, pointer));
    if (hit.length === 0) throw new CopyRefused('redaction-hits-nothing', place);
    if (hit.some((each) => ALWAYS_SHOWN.has(each))) throw new CopyRefused('redaction-of-what-is-always-shown', place);
  }
};

/** The leaves of an entry with its redactions applied; where two cover one leaf, the first gives the reason. */
export const copiedLeaves = (entry: ReadableCopyEntry, place: number): Leaf[] => {
  const { header, content } = entry;
  const redactions = entry.state === 'redacted' ? entry.redactions : [];
  if (entry.state === 'redacted') checkRedactions(redactions, leavesOf(content).map(({ pointer }) => pointer), place);
  const leaves = disclose(content, content.seed, (pointer) => redactions.find((each) => isAtOrBelow(pointer, each.pointer))?.reason ?? false);
  if (commitmentOfLeaves(leaves) !== header.commitment) throw new CopyRefused('commitment-differs', place);
  return leaves;
};

/** The reason codes in an entry, ascending, each once. */
export const reasonsOf = (leaves: readonly Leaf[]): ReasonCode[] =>
  [...new Set(leaves.flatMap((leaf) => (isShown(leaf) || leaf.reason === undefined ? [] : [leaf.reason])))].sort();
