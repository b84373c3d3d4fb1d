import { dateOf } from './calendar.ts';
import type { Entry, KeptEntry } from './entry.ts';
import type { PlainDate } from './event.ts';

/**
 * The entries of one stream in order, growing at the end. Older histories stay valid while newer ones share their
 * storage, so a reader keeps the moment it began with and appending costs no copy.
 */
export class History {
  static readonly empty = new History([], new Map(), new Map(), 0);

  /** How many entries this history holds; the next revision. */
  readonly size: number;
  private readonly entries: Entry[];
  private readonly byId: Map<string, Entry>;
  private readonly byCommand: Map<string, Entry[]>;

  private constructor(entries: Entry[], byId: Map<string, Entry>, byCommand: Map<string, Entry[]>, size: number) {
    this.entries = entries;
    this.byId = byId;
    this.byCommand = byCommand;
    this.size = size;
  }

  /** Adds the next entry. Its revision must be `size`: a gap would be a lost entry. */
  append(entry: Entry): History {
    if (entry.revision !== this.size) throw new Error(`Entry ${String(entry.revision)} does not follow ${String(this.size)} entries.`);
    const shared = this.size > 0 && this.entries.length === this.size;
    const base = shared ? this : History.copyOf(this);
    base.entries.push(entry);
    base.byId.set(entry.eventId, entry);
    const siblings = base.byCommand.get(entry.commandId);
    if (siblings) siblings.push(entry);
    else base.byCommand.set(entry.commandId, [entry]);
    return new History(base.entries, base.byId, base.byCommand, this.size + 1);
  }

  /** The same entries with a storage of their own: what is added to it is seen nowhere else. */
  apart(): History {
    return History.copyOf(this);
  }

  /** Everything known once `size` entries had been recorded. */
  until(size: number): History {
    return size >= this.size ? this : new History(this.entries, this.byId, this.byCommand, Math.max(0, size));
  }

  /** How many entries had been recorded at the end of this day in the Netherlands. */
  sizeOn(day: PlainDate): number {
    const size = [...this].findIndex(({ recordedAt }) => dateOf(recordedAt) > day);
    return size < 0 ? this.size : size;
  }

  at(revision: number): Entry | undefined {
    return revision < this.size ? this.entries[revision] : undefined;
  }

  find(eventId: string): Entry | undefined {
    const entry = this.byId.get(eventId);
    return entry && entry.revision < this.size ? entry : undefined;
  }

  /** The entry while it can be read. */
  kept(eventId: string): KeptEntry | undefined {
    const entry = this.find(eventId);
    return entry?.state === 'kept' ? entry : undefined;
  }

  /** What this command recorded, in order; empty when it was not seen. */
  ofCommand(commandId: string): readonly Entry[] {
    return (this.byCommand.get(commandId) ?? []).filter(({ revision }) => revision < this.size);
  }

  get last(): Entry | undefined {
    return this.at(this.size - 1);
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (let revision = 0; revision < this.size; revision += 1) yield this.entries[revision] as Entry;
  }

  private static copyOf(history: History): History {
    const entries = [...history];
    const byCommand = new Map<string, Entry[]>();
    for (const entry of entries) byCommand.set(entry.commandId, [...(byCommand.get(entry.commandId) ?? []), entry]);
    return new History(entries, new Map(entries.map((entry) => [entry.eventId, entry])), byCommand, entries.length);
  }
}
