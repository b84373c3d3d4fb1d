import type { Access } from './access.ts';
import type { Faults } from './faults.ts';
import type { EventLog } from './log.ts';
import type { Outlet } from './outlet.ts';

export interface Calls {
  append: number;
  read: number;
  subscribe: number;
  /** By reads and subscriptions. */
  eventsSent: number;
  /** The service must never take this path: it is refused and counted. */
  batchAppends: number;
}

/** Events whose append has not been answered yet: to a real server they are not committed. */
export interface InFlight {
  readonly stream: string;
  readonly first: bigint;
  readonly last: bigint;
}

/** What the calls of one server share. */
export interface Node {
  readonly log: EventLog;
  readonly access: Access;
  readonly faults: Faults;
  readonly calls: Calls;
  readonly inFlight: Set<InFlight>;
  /** Reads and subscriptions that are open. */
  readonly outlets: Set<Outlet>;
  readonly duplicateTimeoutMs: number;
  /** Cuts the connection of a client, named as gRPC names it. */
  readonly cut: (peer: string) => void;
}
