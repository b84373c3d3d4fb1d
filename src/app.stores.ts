import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { MongoAccessLog } from './access-log/mongodb/mongo-access-log.ts';
import { SqliteAccessLog } from './access-log/sqlite/sqlite-access-log.ts';
import type { AccessLog } from './access-log/index.ts';
import type { Config } from './config.ts';
import type { EventStore } from './platform/event-store/event-store.ts';
import { EventStoreDBEventStore } from './platform/event-store/eventstoredb/eventstoredb-event-store.ts';
import { SqliteEventStore } from './platform/event-store/sqlite/sqlite-event-store.ts';
import type { KeyVault } from './platform/key-vault/key-vault.ts';
import { MongoKeyVault } from './platform/key-vault/mongodb/mongo-key-vault.ts';
import { SqliteKeyVault } from './platform/key-vault/sqlite/sqlite-key-vault.ts';
import { MongoReadStore } from './platform/read-store/mongodb/mongo-read-store.ts';
import type { ReadStore } from './platform/read-store/read-store.ts';
import { SqliteReadStore } from './platform/read-store/sqlite/sqlite-read-store.ts';
import { ProcessLock } from './platform/sqlite/process-lock.ts';

/** The four stores behind their ports. */
export interface Stores {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly keyVault: KeyVault;
  readonly accessLog: AccessLog;
  /**
   * Name under which this process follows the log. Embedded stores let in one process at a time, so it is always the same
   * one and goes on at once after a restart; replicas on servers have one each.
   */
  readonly holder: string;
  close(): Promise<void>;
}

interface Closable {
  close(): Promise<void>;
}

/** For tests, in which no other process writes. */
interface Timing {
  readonly fenceMs?: number;
}

type StoreConfig = Pick<Config, 'dataFolder' | 'kekFolder' | 'eventStore' | 'mongodb'>;

/** The one place where ports meet adapters. @throws StoreUnavailable when another process holds the data folder, or a server does not answer */
export const openStores = async ({ dataFolder, kekFolder, eventStore: eventStoreDB, mongodb }: StoreConfig, onWarning: (text: string) => void, timing: Timing = {}): Promise<Stores> => {
  // What is made from here on is for the owner of this process alone.
  process.umask(0o077);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const file = (name: string): string => join(dataFolder, name);
  const opened: Closable[] = [];
  const keep = <T extends Closable>(store: T): T => {
    opened.unshift(store);
    return store;
  };
  const close = async (): Promise<void> => {
    for (const store of opened) await store.close();
  };
  const isShared = eventStoreDB !== undefined && mongodb !== undefined;
  try {
    if (!isShared) keep(lockOn(file('stores')));
    const keyVault = keep(mongodb ? await MongoKeyVault.open({ url: mongodb.keysUrl, kekFolder, onWarning, ...timing }) : await SqliteKeyVault.open({ file: file('keys.sqlite'), kekFolder, onWarning }));
    const accessLog = keep(mongodb ? await MongoAccessLog.open({ url: mongodb.accessLogUrl }) : await SqliteAccessLog.open({ file: file('access-log.sqlite') }));
    const readStore = keep(mongodb ? await MongoReadStore.open({ url: mongodb.url }) : await SqliteReadStore.open({ file: file('read.sqlite') }));
    const eventStore = keep(eventStoreDB ? await EventStoreDBEventStore.open(eventStoreDB) : await SqliteEventStore.open({ file: file('events.sqlite') }));
    return { eventStore, readStore, keyVault, accessLog, holder: isShared ? randomUUID() : 'embedded', close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** As soon as one store is embedded, this is the only process: with the others on servers nothing else would notice. */
const lockOn = (path: string): Closable => {
  const lock = ProcessLock.take(path);
  return { close: async () => lock.release() };
};

/** The event store at an address: `sqlite:<data folder>` or `esdb://…`. @throws TypeError for another address, StoreUnavailable */
export const openEventStore = (address: string, prefix: string): Promise<EventStore> =>
  address.startsWith('sqlite:') ? SqliteEventStore.open({ file: join(address.slice('sqlite:'.length), 'events.sqlite') }) : EventStoreDBEventStore.open({ url: address, prefix });
