import { createHash } from 'node:crypto';
import { storedBytes } from './check-append.ts';
import { AppendUncertain, MAX_APPEND_BYTES, WrongExpectedRevision, type Appended, type EventStore, type ExpectedRevision, type NewEvent, type StoredEvent } from './event-store.ts';

/** What a migration copied, and what it found to be there already. */
export interface Migrated {
  readonly streams: number;
  readonly copied: number;
  readonly present: number;
}

/** How one stream looks on one side: everything that was stored of it, in one number and one digest. */
interface Stretch {
  count: number;
  digest: string;
}

/** The target holds something else than the source: it was written to by others, or is of another service. Names no content. */
export class MigrationMismatch extends Error {
  readonly code = 'migration-mismatch';
  constructor(readonly streams: readonly string[]) {
    super(`${String(streams.length)} streams differ between source and target; the first: ${streams.slice(0, 3).join(', ')}.`);
  }
}

const MAX_EVENTS = 500;
/** Told so often how far it is. */
const EVENTS_PER_REPORT = 10_000;
const MAX_ATTEMPTS = 20;

/**
 * Copies every stream to another store: ids, order, types, bytes and metadata as they are. The source is only read.
 * Interrupted, it goes on where it stopped: what the target has already is compared, not copied again.
 * Nobody else may write to either store meanwhile.
 * @throws MigrationMismatch, and what the stores throw
 */
export async function migrate(from: EventStore, to: EventStore, report: (events: number) => void): Promise<Migrated> {
  const heads = new Map<string, number>();
  const counts = { copied: 0, present: 0 };
  const headIn = async (stream: string): Promise<number> => {
    const known = heads.get(stream);
    if (known !== undefined) return known;
    for await (const { revision } of to.readStream(stream, { direction: 'backwards', limit: 1 })) return revision;
    return -1;
  };

  let run: StoredEvent[] = [];
  const flush = async (): Promise<void> => {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined) return;
    const head = await headIn(first.stream);
    const missing = run.filter(({ revision }) => revision > head);
    if (missing[0] !== undefined) await append(to, first.stream, missing[0].revision, missing);
    heads.set(first.stream, Math.max(head, last.revision));
    counts.copied += missing.length;
    counts.present += run.length - missing.length;
    run = [];
  };

  let bytes = 0;
  let read = 0;
  for await (const event of from.readAll()) {
    const size = storedBytes(event);
    if (run.length > 0 && (run[0]?.stream !== event.stream || run.length >= MAX_EVENTS || bytes + size > MAX_APPEND_BYTES)) {
      await flush();
      bytes = 0;
    }
    run.push(event);
    bytes += size;
    read += 1;
    if (read % EVENTS_PER_REPORT === 0) report(read);
  }
  await flush();

  await compare(from, to);
  return { streams: heads.size, ...counts };
}

/** @throws MigrationMismatch when any stream of the source is not in the target just as it is */
async function compare(from: EventStore, to: EventStore): Promise<void> {
  const source = await stretchesOf(from);
  const target = await stretchesOf(to, source);
  const differing = [...source].filter(([stream, { count, digest }]) => target.get(stream)?.count !== count || target.get(stream)?.digest !== digest);
  if (differing.length > 0) throw new MigrationMismatch(differing.map(([stream]) => stream));
}

async function stretchesOf(store: EventStore, only?: ReadonlyMap<string, Stretch>): Promise<Map<string, Stretch>> {
  const found = new Map<string, Stretch>();
  for await (const event of store.readAll()) {
    if (only !== undefined && !only.has(event.stream)) continue;
    const stretch = found.get(event.stream) ?? { count: 0, digest: '' };
    stretch.count += 1;
    stretch.digest = digestOf(stretch.digest, event);
    found.set(event.stream, stretch);
  }
  return found;
}

/** Covers the whole stored event, and so also the headers that the chain of a dossier is made of (docs/proof.md section 5). */
const digestOf = (before: string, { revision, id, type, data, metadata }: StoredEvent): string =>
  createHash('sha256')
    .update(JSON.stringify([before, revision, id, type, Object.entries(metadata).toSorted(([a], [b]) => (a < b ? -1 : 1))]))
    .update(data)
    .digest('base64');

/** Repeated as it was until it is certain; another writer is a mismatch. */
async function append(to: EventStore, stream: string, revision: number, events: readonly NewEvent[]): Promise<Appended> {
  const expected: ExpectedRevision = revision === 0 ? 'no-stream' : revision - 1;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await to.append(stream, expected, events);
    } catch (error) {
      if (error instanceof WrongExpectedRevision) throw new MigrationMismatch([stream]);
      if (!(error instanceof AppendUncertain) || attempt >= MAX_ATTEMPTS) throw error;
    }
  }
}
