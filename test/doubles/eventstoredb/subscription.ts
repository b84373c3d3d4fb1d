import { setImmediate as breathe } from 'node:timers/promises';
import { invalidPosition, type Failure } from './errors.ts';
import type { Filter } from './filter.ts';
import type { EventLog, RecordedEvent } from './log.ts';
import { caughtUpAnswer, checkpointAnswer } from './messages.ts';
import type { Outlet } from './outlet.ts';
import { at, BEFORE_ALL, isBefore, later, type Position } from './position.ts';

/** Events read at once while catching up. */
const BATCH = 32;
/** Live events a real server holds for a slow reader, before it lets it catch up from the log again. */
const LIVE_BUFFER = 100;

/** Follows the log from a position on, in turns of catching up and being live. Ends only with a failure or `Gone`. */
export class AllSubscription {
  readonly #log: EventLog;
  readonly #outlet: Outlet;
  readonly #filter: Filter | undefined;
  /** Where live checkpoints are counted from: a real server listens before it catches up. */
  readonly #listensFrom: number;
  /** The last event or checkpoint sent. */
  #sent: Position;
  #lastCheckpoint = BEFORE_ALL;

  /** @param from exclusive; beyond the end of the log nothing comes, and no failure either */
  constructor(log: EventLog, outlet: Outlet, from: Position, filter: Filter | undefined) {
    this.#log = log;
    this.#outlet = outlet;
    this.#sent = from;
    this.#filter = filter;
    this.#listensFrom = log.events.length;
  }

  async run(): Promise<Failure> {
    const last = at(this.#log.events.at(-1)?.position ?? 0n);
    if (!isBefore(this.#sent, last)) await this.#live(this.#listensFrom);
    for (;;) {
      const index = await this.#catchUp();
      if (index === undefined) return invalidPosition();
      await this.#live(index);
    }
  }

  /** Page by page up to the end. Answers where live begins, or nothing when the start is inside a record. */
  async #catchUp(): Promise<number | undefined> {
    const { window, interval } = this.#filter ?? { window: BATCH, interval: Number.POSITIVE_INFINITY };
    let start = later(this.#sent, { commit: 0n, prepare: 0n });
    if (!this.#log.isBoundary(start.commit)) return undefined;
    let index = this.#log.indexFrom(start.commit);
    for (let considered = 0; ; ) {
      const page = this.#page(index, window);
      for (const event of page.matches) if (isBefore(this.#sent, at(event.position))) await this.#event(event);
      considered += page.considered;
      index += page.considered;
      const due = page.atEnd || considered >= interval * window;
      if (due && this.#filter !== undefined) await this.#checkpoint(later(this.#sent, start));
      if (page.atEnd) return index;
      considered %= interval * window;
      // Without a match in it, a page is known by its start, which has no prepare position.
      start = { commit: this.#log.events[index]?.position ?? this.#log.end, prepare: 0n };
      await breathe();
    }
  }

  /** The end is noticed only by a page that could have held more. */
  #page(index: number, window: number): { readonly matches: readonly RecordedEvent[]; readonly considered: number; readonly atEnd: boolean } {
    const matches: RecordedEvent[] = [];
    let considered = 0;
    while (considered < window && matches.length < BATCH) {
      const event = this.#log.events[index + considered];
      if (event === undefined) return { matches, considered, atEnd: true };
      considered += 1;
      if (this.#matches(event)) matches.push(event);
    }
    return { matches, considered, atEnd: false };
  }

  /** Returns when the reader has fallen behind. */
  async #live(from: number): Promise<void> {
    await this.#outlet.send(caughtUpAnswer());
    for (let index = from; ; ) {
      const event = this.#log.events[index];
      if (event === undefined) {
        await this.#outlet.until((wake) => this.#log.onWritten(wake));
        continue;
      }
      if (this.#log.events.length - index > LIVE_BUFFER && isBefore(this.#sent, at(event.position))) break;
      index += 1;
      await this.#liveEvent(event, index - this.#listensFrom);
    }
    if (this.#filter !== undefined) await this.#checkpoint(this.#sent);
  }

  async #liveEvent(event: RecordedEvent, seen: number): Promise<void> {
    const position = at(event.position);
    if (!isBefore(this.#sent, position)) return;
    if (this.#matches(event)) await this.#event(event);
    if (this.#filter !== undefined && seen % (this.#filter.interval * this.#filter.window) === 0) await this.#checkpoint(position);
  }

  async #event(event: RecordedEvent): Promise<void> {
    await this.#outlet.event(event);
    this.#sent = at(event.position);
  }

  async #checkpoint(position: Position): Promise<void> {
    this.#sent = position;
    if (!isBefore(this.#lastCheckpoint, position)) return;
    this.#lastCheckpoint = position;
    await this.#outlet.send(checkpointAnswer(position.commit, position.prepare));
  }

  #matches(event: RecordedEvent): boolean {
    return this.#filter === undefined || this.#filter.matches(event);
  }
}

/** Follows one stream, also one that does not exist yet. @param from index of the first event to give */
export const followStream = async (log: EventLog, outlet: Outlet, stream: string, from: number): Promise<never> => {
  let live = false;
  for (let index = from; ; ) {
    const event = log.stream(stream)[index];
    if (event !== undefined) {
      index += 1;
      await outlet.event(event);
      continue;
    }
    if (!live) await outlet.send(caughtUpAnswer());
    live = true;
    if (log.stream(stream).length <= index) await outlet.until((wake) => log.onWritten(wake));
  }
};
