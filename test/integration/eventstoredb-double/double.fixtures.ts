import { setTimeout } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent, type AppendExpectedRevision, type AppendResult, type Credentials, type EventData } from '@eventstore/db-client';
import { EventStoreDouble, type Options } from '../../doubles/eventstoredb/event-store-double.ts';

/** With them each append takes the classic path; an insecure server ignores them. */
export const credentials: Credentials = { username: 'somebody', password: 'insecure' };

/** The double, or the real server it must agree with. */
export const REAL = process.env['EVENTSTORE_URL'];

export interface Server {
  readonly client: EventStoreDBClient;
  /** A name no other test uses. */
  stream(): string;
  append(stream: string, ids: readonly string[], expected: AppendExpectedRevision): Promise<AppendResult>;
  stop(): Promise<void>;
}

export const clientOf = (url: string): EventStoreDBClient => EventStoreDBClient.connectionString(url);

export const serverAt = (client: EventStoreDBClient, stop: () => Promise<void>): Server => ({
  client,
  stream: () => `double${randomUUID().slice(0, 8)}-1`,
  append: (stream, ids, expectedRevision) => client.appendToStream(stream, ids.map((id) => event(id)), { expectedRevision, credentials }),
  stop: async () => {
    await client.dispose();
    await stop();
  },
});

/** For what must hold on a real server too. */
export const anyServer = async (): Promise<Server> => {
  if (REAL !== undefined) return serverAt(clientOf(REAL), async () => {});
  return doubleServer();
};

export const doubleServer = async (options: Options = {}): Promise<Server & { readonly double: EventStoreDouble }> => {
  const double = await EventStoreDouble.start(options);
  return { ...serverAt(clientOf(double.url), () => double.stop()), double };
};

export const event = (id: string = randomUUID(), data: Record<string, number> = { n: 1 }): EventData => jsonEvent({ id, type: 'Tried', data });

export const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

export const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};

/** What a promise was rejected with. */
export const failure = async (promise: Promise<unknown>): Promise<Error & Record<string, unknown>> =>
  promise.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: unknown) => error as Error & Record<string, unknown>,
  );

export const pause = (ms: number): Promise<unknown> => setTimeout(ms);

/** Waits for what another side will have done soon. */
export const eventually = async (check: () => boolean): Promise<void> => {
  for (const end = Date.now() + 10_000; !check(); await pause(5)) if (Date.now() > end) throw new Error('It did not happen within 10 s.');
};
