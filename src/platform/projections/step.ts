import type { StoredEvent } from '../event-store/event-store.ts';
import type { Change } from '../read-store/read-store.ts';

/** An event that a projection cannot take. `reason` is a code: never a message, which might hold content. */
export interface Poison {
  readonly event: StoredEvent;
  readonly reason: string;
}

/** What a batch of events does to one collection. */
export interface Effect {
  readonly changes: readonly Change[];
  readonly poison: readonly Poison[];
  /** To be called once the changes are stored. */
  readonly stored: () => void;
}

/**
 * Turns events, in the order of the log, into changes of the collection it was made for.
 * Rejects only when a part of the service is unavailable: the same batch is then offered again.
 */
export type Step = (events: readonly StoredEvent[]) => Promise<Effect>;

const textAt = (error: unknown, name: 'code' | 'name'): string | undefined => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** The stable code of a failure; the name of its class where it has none. */
export const reasonOf = (error: unknown): string => textAt(error, 'code') ?? textAt(error, 'name') ?? 'unknown';

/** A store or vault cannot answer now; nothing is wrong with the event. */
export const isUnavailable = (error: unknown): boolean => reasonOf(error).endsWith('-unavailable');
