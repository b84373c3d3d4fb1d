import { parseArgs } from 'node:util';
import { openEventStore } from '../app.stores.ts';
import type { EventStore } from '../platform/event-store/event-store.ts';
import { migrate } from '../platform/event-store/migration.ts';

const USAGE = `Usage: npm run migrate-store -- --from <store> --to <store> [--prefix <prefix>]

A store is sqlite:<data folder> or esdb://host:2113?tls=… (EventStoreDB, KurrentDB). --prefix is EVENTSTORE_PREFIX.
Stop the service first. Interrupted, it goes on when it is called again. The source is only read.`;

/** `npm run migrate-store -- --from sqlite:./data --to esdb://…`. Exit code 0: every stream is in the target, just as it was. */
const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' }, prefix: { type: 'string', default: '' } } });
  if (values.from === undefined || values.to === undefined) {
    console.error(USAGE);
    return 2;
  }
  const opened: EventStore[] = [];
  try {
    const from = await openEventStore(values.from, values.prefix);
    opened.push(from);
    const to = await openEventStore(values.to, values.prefix);
    opened.push(to);
    const { streams, copied, present } = await migrate(from, to, (events) => console.log(`${String(events)} events read`));
    console.log(`${String(streams)} streams are the same on both sides: ${String(copied)} events copied, ${String(present)} were there already.`);
    return 0;
  } catch (error) {
    console.error(`Not everything was moved. ${error instanceof Error ? error.message : ''}`);
    return 1;
  } finally {
    for (const store of opened) await store.close();
  }
};

process.exitCode = await main();
