import { join } from 'node:path';
import { provideEventStore } from '../../test/servers/eventstoredb.ts';
import { provideMongodb } from '../../test/servers/mongodb.ts';
import { runJob } from '../processes.ts';
import type { Candidate, Scenario } from '../scenario.ts';

/** Where the servers listen: real ones where their addresses are given, else stand-ins. */
const addresses: { EVENTSTORE_URL?: string; MONGODB_URL?: string } = {};

const provide = async (): Promise<void> => {
  const eventStore = await provideEventStore();
  const mongodb = await provideMongodb();
  process.once('exit', () => {
    eventStore.stop();
    mongodb?.stop();
  });
  addresses.EVENTSTORE_URL = eventStore.url;
  if (mongodb !== undefined) addresses.MONGODB_URL = mongodb.url;
};

const candidate = (name: string, what: 'events' | 'documents', store?: keyof typeof addresses): Candidate => ({
  name,
  run: async ({ folder, sizes }) => {
    const url = store && addresses[store];
    if (store !== undefined && url === undefined) return {};
    const env = { DATA_FOLDER: join(folder, 'data'), KEK_FOLDER: join(folder, 'kek'), ...(store !== undefined && url !== undefined && { [store]: url }) };
    return runJob('stores', [what, String(sizes.events / 5)], env);
  },
});

export const stores: Scenario = {
  name: 'stores',
  title: 'appends by 16 writers, catch-up through a subscription, documents in batches of 1,000; each adapter against SQLite',
  candidates: [
    candidate('SQLite events', 'events'),
    candidate('EventStoreDB', 'events', 'EVENTSTORE_URL'),
    candidate('SQLite documents', 'documents'),
    candidate('MongoDB', 'documents', 'MONGODB_URL'),
  ],
  prepare: provide,
  ratios: [
    { name: 'appends/s: EventStoreDB / SQLite', of: ['EventStoreDB', 'appends/s'], to: ['SQLite events', 'appends/s'], better: 'more' },
    { name: 'catch-up events/s: EventStoreDB / SQLite', of: ['EventStoreDB', 'catch-up/s'], to: ['SQLite events', 'catch-up/s'], better: 'more' },
    { name: 'documents added/s: MongoDB / SQLite', of: ['MongoDB', 'added/s'], to: ['SQLite documents', 'added/s'], better: 'more' },
    { name: 'documents replaced/s: MongoDB / SQLite', of: ['MongoDB', 'replaced/s'], to: ['SQLite documents', 'replaced/s'], better: 'more' },
  ],
};
