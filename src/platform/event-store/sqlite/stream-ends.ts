/** A name and a number each. */
const MAX_REMEMBERED = 20_000;

/** Beyond which revision nothing is stored, for streams that were read or written lately. */
export class StreamEnds {
  readonly #ends = new Map<string, number>();

  isEmptyFrom(stream: string, revision: number): boolean {
    const end = this.#ends.get(stream);
    return end !== undefined && revision >= end;
  }

  /** The stream was read to its end: nothing is stored at this revision or later. */
  reached(stream: string, revision: number): void {
    const before = this.#ends.get(stream) ?? 0;
    this.#ends.delete(stream);
    this.#ends.set(stream, Math.max(before, revision));
    const [oldest] = this.#ends.keys();
    if (this.#ends.size > MAX_REMEMBERED && oldest !== undefined) this.#ends.delete(oldest);
  }

  /** This event was added. Says nothing where what came before it is unknown. */
  added(stream: string, revision: number): void {
    if (revision === 0 || this.#ends.has(stream)) this.reached(stream, revision + 1);
  }

  clear(): void {
    this.#ends.clear();
  }
}
