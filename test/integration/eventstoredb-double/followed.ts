import type { AllStreamSubscription, Filter, Position, SubscribeToAllOptions } from '@eventstore/db-client';
import { eventually, type Server } from './double.fixtures.ts';

/** A subscription with all it has told so far. What the client buffers makes the order between the lists unsure. */
export interface Followed {
  readonly subscription: AllStreamSubscription;
  /** `stream:revision` */
  readonly events: string[];
  readonly positions: Position[];
  readonly checkpoints: Position[];
  readonly signals: ('confirmation' | 'caughtUp')[];
  readonly errors: Error[];
  caughtUp(): Promise<void>;
}

export const follow = (server: Server, options: SubscribeToAllOptions & { readonly filter: Filter }): Followed => {
  const checkpoints: Position[] = [];
  const filter = {
    ...options.filter,
    checkpointReached: async (_: AllStreamSubscription, position: Position) => void checkpoints.push(position),
  };
  const subscription = server.client.subscribeToAll({ ...options, filter });
  const followed: Followed = {
    subscription,
    events: [],
    positions: [],
    checkpoints,
    signals: [],
    errors: [],
    caughtUp: () => eventually(() => followed.signals.includes('caughtUp')),
  };
  subscription.on('confirmation', () => followed.signals.push('confirmation'));
  subscription.on('caughtUp', () => followed.signals.push('caughtUp'));
  subscription.on('error', (error) => followed.errors.push(error));
  subscription.on('data', ({ event }) => {
    followed.events.push(`${event!.streamId}:${String(event!.revision)}`);
    followed.positions.push(event!.position);
  });
  return followed;
};
