/** Building the files of a copy (AVG 15(3), docs/proof.md section 7). */
export { bundle, BundleRefused, unbundle } from '../proof/index.ts';
export { buildCopy } from './build-copy.ts';
export { CopyRefused } from './copy.ts';
export type {
  Annex,
  CopyEntry,
  CopyInput,
  CopyRefusedReason,
  CopyStream,
  PartialCopyInput,
  ReadableCopyEntry,
  Redaction,
  WholeCopyInput,
} from './copy.ts';
export { FIXED_SENTENCE } from './read-me.ts';
export { copiedLeaves } from './redact.ts';
