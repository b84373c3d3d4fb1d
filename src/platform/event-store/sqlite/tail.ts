/**
 * The end of the log as subscriptions wait for it. Counting the changes instead of firing events means that none is lost
 * between reading the last page and beginning to wait.
 */
export class Tail {
  readonly #waiting = new Set<() => void>();
  #changes = 0;

  get changes(): number {
    return this.#changes;
  }

  /** Something may have been appended, or the store is closing. */
  changed(): void {
    this.#changes += 1;
    for (const wake of this.#waiting) wake();
  }

  /** Resolves after a change later than the `seen`-th, after `patienceMs` milliseconds, or on abort: whichever is first. */
  async changedSince(seen: number, patienceMs: number, signal: AbortSignal): Promise<void> {
    if (this.#changes !== seen || signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const wake = (): void => {
      resolve(undefined);
    };
    const timer = setTimeout(wake, patienceMs);
    signal.addEventListener('abort', wake);
    this.#waiting.add(wake);
    try {
      await promise;
    } finally {
      this.#waiting.delete(wake);
      signal.removeEventListener('abort', wake);
      clearTimeout(timer);
    }
  }
}
