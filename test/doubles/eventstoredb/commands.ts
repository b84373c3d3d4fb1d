import type { EventStoreDouble } from './event-store-double.ts';
import { unavailable } from './errors.ts';
import type { Target } from './faults.ts';

/** The faults of a double in another process: one line of JSON each, `{"do": …}`, answered when done. */
export type Command =
  /** `untilHeld` waits until every hold has met its call. */
  | { readonly do: 'cutStreams' | 'resetStreams' | 'untilHeld' | 'releaseAll' | 'clearFaults' | 'down' | 'status' }
  | { readonly do: 'holdNext' | 'dropNextAnswer' | 'dropNextRequest' | 'answerTwice'; readonly target: Target }
  /** The next call answers UNAVAILABLE with this text, and nothing is done. */
  | { readonly do: 'failNext'; readonly target: Target; readonly details: string }
  | { readonly do: 'notLeader'; readonly leader: boolean | { readonly host: string; readonly port: number } }
  | { readonly do: 'up' | 'restart'; readonly samePort?: boolean }
  /** Decimal, as JSON has no such large numbers. */
  | { readonly do: 'truncateTo'; readonly position: string };

/** State after a command. */
export interface Status {
  readonly done: Command['do'];
  readonly url: string;
  readonly events: number;
  /** Position of the last event; absent in an empty log. */
  readonly end?: string;
  readonly calls: EventStoreDouble['calls'];
}

export const obey = async (double: EventStoreDouble, command: Command): Promise<Status> => {
  await run(double, command);
  const last = double.events.at(-1);
  return {
    done: command.do,
    url: double.url,
    events: double.events.length,
    ...(last && { end: String(last.position) }),
    calls: double.calls,
  };
};

const run = (double: EventStoreDouble, command: Command): unknown => {
  switch (command.do) {
    case 'status':
      return undefined;
    case 'cutStreams':
    case 'resetStreams':
    case 'untilHeld':
    case 'releaseAll':
    case 'clearFaults':
    case 'down':
      return double[command.do]();
    case 'holdNext':
    case 'dropNextAnswer':
    case 'dropNextRequest':
    case 'answerTwice':
      return double[command.do](command.target);
    case 'failNext':
      double.failNext(command.target, unavailable(command.details));
      return undefined;
    case 'notLeader':
      double.notLeader(command.leader);
      return undefined;
    case 'up':
    case 'restart':
      return double[command.do](command);
    case 'truncateTo':
      return double.truncateTo(BigInt(command.position));
    default:
      throw new TypeError('No such command.');
  }
};
