import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SqliteKeyVault, type SqliteKeyVaultOptions } from '../../../src/platform/key-vault/sqlite/sqlite-key-vault.ts';

export const temporary = async () => {
  const path = await mkdtemp(join(tmpdir(), 'key-vault-'));
  return { path, remove: () => rm(path, { recursive: true }) };
};

export const vaultFile = (home: string): string => join(home, 'data', 'keys.db');
export const kekFolder = (home: string): string => join(home, 'keks');

/** Data and KEKs in folders beside each other, as in production. */
export const openIn = (home: string, options: Partial<SqliteKeyVaultOptions> = {}): Promise<SqliteKeyVault> =>
  SqliteKeyVault.open({ file: vaultFile(home), kekFolder: kekFolder(home), onWarning: () => undefined, ...options });

/** All bytes that lie in the folder of the data: the file, its log and whatever is beside them. */
export const rawBytes = async (home: string): Promise<Buffer> => {
  const folder = join(home, 'data');
  return Buffer.concat(await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name)))));
};

/** The wrapped keys as they lie in the file, read by a stranger. */
export const wrappedKeys = (home: string): readonly { readonly owner: string; readonly purpose: string; readonly event_id: string; readonly wrapped: Uint8Array }[] => {
  const db = new DatabaseSync(vaultFile(home), { readOnly: true });
  try {
    return db.prepare('SELECT owner, purpose, event_id, wrapped FROM wrapped_keys').all() as unknown as ReturnType<typeof wrappedKeys>;
  } finally {
    db.close();
  }
};
