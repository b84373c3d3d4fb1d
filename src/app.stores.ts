import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import type { MongoAccessLog } from './access-log/mongodb/mongo-access-log.ts';
import { SqliteAccessLog } from './access-log/sqlite/sqlite-access-log.ts';
import type { AccessLog } from './access-log/index.ts';
import type { Config } from './config.ts';
import type { EventStore } from './platform/event-store/event-store.ts';
import type { EventStoreDBEventStore } from './platform/event-store/eventstoredb/eventstoredb-event-store.ts';
import { SqliteEventStore } from './platform/event-store/sqlite/sqlite-event-store.ts';
import type { KeyVault } from './platform/key-vault/key-vault.ts';
import type { MongoKeyVault } from './platform/key-vault/mongodb/mongo-key-vault.ts';
import { SqliteKeyVault } from './platform/key-vault/sqlite/sqlite-key-vault.ts';
import type { ReadStore } from './platform/read-store/read-store.ts';
import type { MongoReadStore } from './platform/read-store/mongodb/mongo-read-store.ts';
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

type OnWarning = (text: string) => void;

/** The stores that lists are made from and kept in. */
export type Following = Pick<Stores, 'eventStore' | 'readStore' | 'keyVault' | 'close'>;

export type StoreConfig = Pick<Config, 'dataFolder' | 'kekFolder' | 'eventStore' | 'mongodb'>;

/** Loaded only where they are chosen: their clients take half a second, and each thread loads its own. */
const onServers = {
  accessLog: async (...options: Parameters<typeof MongoAccessLog.open>) => (await import('./access-log/mongodb/mongo-access-log.ts')).MongoAccessLog.open(...options),
  keyVault: async (...options: Parameters<typeof MongoKeyVault.open>) => (await import('./platform/key-vault/mongodb/mongo-key-vault.ts')).MongoKeyVault.open(...options),
  readStore: async (...options: Parameters<typeof MongoReadStore.open>) => (await import('./platform/read-store/mongodb/mongo-read-store.ts')).MongoReadStore.open(...options),
  eventStore: async (...options: Parameters<typeof EventStoreDBEventStore.open>) => (await import('./platform/event-store/eventstoredb/eventstoredb-event-store.ts')).EventStoreDBEventStore.open(...options),
};

/** The one place where ports meet adapters. @throws StoreUnavailable when another process holds the data folder, or a server does not answer */
export const openStores = async (config: StoreConfig, onWarning: OnWarning, timing: Timing = {}): Promise<Stores> => {
  const { dataFolder, eventStore: eventStoreDB, mongodb } = config;
  // What is made from here on is for the owner of this process alone.
  process.umask(0o077);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const isShared = eventStoreDB !== undefined && mongodb !== undefined;
  return opening(async (keep) => {
    if (!isShared) keep(lockOn(join(dataFolder, 'stores')));
    const keyVault = keep(await openKeyVault(config, onWarning, timing));
    const accessLog = keep(mongodb ? await onServers.accessLog({ url: mongodb.accessLogUrl }) : await SqliteAccessLog.open({ file: join(dataFolder, 'access-log.sqlite') }));
    const readStore = keep(await openReadStore(config));
    const eventStore = keep(eventStoreDB ? await onServers.eventStore(eventStoreDB) : await SqliteEventStore.open({ file: logIn(dataFolder) }));
    return { eventStore, readStore, keyVault, accessLog, holder: isShared ? randomUUID() : 'embedded' };
  });
};

/** What keeps lists up to date, opened once more for another thread of this process: it appends no events. @throws StoreUnavailable */
export const openToFollow = (config: StoreConfig): Promise<Following> =>
  opening(async (keep) => {
    // Warnings were given when the thread beside it opened the same.
    const keyVault = keep(await openKeyVault(config, () => undefined));
    const readStore = keep(await openReadStore(config));
    const eventStore = keep(config.eventStore ? await onServers.eventStore(config.eventStore) : SqliteEventStore.openToFollow({ file: logIn(config.dataFolder) }));
    return { eventStore, readStore, keyVault };
  });

const logIn = (dataFolder: string): string => join(dataFolder, 'events.sqlite');

const openKeyVault = ({ dataFolder, kekFolder, mongodb }: StoreConfig, onWarning: OnWarning, timing: Timing = {}): Promise<KeyVault> =>
  mongodb ? onServers.keyVault({ url: mongodb.keysUrl, kekFolder, onWarning, ...timing }) : SqliteKeyVault.open({ file: join(dataFolder, 'keys.sqlite'), kekFolder, onWarning });

const openReadStore = ({ dataFolder, mongodb }: StoreConfig): Promise<ReadStore> => (mongodb ? onServers.readStore({ url: mongodb.url }) : SqliteReadStore.open({ file: join(dataFolder, 'read.sqlite') }));

type Keep = <T extends Closable>(store: T) => T;

/** Stores that are closed together, the last one first; also when one of them does not open. */
const opening = async <T extends object>(open: (keep: Keep) => Promise<T>): Promise<T & Closable> => {
  const opened: Closable[] = [];
  const close = async (): Promise<void> => {
    for (const store of opened) await store.close();
  };
  try {
    const stores = await open((store) => {
      opened.unshift(store);
      return store;
    });
    return { ...stores, close };
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
  address.startsWith('sqlite:') ? SqliteEventStore.open({ file: join(address.slice('sqlite:'.length), 'events.sqlite') }) : onServers.eventStore({ url: address, prefix });
