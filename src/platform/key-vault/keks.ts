import type { KeyObject } from 'node:crypto';
import type { KekFolder } from './kek.ts';
import { KEY_CACHE_TTL_MS, TtlCache } from './ttl-cache.ts';

const MAX_TENANTS = 1_000;

/** KEKs read from their folder, remembered for a short time. */
export class Keks {
  readonly folder: KekFolder;
  readonly #loaded: TtlCache<KeyObject>;

  constructor(folder: KekFolder, now: () => number) {
    this.folder = folder;
    this.#loaded = new TtlCache(MAX_TENANTS, KEY_CACHE_TTL_MS, now);
  }

  /** @throws KeyVaultUnavailable when it is absent or damaged */
  of(tenant: string, epoch: number): KeyObject {
    const name = `${tenant} ${epoch}`;
    const known = this.#loaded.get(name);
    if (known !== undefined) return known;
    const kek = this.folder.load(tenant, epoch);
    this.#loaded.set(name, kek);
    return kek;
  }

  /** What is used next comes from disk again. */
  forget(): void {
    this.#loaded.clear();
  }
}
