import { setImmediate as nextTurn } from 'node:timers/promises';
import { CheckpointBeyondLog, type LogFilter, type LogItem, type Position } from '../event-store.ts';
import { leavable } from '../leavable.ts';
import type { LogPage } from './log-reader.ts';
import type { RecentLog } from './recent-log.ts';
import type { Tail } from './tail.ts';

/** Only a safety net: every append of this process wakes the subscription at once. */
const LOOK_AGAIN_MS = 1_000;

export interface SubscriptionOptions {
  readonly after?: Position;
  readonly filter?: LogFilter;
  readonly signal: AbortSignal;
}

/** Follows the log. Each iteration of the answer is a subscription of its own, and begins with its first `next()`. */
export const subscription = (log: RecentLog, tail: Tail, options: SubscriptionOptions): AsyncIterable<LogItem> =>
  leavable(options.signal, (signal) => follow(log, tail, { ...options, signal }));

async function* follow(log: RecentLog, tail: Tail, { after, filter, signal }: SubscriptionOptions): AsyncGenerator<LogItem, undefined> {
  const isOver = (): boolean => signal.aborted;
  let at = after?.commit ?? 0n;
  if (!isOver() && at > log.end()) throw new CheckpointBeyondLog('The checkpoint lies beyond the end of the log.');

  let hasNews = true;
  while (!isOver()) {
    const seen = tail.changes;
    const page = log.logPage(at, filter);
    for (const item of itemsOf(page, at)) {
      yield item;
      if (isOver()) return;
    }
    hasNews ||= page.scannedTo > at;
    at = page.scannedTo;

    if (!page.isLast) {
      await nextTurn();
      continue;
    }
    if (hasNews) yield { kind: 'caught-up' };
    hasNews = false;
    await tail.changedSince(seen, LOOK_AGAIN_MS, signal);
    if (tail.changes === seen) log.mayHaveGrown();
  }
}

/** The events of a page; a checkpoint after them when the page went on over events of other streams. */
function* itemsOf({ events, scannedTo }: LogPage, after: bigint): Generator<LogItem, void> {
  for (const event of events) yield { kind: 'recorded', event };
  const covered = events.at(-1)?.position.commit ?? after;
  if (scannedTo > covered) yield { kind: 'checkpoint', position: { commit: scannedTo, prepare: scannedTo } };
}
