import { hash } from 'node:crypto';
import type { Derived } from './projection.ts';

/** What each document of a subject was when it was last written: a digest by document id. */
export type Digests = ReadonlyMap<string, string>;

/** Some hundred bytes each. What is forgotten is written once more. */
const MAX_DOCUMENTS = 200_000;

export const digestsOf = (derived: readonly Derived<unknown>[]): Digests => new Map(derived.map(({ id, fields, content }) => [id, hash('sha256', JSON.stringify([fields, content]), 'base64')]));

/**
 * What a feed wrote of the documents that it derives. An entry changes few of them, and only these are written again.
 * It begins empty with every feed: what another holder of the lease wrote is not known.
 */
export class Written {
  readonly #subjects = new Map<string, Digests>();
  #documents = 0;

  of(subjectId: string): Digests | undefined {
    return this.#subjects.get(subjectId);
  }

  remember(subjectId: string, digests: Digests): void {
    this.forget(subjectId);
    this.#subjects.set(subjectId, digests);
    this.#documents += digests.size;
    for (const oldest of this.#subjects.keys()) {
      if (this.#documents <= MAX_DOCUMENTS) return;
      this.forget(oldest);
    }
  }

  /** Its documents were written by others, or their keys went. */
  forget(subjectId: string): void {
    this.#documents -= this.#subjects.get(subjectId)?.size ?? 0;
    this.#subjects.delete(subjectId);
  }
}
