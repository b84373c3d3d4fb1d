import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { KeyVaultUnavailable } from './key-vault.ts';
import { wiping } from './wrapping.ts';

const KEK_BYTES = 32;
const TENANT = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const KEK_FILE = /^(?<tenant>[A-Za-z0-9][A-Za-z0-9_-]{0,63})\.(?<epoch>[1-9][0-9]{0,14})\.kek(?<draft>\.[0-9a-f]{16}\.draft)?$/;
const OTHERS = 0o077;

interface KekFile {
  readonly name: string;
  readonly tenant: string;
  readonly epoch: number;
  /** Left behind by a process that was killed while it made this KEK; may be the same key under a second name. */
  readonly isDraft: boolean;
}

/** Told to the operator; holds no key. */
export type OnWarning = (text: string) => void;

/**
 * The key encryption keys, one file of 32 bytes per tenant and epoch: `<tenant>.<epoch>.kek`, mode 0400. One file each, so
 * that destroying an epoch touches nothing else, and a tenant can be backed up, or leave, on its own.
 */
export class KekFolder {
  readonly #folder: string;
  readonly #onWarning: OnWarning;

  constructor(folder: string, onWarning: OnWarning) {
    this.#folder = folder;
    this.#onWarning = onWarning;
  }

  /**
   * Makes the KEK of an epoch, durable when it returns. One that is there already is kept: a step that was interrupted is repeated.
   * @throws KeyVaultUnavailable when the folder cannot be written
   */
  create(tenant: string, epoch: number): void {
    const file = this.#file(tenant, epoch);
    if (existsSync(file)) return;
    this.#guarded(() => this.#write(file));
    this.#onWarning(`A new key encryption key was made: ${file}. Back it up now, apart from the data: without it no entry of this tenant can be read.`);
  }

  /** The KEK as it is on disk. @throws KeyVaultUnavailable when it is absent or damaged: never a new one for rows that exist */
  load(tenant: string, epoch: number): KeyObject {
    const file = this.#file(tenant, epoch);
    return this.#guarded(() =>
      wiping(readFileSync(file), (bytes) => {
        if (bytes.length !== KEK_BYTES) throw new Error(`${file} is no key encryption key.`);
        return createSecretKey(bytes);
      }),
    );
  }

  /** Overwrites and removes the KEKs of all epochs before this one. Overwriting is best effort: a disk may keep old blocks, a back-up does. */
  destroyBefore(tenant: string, epoch: number): void {
    const older = this.#files().filter((it) => it.tenant === tenant && it.epoch < epoch);
    this.#guarded(() => {
      for (const { name } of older) destroy(join(this.#folder, name));
      if (older.length > 0) syncFolder(this.#folder);
    });
  }

  /** Warns of every KEK in the folder that is not needed. */
  warnOfStrays(needed: readonly { readonly tenant: string; readonly epoch: number }[]): void {
    const names = new Set(needed.map(({ tenant, epoch }) => `${tenant}.${epoch}.kek`));
    const strays = this.#files().filter(({ isDraft, name }) => !isDraft && !names.has(name)).map(({ name }) => name);
    if (strays.length > 0) this.#onWarning(`Key encryption keys that no row needs: ${strays.join(', ')}. After an interrupted rotation: rotate again. Otherwise this may be the wrong key vault.`);
  }

  /** Warns when others on this machine may read a KEK. */
  warnIfOpenToOthers(tenant: string, epoch: number): void {
    const file = this.#file(tenant, epoch);
    const { mode } = this.#guarded(() => statSync(file));
    if ((mode & OTHERS) !== 0) this.#onWarning(`${file} can be read by others on this machine: its mode should be 0400.`);
  }

  /** Written whole under another name, then linked: never half a file, and never over an existing one. */
  #write(file: string): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const draft = `${file}.${randomBytes(8).toString('hex')}.draft`;
    wiping(randomBytes(KEK_BYTES), (bytes) => writeDurably(draft, bytes));
    try {
      linkSync(draft, file);
    } catch (error) {
      // Another process made the same KEK just now: that one is kept.
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(draft);
    }
    syncFolder(this.#folder);
  }

  #files(): readonly KekFile[] {
    if (!existsSync(this.#folder)) return [];
    return this.#guarded(() => readdirSync(this.#folder)).flatMap((name) => {
      const { tenant, epoch, draft } = KEK_FILE.exec(name)?.groups ?? {};
      return tenant === undefined ? [] : [{ name, tenant, epoch: Number(epoch), isDraft: draft !== undefined }];
    });
  }

  #file(tenant: string, epoch: number): string {
    if (!TENANT.test(tenant)) throw new TypeError('A tenant id has 1 to 64 letters, digits, hyphens or underscores, and begins with a letter or digit.');
    return join(this.#folder, `${tenant}.${epoch}.kek`);
  }

  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw new KeyVaultUnavailable(`The key encryption keys cannot be used. ${String(error)}`, { cause: error });
    }
  }
}

function writeDurably(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'wx', 0o400);
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function destroy(file: string): void {
  chmodSync(file, 0o600);
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, randomBytes(KEK_BYTES));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  rmSync(file);
}

/** A new or removed name is durable only with its folder. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
