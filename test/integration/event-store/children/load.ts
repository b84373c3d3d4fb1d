import { randomUUID } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import type { ExpectedRevision, NewEvent } from '../../../../src/platform/event-store/event-store.ts';
import { SqliteEventStore } from '../../../../src/platform/event-store/sqlite/sqlite-event-store.ts';

/**
 * Appends from many writers until it is killed. Every acknowledged append becomes one line of the second file, written
 * before the writer goes on: `stream revision position first-id last-id`. Lines survive the kill in the kernel's cache.
 */
const [file = '', acknowledged = ''] = process.argv.slice(2);
const WRITERS = 64;

process.once('disconnect', () => process.exit());
const store = await SqliteEventStore.open({ file });
const lines = openSync(acknowledged, 'a');
const newEvent = (): NewEvent => ({ id: randomUUID(), type: 'load', data: Buffer.alloc(300, 7), metadata: { keyId: 'k' } });

async function write(): Promise<never> {
  const stream = `load-${randomUUID()}`;
  for (let expected: ExpectedRevision = 'no-stream'; ; ) {
    const events = [newEvent(), newEvent()];
    const { revision, position } = await store.append(stream, expected, events);
    writeSync(lines, `${[stream, revision, position?.commit, ...events.map(({ id }) => id)].join(' ')}\n`);
    expected = revision;
  }
}

process.send?.('open');
await Promise.all(Array.from({ length: WRITERS }, write));
