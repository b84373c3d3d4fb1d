import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { WrongExpectedRevision, type ExpectedRevision, type NewEvent } from '../../../src/platform/event-store/event-store.ts';
import { all, newCategory, newEvent, type CurrentStore } from './fixtures.ts';

const RUNS = 40;
const STREAMS = 2;
/** Few different ids and revisions, so that repetitions, prefixes and conflicts come up often. */
const DIFFERENT_IDS = 5;

interface Stored {
  readonly stream: number;
  readonly revision: number;
  readonly id: number;
}

type Step =
  | { readonly kind: 'append'; readonly stream: number; readonly expected: number | 'head'; readonly ids: readonly number[] }
  | { readonly kind: 'read'; readonly stream: number; readonly range: { from?: number; limit?: number; direction?: 'forwards' | 'backwards' } };

const stream = fc.nat(STREAMS - 1);
const append: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('append' as const),
  stream,
  expected: fc.oneof({ weight: 2, arbitrary: fc.constant('head' as const) }, { weight: 3, arbitrary: fc.integer({ min: -1, max: 6 }) }),
  ids: fc.array(fc.nat(DIFFERENT_IDS - 1), { minLength: 1, maxLength: 3 }),
});
const range = fc.record({ from: fc.nat(8), limit: fc.nat(5), direction: fc.constantFrom('forwards' as const, 'backwards' as const) }, { requiredKeys: [] });
const read: fc.Arbitrary<Step> = fc.record({ kind: fc.constant('read' as const), stream, range });
const steps = fc.array(fc.oneof({ weight: 3, arbitrary: append }, { weight: 1, arbitrary: read }), { minLength: 1, maxLength: 14 });

/** The store as one list in memory; the idempotency table is the comparison in `append`. */
class Model {
  readonly log: Stored[] = [];

  of(asked: number): Stored[] {
    return this.log.filter((event) => event.stream === asked);
  }

  append(to: number, expected: number, ids: readonly number[]): number | 'refused' {
    const events = this.of(to);
    if (expected === events.length - 1) {
      this.log.push(...ids.map((id, at) => ({ stream: to, revision: events.length + at, id })));
      return expected + ids.length;
    }
    const isRepeated = expected < events.length - 1 && ids.every((id, at) => events[expected + 1 + at]?.id === id);
    return isRepeated ? expected + ids.length : 'refused';
  }

  read(asked: number, { from, limit = Infinity, direction = 'forwards' }: Extract<Step, { kind: 'read' }>['range']): Stored[] {
    const events = this.of(asked);
    const found = direction === 'forwards' ? events.slice(from ?? 0) : events.slice(0, (from ?? Infinity) + 1).toReversed();
    return found.slice(0, limit);
  }
}

/** One run: streams and ids of its own, named by their small numbers. */
class Run {
  readonly #store: CurrentStore;
  readonly #model = new Model();
  readonly #category = newCategory();
  readonly #ids = Array.from({ length: DIFFERENT_IDS }, () => randomUUID());

  constructor(store: CurrentStore) {
    this.#store = store;
  }

  async step(step: Step): Promise<void> {
    if (step.kind === 'read') return this.#compare(this.#store().readStream(this.#name(step.stream), step.range), this.#model.read(step.stream, step.range));
    const expected = step.expected === 'head' ? this.#model.of(step.stream).length - 1 : step.expected;
    const outcome = this.#append(this.#name(step.stream), expected === -1 ? 'no-stream' : expected, step.ids);
    expect(await outcome).toBe(this.#model.append(step.stream, expected, step.ids));
  }

  async finish(): Promise<void> {
    await this.#compare(this.#store().readAll({ filter: { streamPrefixes: [this.#category] } }), this.#model.log);
  }

  async #append(name: string, expected: ExpectedRevision, ids: readonly number[]): Promise<number | 'refused'> {
    const events: NewEvent[] = ids.map((id) => newEvent({ id: this.#ids[id] ?? '' }));
    try {
      return (await this.#store().append(name, expected, events)).revision;
    } catch (error) {
      if (error instanceof WrongExpectedRevision) return 'refused';
      throw error;
    }
  }

  async #compare(actual: ReturnType<ReturnType<CurrentStore>['readAll']>, expected: readonly Stored[]): Promise<void> {
    const events = await all(actual);
    expect(events.map((event) => ({ stream: event.stream, revision: event.revision, id: event.id }))).toEqual(
      expected.map((event) => ({ stream: this.#name(event.stream), revision: event.revision, id: this.#ids[event.id] })),
    );
  }

  #name(index: number): string {
    return `${this.#category}${String(index)}`;
  }
}

export function modelContract(store: CurrentStore): void {
  it('answers any series of appends and reads as a list in memory would', () =>
    fc.assert(
      fc.asyncProperty(steps, async (series) => {
        const run = new Run(store);
        for (const step of series) await run.step(step);
        await run.finish();
      }),
      { numRuns: RUNS },
    ));
}
