import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { KeyVaultUnavailable } from '../key-vault.ts';
import { wiping, unwrap } from '../wrapping.ts';
import { inTransaction } from '../../sqlite/sqlite-file.ts';
import { forgetDeleted } from './database.ts';
import type { Keks } from '../keks.ts';
import { wrappedKey, type WrappedKeys } from './wrapped-keys.ts';

/** Rows per transaction: some ten milliseconds, so that requests get in between. */
const BATCH = 200;

/**
 * A new KEK epoch for one tenant (docs/architecture.md, Keys): from the moment the old KEK is gone, no older copy of the vault opens
 * what was erased since. Every row names its epoch, so the steps may stop anywhere: both KEKs are there until no row
 * needs the old one. A repeat goes to one epoch further, because a copy made in between holds keys of the unfinished one.
 */
export class Rotation {
  readonly #db: DatabaseSync;
  readonly #file: string;
  readonly #keys: WrappedKeys;
  readonly #keks: Keks;
  readonly #tenant: string;

  /** @param file the database file, to be read as a stranger would */
  constructor(db: DatabaseSync, file: string, keys: WrappedKeys, keks: Keks, tenant: string) {
    this.#db = db;
    this.#file = file;
    this.#keys = keys;
    this.#keks = keks;
    this.#tenant = tenant;
  }

  /** @throws KeyVaultUnavailable when interrupted, or when the new rows do not open: the old KEK stays then */
  async run(): Promise<number> {
    const epoch = this.#begin();
    while (inTransaction(this.#db, () => this.#keys.rewrapSome(this.#tenant, epoch, BATCH)) > 0) await this.#turn();
    forgetDeleted(this.#db);
    this.#keks.forget();
    await this.#prove();
    this.#keks.folder.destroyBefore(this.#tenant, epoch);
    return epoch;
  }

  /** From here on new keys are wrapped under the new epoch. The KEK is on disk first. */
  #begin(): number {
    return inTransaction(this.#db, () => {
      const epoch = this.#keys.epoch(this.#tenant) + 1;
      this.#keks.folder.create(this.#tenant, epoch);
      this.#keks.forget();
      this.#keks.of(this.#tenant, epoch);
      this.#db.prepare('UPDATE tenants SET epoch = ? WHERE tenant = ?').run(epoch, this.#tenant);
      return epoch;
    });
  }

  /** Every row opens, read from the file by another connection with the KEKs as they are on disk. */
  async #prove(): Promise<void> {
    const reader = new DatabaseSync(this.#file, { readOnly: true });
    try {
      const page = reader.prepare('SELECT * FROM wrapped_keys WHERE tenant = ? AND row > ? ORDER BY row LIMIT ?');
      for (let last = 0; ; ) {
        const rows = page.all(this.#tenant, last, BATCH).map(wrappedKey);
        for (const key of rows) wiping(unwrap(this.#keks.of(key.tenant, key.epoch), key, key.wrapped), () => undefined);
        const end = rows.at(-1);
        if (end === undefined) return;
        last = end.row;
        await this.#turn();
      }
    } catch (error) {
      throw error instanceof KeyVaultUnavailable ? error : new KeyVaultUnavailable('The rows of the new epoch do not open: the old key encryption key stays.', { cause: error });
    } finally {
      reader.close();
    }
  }

  async #turn(): Promise<void> {
    await nextTurn();
    if (!this.#db.isOpen) throw new KeyVaultUnavailable('The key vault was closed during a rotation: repeat it.');
  }
}
