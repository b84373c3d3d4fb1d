/** What stands under a key since one version; before it, what stood there earlier. */
interface Held<V> {
  readonly since: number;
  readonly value: V;
  readonly before: Held<V> | undefined;
}

/** Shared by a map and those that were made from it, until two are made from the same one. */
interface Storage<K, V> {
  readonly held: Map<K, Held<V>>;
  latest: number;
  /** How many values stand behind another one. */
  superseded: number;
}

/** Values kept for older maps, beside those in use, before a copy lets go of them. */
const SUPERSEDED_AT_LEAST = 16;

/**
 * A map that grows by `put`: it stays what it was, and the map with the new entry shares its storage, so that a fold over
 * many entries copies nothing. As a History does for entries.
 */
export class GrowingMap<K, V> implements ReadonlyMap<K, V> {
  readonly size: number;
  readonly #storage: Storage<K, V>;
  readonly #version: number;

  private constructor(storage: Storage<K, V>, version: number, size: number) {
    this.#storage = storage;
    this.#version = version;
    this.size = size;
  }

  static from<K, V>(entries: ReadonlyMap<K, V>): GrowingMap<K, V> {
    const held = new Map<K, Held<V>>();
    for (const [key, value] of entries) held.set(key, { since: 0, value, before: undefined });
    return new GrowingMap({ held, latest: 0, superseded: 0 }, 0, held.size);
  }

  put(key: K, value: V): GrowingMap<K, V> {
    const storage = this.#storage;
    const { held, superseded, latest } = storage;
    if (this.#version !== latest || superseded > held.size + SUPERSEDED_AT_LEAST) return GrowingMap.from(this).put(key, value);
    const before = held.get(key);
    storage.latest += 1;
    if (before) storage.superseded += 1;
    held.set(key, { since: storage.latest, value, before });
    return new GrowingMap(storage, storage.latest, this.size + (before ? 0 : 1));
  }

  get(key: K): V | undefined {
    return this.#now(this.#storage.held.get(key))?.value;
  }

  has(key: K): boolean {
    return this.#now(this.#storage.held.get(key)) !== undefined;
  }

  *entries(): MapIterator<[K, V]> {
    for (const [key, held] of this.#storage.held) {
      const now = this.#now(held);
      if (now) yield [key, now.value];
    }
  }

  *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) callback(value, key, this);
  }

  #now(held: Held<V> | undefined): Held<V> | undefined {
    let found = held;
    while (found && found.since > this.#version) found = found.before;
    return found;
  }
}

/** The map with this entry as well; the given one stays what it is. */
export const put = <K, V>(map: ReadonlyMap<K, V>, key: NoInfer<K>, value: NoInfer<V>): ReadonlyMap<K, V> => (map instanceof GrowingMap ? (map as GrowingMap<K, V>) : GrowingMap.from(map)).put(key, value);
