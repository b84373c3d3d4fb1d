import { sha256 } from './bytes.ts';
import { isFileName, MAX_FILES, UNLISTED } from './files.ts';
import { brokenCopy } from './findings.ts';
import type { Finding } from './findings.ts';
import type { Manifest } from './manifest.ts';
import type { CopyFiles } from './types.ts';

const some = (names: readonly string[], finding: (names: readonly string[]) => Finding): Finding[] => (names.length > 0 ? [finding(names)] : []);

// Names are printed: only those that cannot play tricks on a terminal.
const printable = (name: string): string => name.slice(0, 200).replace(/[^\x20-\x7e]/g, '?');

/** Every file that the manifest lists is there with that hash, and no other file is. */
export const checkFiles = (files: CopyFiles, manifest: Manifest): Finding[] => {
  if (files.size > MAX_FILES || manifest.files.length > MAX_FILES) return [brokenCopy.tooManyFiles()];
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  const lowerCase = new Set(manifest.files.map(({ name }) => name.toLowerCase()));
  const namesAllowed = manifest.files.every(({ name }) => isFileName(name) && !UNLISTED.has(name)) && lowerCase.size === manifest.files.length;
  const missing = [...listed.keys()].filter((name) => !files.has(name));
  const extra = [...files.keys()].filter((name) => !listed.has(name) && !UNLISTED.has(name));
  const changed = [...listed.values()].filter(({ name, bytes, sha256: expected }) => {
    const content = files.get(name);
    return content !== undefined && (content.length !== bytes || sha256(content) !== expected);
  });
  return [
    ...(namesAllowed ? [] : [brokenCopy.fileNameRefused()]),
    ...some(missing.map(printable), brokenCopy.fileMissing),
    ...some(changed.map(({ name }) => printable(name)), brokenCopy.fileChanged),
    ...some(extra.map(printable), brokenCopy.fileExtra),
  ];
};
