import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { unbundle } from '../bundle.ts';
import { MAX_DOSSIER_BYTES, MAX_FILES } from '../files.ts';
import type { CopyFiles } from '../types.ts';

/** Left behind by computers that show folders; never part of a copy. */
const LITTER: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

const MAX_FILE_BYTES = 512 * 1024 * 1024;

/** The path holds more, or other things, than a copy can. */
export class UnreadableCopy extends Error {
  readonly code = 'unreadable-copy';
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory() || LITTER.has(entry.name)) return [];
    // A link may point anywhere on the reader's computer.
    if (!entry.isFile()) throw new UnreadableCopy('The folder holds something that is no ordinary file.');
    return [join(entry.parentPath, entry.name)];
  });

const readFolder = (folder: string): CopyFiles => {
  const paths = filesBelow(folder);
  if (paths.length > MAX_FILES || paths.some((path) => statSync(path).size > MAX_FILE_BYTES)) throw new UnreadableCopy('The folder is too large.');
  return new Map(paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)]));
};

const readBundle = (path: string): CopyFiles => {
  if (statSync(path).size > 2 * MAX_DOSSIER_BYTES) throw new UnreadableCopy('The file is too large.');
  return unbundle(readFileSync(path, 'utf8'));
};

/** A copy from disk: a folder of files, or one bundle file. @throws UnreadableCopy, BundleRefused, or the file system's error */
export const readCopy = (path: string): CopyFiles => (statSync(path).isDirectory() ? readFolder(path) : readBundle(path));

/** True when the file lies inside the folder of the copy, or is the copy itself. */
export const isPartOf = (path: string, copy: string): boolean => {
  const way = relative(realpathSync(copy), realpathSync(path));
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`));
};
