import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { newDatabaseUrl } from './mongodb.ts';

/**
 * The stores that the end-to-end tests run on: `TEST_STORES` names those that are on servers, for example
 * `eventstoredb,mongodb`; without it all are embedded. `npm run test:stores` runs every pair.
 */
const onServers = new Set((process.env['TEST_STORES'] ?? '').split(',').filter(Boolean));

export const areEmbedded = onServers.size === 0;

/** The address of the event store of this run; `global-setup.ts` starts the double where no real one is given. */
const EVENTSTORE = 'TEST_EVENTSTORE_URL';

/** The environment of one place: nobody else uses these databases and streams. */
export const newStores = (): Readonly<Record<string, string>> => ({
  ...(onServers.has('eventstoredb') && { EVENTSTORE_URL: process.env[EVENTSTORE] ?? '', EVENTSTORE_PREFIX: `t${randomUUID().slice(0, 8)}-` }),
  ...(onServers.has('mongodb') && { MONGODB_URL: newDatabaseUrl() }),
});

/** Streams stay: nobody deletes from an event store. */
export const removeStores = async ({ MONGODB_URL: url }: Readonly<Record<string, string>>): Promise<void> => {
  if (url === undefined) return;
  const client = new MongoClient(url);
  for (const part of ['read', 'keys', 'access-log']) await client.db(`${client.options.dbName}-${part}`).dropDatabase();
  await client.close();
};

/** Every store is on a server, so that more than one process may work on them. */
export const mayHaveReplicas = onServers.has('eventstoredb') && onServers.has('mongodb');
