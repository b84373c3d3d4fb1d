import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { SqliteAccessLog } from './access-log/sqlite/sqlite-access-log.ts';
import type { AccessLog } from './access-log/index.ts';
import type { Config } from './config.ts';
import type { EventStore } from './platform/event-store/event-store.ts';
import { SqliteEventStore } from './platform/event-store/sqlite/sqlite-event-store.ts';
import type { KeyVault } from './platform/key-vault/key-vault.ts';
import { SqliteKeyVault } from './platform/key-vault/sqlite/sqlite-key-vault.ts';
import type { ReadStore } from './platform/read-store/read-store.ts';
import { SqliteReadStore } from './platform/read-store/sqlite/sqlite-read-store.ts';

/** The four stores behind their ports. */
export interface Stores {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly keyVault: KeyVault;
  readonly accessLog: AccessLog;
  close(): Promise<void>;
}

/** The one place where ports meet adapters. @throws StoreUnavailable when another process holds the data folder. */
export const openStores = async ({ dataFolder, kekFolder }: Pick<Config, 'dataFolder' | 'kekFolder'>, onWarning: (text: string) => void): Promise<Stores> => {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const file = (name: string): string => join(dataFolder, name);
  const eventStore = await SqliteEventStore.open({ file: file('events.sqlite') });
  const keyVault = await SqliteKeyVault.open({ file: file('keys.sqlite'), kekFolder, onWarning });
  const readStore = await SqliteReadStore.open({ file: file('read.sqlite') });
  const accessLog = await SqliteAccessLog.open({ file: file('access-log.sqlite') });
  const close = async (): Promise<void> => {
    for (const store of [eventStore, readStore, accessLog, keyVault]) await store.close();
  };
  return { eventStore, readStore, keyVault, accessLog, close };
};
