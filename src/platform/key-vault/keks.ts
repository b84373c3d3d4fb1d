import type { KeyObject } from 'node:crypto';
import type { KekFolder } from './kek.ts';
import { KeyVaultUnavailable } from './key-vault.ts';
import { KEY_CACHE_TTL_MS, TtlCache } from './ttl-cache.ts';
import { unwrap, wiping, wrap, type KeyPlace } from './wrapping.ts';

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

  /** Wraps the material for its place, and wipes it. @throws KeyVaultUnavailable when the KEK is absent or damaged */
  wrap(place: KeyPlace, material: Buffer): Buffer {
    return wiping(material, (bytes) => wrap(this.of(place.tenant, place.epoch), place, bytes));
  }

  /** The material in a buffer that the caller wipes. @throws KeyVaultUnavailable when KEK and key do not belong together: an alarm */
  unwrap(place: KeyPlace, wrapped: Uint8Array): Buffer {
    const kek = this.of(place.tenant, place.epoch);
    try {
      return unwrap(kek, place, wrapped);
    } catch (error) {
      throw new KeyVaultUnavailable(`A key of tenant ${place.tenant} does not open under its KEK of epoch ${String(place.epoch)}.`, { cause: error });
    }
  }

  /** What is used next comes from disk again. */
  forget(): void {
    this.#loaded.clear();
  }
}
