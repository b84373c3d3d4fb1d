import type { Appended, ExpectedRevision, NewEvent } from '../event-store.ts';

/** The revision before the first one: where a stream is that does not exist. */
export const NO_STREAM = -1;

/** One append on its way to the writer thread. */
export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
  readonly bytes: number;
}

/** Many appends in one message: flat lists of primitives are cloned several times faster than objects (docs/notes.md, Storing). */
export interface Batch {
  /** One each per append. */
  readonly streams: readonly string[];
  readonly expected: readonly number[];
  readonly counts: readonly number[];
  /** One each per event, in the order of the appends. */
  readonly ids: readonly string[];
  readonly types: readonly string[];
  readonly metadata: readonly string[];
  readonly sizes: readonly number[];
  /** `data` of all events, one after the other. */
  readonly data: Uint8Array<ArrayBuffer>;
}

/** One result per append, at the same index in all lists. */
export interface Results {
  readonly outcomes: ('appended' | 'wrong-revision' | 'unavailable')[];
  /** appended: of its last event; wrong-revision: where the stream is. */
  readonly revisions: number[];
  /** appended: of its last event. */
  readonly positions: bigint[];
  /** unavailable: what SQLite said. */
  readonly reasons: string[];
}

export type Answer = { readonly revision: number; readonly position: bigint } | { readonly actual: number };

export const toRevision = (expected: ExpectedRevision): number => (expected === 'no-stream' ? NO_STREAM : expected);
export const toExpected = (revision: number): ExpectedRevision => (revision === NO_STREAM ? 'no-stream' : revision);

export const toAppended = (revision: number, position: bigint): Appended => ({ revision, position: { commit: position, prepare: position } });

/** Copies all data into one buffer of its own, so that the message can hand it over instead of cloning the callers' buffers. */
export function packed(appends: readonly Append[]): Batch {
  const events = appends.flatMap((append) => append.events);
  const sizes = events.map((event) => event.data.byteLength);
  return {
    streams: appends.map((append) => append.stream),
    expected: appends.map((append) => toRevision(append.expected)),
    counts: appends.map((append) => append.events.length),
    ids: events.map((event) => event.id),
    types: events.map((event) => event.type),
    metadata: events.map((event) => JSON.stringify(event.metadata)),
    sizes,
    data: joined(events, sizes),
  };
}

function joined(events: readonly NewEvent[], sizes: readonly number[]): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const event of events) {
    data.set(event.data, at);
    at += event.data.byteLength;
  }
  return data;
}
