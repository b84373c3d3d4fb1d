import { join } from 'node:path';
import { startServer, type RunningServer } from './running-server.ts';

const DOUBLE = join(import.meta.dirname, '../doubles/eventstoredb/server.ts');

/** The double of EventStoreDB in a process of its own. */
export const startDouble = (): Promise<RunningServer> => startServer(process.execPath, [DOUBLE]);

/** A real server where EVENTSTORE_URL names it; else the double. */
export const provideEventStore = async (): Promise<RunningServer> => {
  const given = process.env['EVENTSTORE_URL'];
  return given === undefined ? startDouble() : { url: given, stop: () => undefined };
};
