import type { Failure } from './errors.ts';

/** The calls a fault can be set for. A subscription is a read that does not end. */
export type Target = 'append' | 'read' | 'subscribe';

export type Fault =
  /** The connection is cut before anything is done. */
  | { readonly kind: 'drop-request' }
  /** What was asked is done; then the connection is cut instead of the answer (a read: after its first event). */
  | { readonly kind: 'drop-answer' }
  /** Nothing is done; this is the answer. */
  | { readonly kind: 'fail'; readonly failure: Failure }
  /** An append is written and its answer waits; a read waits before its first message. */
  | { readonly kind: 'hold'; readonly hold: Hold }
  /** The answer to an append is sent twice; the first event of a read is. */
  | { readonly kind: 'answer-twice' };

/** An answer that waits. */
export class Hold {
  readonly #reached = Promise.withResolvers<undefined>();
  readonly #released = Promise.withResolvers<undefined>();

  /** Settles when a call has come to the point where it is held. */
  get reached(): Promise<unknown> {
    return this.#reached.promise;
  }

  release(): void {
    this.#released.resolve(undefined);
  }

  /** For the double itself: waits here until released. */
  async wait(): Promise<void> {
    this.#reached.resolve(undefined);
    await this.#released.promise;
  }
}

/** Faults that wait for their call, first set first met. A call meets one at most. */
export class Faults {
  readonly #waiting = new Map<Target, Fault[]>();
  readonly #holds = new Set<Hold>();

  add(target: Target, fault: Fault): void {
    this.#waiting.set(target, [...(this.#waiting.get(target) ?? []), fault]);
  }

  hold(target: Target): Hold {
    const hold = new Hold();
    this.#holds.add(hold);
    this.add(target, { kind: 'hold', hold });
    return hold;
  }

  take(target: Target): Fault | undefined {
    return this.#waiting.get(target)?.shift();
  }

  async allReached(): Promise<void> {
    await Promise.all([...this.#holds].map(({ reached }) => reached));
  }

  /** Releases all holds, also those no call has met yet. */
  releaseAll(): void {
    for (const hold of this.#holds) hold.release();
    this.#holds.clear();
  }

  /** Forgets what waits for its call. */
  clear(): void {
    this.#waiting.clear();
    this.releaseAll();
  }
}
