import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { unexpectedResult, type Failure } from './errors.ts';
import type { EventLog, RecordedEvent } from './log.ts';
import { notFoundAnswer, streamName } from './messages.ts';
import type { Outlet } from './outlet.ts';

/** Reads that end: of one stream or of `$all`. The failures are those of a real server. */

const BACKWARDS = 1;

/** Sends everything asked for. Answers with the failure, if it is one. */
export const read = async (log: EventLog, options: ReadReq.Options, outlet: Outlet): Promise<Failure | undefined> => {
  const stream = options.getStream();
  const all = options.getAll();
  const count = Number(options.getCount());
  const backwards = (options.getReadDirection() as number) === BACKWARDS;
  if (stream !== undefined) return readStream(log, stream, { count, backwards }, outlet);
  if (all !== undefined) return readAll(log, all, { count, backwards }, outlet);
  return unexpectedResult('ReadReq: no stream');
};

interface Page {
  readonly count: number;
  readonly backwards: boolean;
}

const readStream = async (log: EventLog, options: ReadReq.Options.StreamOptions, page: Page, outlet: Outlet): Promise<Failure | undefined> => {
  const name = streamName(options.getStreamIdentifier());
  if (page.count === 0 || (options.hasEnd() && !page.backwards)) return unexpectedResult('ReadStreamResult: Error');
  const events = log.stream(name);
  if (events.length === 0) {
    await outlet.send(notFoundAnswer(name));
    return undefined;
  }
  const from = options.hasStart() ? 0 : options.hasEnd() ? events.length - 1 : Number(options.getRevision());
  await send(events, page.backwards ? Math.min(from, events.length - 1) : from, page, outlet);
  return undefined;
};

const readAll = async (log: EventLog, options: ReadReq.Options.AllOptions, page: Page, outlet: Outlet): Promise<Failure | undefined> => {
  if (page.count === 0) return unexpectedResult('ReadAllResult: Error');
  const position = options.getPosition();
  const commit = position === undefined ? 0n : BigInt(position.getCommitPosition());
  if (position !== undefined && (BigInt(position.getPreparePosition()) > commit || !log.isBoundary(commit))) {
    return unexpectedResult('ReadAllResult: InvalidPosition');
  }
  const index = options.hasEnd() ? log.events.length : options.hasStart() ? 0 : log.indexFrom(commit);
  // Backwards begins before the position, forwards at it.
  await send(log.events, page.backwards ? index - 1 : index, page, outlet);
  return undefined;
};

/** Only what is there when the read begins. */
const send = async (events: readonly RecordedEvent[], from: number, { count, backwards }: Page, outlet: Outlet): Promise<void> => {
  const end = events.length;
  for (let sent = 0, index = from; sent < count && index >= 0 && index < end; sent += 1, index += backwards ? -1 : 1) {
    await outlet.event(events[index]!);
  }
};
