/** Longest life of a key in memory, in milliseconds (docs/notes.md, Cryptography): after that an erasure is seen everywhere. */
export const KEY_CACHE_TTL_MS = 60_000;

/** Remembers at most `max` values, each for `ttlMs` since it was set; the oldest goes first. */
export class TtlCache<Value> {
  readonly #max: number;
  readonly #ttlMs: number;
  readonly #now: () => number;
  // A Map keeps its order, and every value is set at its end: so the oldest are in front.
  readonly #entries = new Map<string, { readonly value: Value; readonly until: number }>();

  /** @param now milliseconds of a clock that never goes back */
  constructor(max: number, ttlMs: number, now: () => number) {
    this.#max = max;
    this.#ttlMs = ttlMs;
    this.#now = now;
  }

  get(key: string): Value | undefined {
    this.#expire();
    return this.#entries.get(key)?.value;
  }

  set(key: string, value: Value): void {
    this.#expire();
    this.#entries.delete(key);
    this.#entries.set(key, { value, until: this.#now() + this.#ttlMs });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#max) return;
      this.#entries.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  #expire(): void {
    const now = this.#now();
    for (const [key, { until }] of this.#entries) {
      if (until > now) return;
      this.#entries.delete(key);
    }
  }
}
