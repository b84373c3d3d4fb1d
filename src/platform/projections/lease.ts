import { setTimeout as pause } from 'node:timers/promises';
import type { ReadStore } from '../read-store/read-store.ts';
import { isUnavailable } from './step.ts';

/** Somebody else may hold it by now: what was about to be written is left to them. */
export class LeaseLost extends Error {
  readonly code = 'lease-lost';
}

/** The right to write on behalf of one projection, for some seconds at a time: one holder over all processes. */
export class Lease {
  private heldUntil = 0;

  constructor(
    private readonly readStore: ReadStore,
    private readonly name: string,
    private readonly holder: string,
    private readonly ttlMs: number,
    private readonly now: () => number,
  ) {}

  /** Takes or renews it. */
  async take(): Promise<boolean> {
    const asked = this.now();
    const isOurs = await this.readStore.lease(this.name, this.holder, this.ttlMs, asked);
    this.heldUntil = isOurs ? asked + this.ttlMs : 0;
    return isOurs;
  }

  /** @throws LeaseLost. What slips through between this and the write is stopped by the documents' positions. */
  demand(): void {
    if (this.now() >= this.heldUntil) throw new LeaseLost();
  }

  async release(): Promise<void> {
    this.heldUntil = 0;
    await this.readStore.release(this.name, this.holder);
  }

  /** Does the work while renewing the lease; `signal` aborts when it is lost. `eachTime` is called after every renewal. */
  async during<T>(outer: AbortSignal, work: (signal: AbortSignal) => Promise<T>, eachTime: () => Promise<void> = () => Promise.resolve()): Promise<T> {
    const ended = new AbortController();
    const signal = AbortSignal.any([outer, ended.signal]);
    const renewing = this.renew(signal, eachTime).catch((error: unknown) => {
      ended.abort(error);
    });
    try {
      const result = await work(signal);
      // Work that ended because the lease was lost did not end well.
      if (!outer.aborted) signal.throwIfAborted();
      return result;
    } finally {
      ended.abort();
      await renewing;
    }
  }

  private async renew(signal: AbortSignal, eachTime: () => Promise<void>): Promise<void> {
    while (await elapsed(this.ttlMs / 3, signal)) {
      try {
        if (!(await this.take())) throw new LeaseLost();
        await eachTime();
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        this.demand();
      }
    }
  }
}

/** Waits; false when it was cut short by the signal. */
export const elapsed = (ms: number, signal: AbortSignal): Promise<boolean> =>
  pause(ms, true, { signal }).catch((error: unknown) => {
    if (signal.aborted) return false;
    throw error;
  });
