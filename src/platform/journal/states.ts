import type { Entry } from '../../kernel/entry.ts';
import { extend, genesis } from '../../proof/index.ts';
import type { Position } from '../event-store/event-store.ts';
import type { Subject } from '../key-vault/key-vault.ts';
import type { Journal, Opened } from './journal.ts';

/** The state of one stream as folded from what was read of it, with the head of its chain. */
export interface Folded<S> {
  readonly state: S;
  /** Entries folded; the next revision. */
  readonly size: number;
  /** `head(size)` of docs/proof.md section 5. */
  readonly head: string;
  readonly last?: { readonly recordedAt: string; readonly position: Position };
}

const MAX_CACHED = 2_000;

/**
 * States of streams, folded from the store and caught up before each use: never from what was sent, never stale
 * (docs/architecture.md, State). The least recently used go first.
 */
export class States<S> {
  private readonly cached = new Map<string, Folded<S>>();
  private readonly loading = new Map<string, Promise<Folded<S>>>();
  /** How often a subject was forgotten: few are, and once each. */
  private readonly forgotten = new Map<string, number>();

  constructor(
    private readonly journal: Journal,
    private readonly empty: S,
    private readonly fold: (state: S, entry: Entry) => S,
  ) {}

  /**
   * The state with everything that was in the stream when this was called; or, without asking the store, one that was
   * folded before and holds `atLeast` so many entries.
   */
  async load(subject: Subject, atLeast = Infinity): Promise<Folded<S>> {
    const known = this.cached.get(subject.id);
    if (known && known.size >= atLeast) return known;
    // A read under way may have begun before an append that the caller knows of: wait for it, then read on from there.
    await this.loading.get(subject.id)?.catch(() => undefined);
    const running = this.loading.get(subject.id);
    if (running) return running;
    const loading = this.catchUp(subject).finally(() => {
      if (this.loading.get(subject.id) === loading) this.loading.delete(subject.id);
    });
    this.loading.set(subject.id, loading);
    return loading;
  }

  /** The state as it was known once the stream held `size` entries. */
  async at(subject: Subject, size: number): Promise<Folded<S>> {
    let folded = this.begin(subject);
    for await (const opened of this.journal.read(subject, 0, size)) folded = this.step(folded, opened);
    return folded;
  }

  /** Nothing that was read before this is used again, also not by a read that is under way: after an erasure. */
  forget(subjectId: string): void {
    this.cached.delete(subjectId);
    this.loading.delete(subjectId);
    this.forgotten.set(subjectId, (this.forgotten.get(subjectId) ?? 0) + 1);
  }

  private async catchUp(subject: Subject): Promise<Folded<S>> {
    const forgotten = this.forgotten.get(subject.id);
    let folded = this.cached.get(subject.id) ?? this.begin(subject);
    for await (const opened of this.journal.read(subject, folded.size)) folded = this.step(folded, opened);
    if (this.forgotten.get(subject.id) !== forgotten) return this.catchUp(subject);
    this.cached.delete(subject.id);
    this.cached.set(subject.id, folded);
    const [oldest] = this.cached.keys();
    if (this.cached.size > MAX_CACHED && oldest !== undefined) this.cached.delete(oldest);
    return folded;
  }

  private begin(subject: Subject): Folded<S> {
    return { state: this.empty, size: 0, head: genesis(subject.stream) };
  }

  private step({ state, size, head }: Folded<S>, { entry, digest, position }: Opened): Folded<S> {
    return { state: this.fold(state, entry), size: size + 1, head: extend(head, digest), last: { recordedAt: entry.recordedAt, position } };
  }
}
