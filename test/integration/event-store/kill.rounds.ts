import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '../../../src/platform/event-store/event-store.ts';
import { all } from '../../contract/event-store/fixtures.ts';
import { startChild, type Workbench } from './sqlite.fixtures.ts';

interface Acknowledged {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  readonly ids: readonly string[];
}

/** Kills a process under load again and again, each time on the same file, and looks at all that was acknowledged so far. */
export async function killAndCompare(bench: Workbench, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await killUnderLoad(bench, 50 + Math.random() * 350);
    const store = await bench.open();
    await compare(store, acknowledgedIn(bench.path('acknowledged')));
    await store.close();
  }
}

async function killUnderLoad(bench: Workbench, afterMs: number): Promise<void> {
  const child = await startChild('load.ts', [bench.path(), bench.path('acknowledged')]);
  await sleep(afterMs);
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  // Null and the signal: it did not end by itself before.
  expect(await exited).toEqual([null, 'SIGKILL']);
}

function acknowledgedIn(file: string): Acknowledged[] {
  // The line that the kill cut short has no line end, and is left out.
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => {
    const [stream = '', revision, position = '', ...ids] = line.split(' ');
    return { stream, revision: Number(revision), position: BigInt(position), ids };
  });
}

async function compare(store: EventStore, acknowledged: readonly Acknowledged[]): Promise<void> {
  const log = await all(store.readAll());
  const streams = Map.groupBy(log, ({ stream }) => stream);

  expect(acknowledged.length).toBeGreaterThan(0);
  expect(acknowledged.filter((append) => !isStored(append, streams.get(append.stream) ?? []))).toEqual([]);
  expect([...streams.values()].filter((events) => events.some(({ revision }, at) => revision !== at))).toEqual([]);
  // Every append had two events: an odd number would be half an append.
  expect([...streams.values()].filter((events) => events.length % 2 !== 0)).toEqual([]);
  expect(log.filter(({ position }, at) => position.commit <= (log[at - 1]?.position.commit ?? 0n))).toEqual([]);
}

function isStored({ revision, position, ids }: Acknowledged, events: readonly StoredEvent[]): boolean {
  const [first, last] = [events[revision - 1], events[revision]];
  return first?.id === ids[0] && last?.id === ids[1] && last?.position.commit === position;
}
