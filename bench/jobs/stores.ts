/** `stores.ts events|documents <events>`: the event store, or the read store, of the environment. */
import { randomUUID } from 'node:crypto';
import { demand, type Measures } from '../scenario.ts';
import { answer, withStores } from './job.ts';
import type { Stores } from '../../src/app.stores.ts';
import type { Change } from '../../src/platform/read-store/read-store.ts';

const [what = '', size = '1000'] = process.argv.slice(2);
const count = Number(size);

/** Appends under way at the same time. */
const WRITERS = 16;
/** About what a conversation is when it is sealed. */
const DATA_BYTES = 1_000;
const BATCH = 1_000;

const perSecond = async (amount: number, work: () => Promise<void>): Promise<number> => {
  const since = performance.now();
  await work();
  return amount / ((performance.now() - since) / 1_000);
};

const newEvent = () => ({ id: randomUUID(), type: 'conversation', data: new Uint8Array(DATA_BYTES), metadata: { schemaVersion: '1', keyId: randomUUID(), recordedAt: '2026-03-02T10:15:30.000Z' } });

/** One event an append, each writer its own streams of ten; then everything through a subscription. */
const events = async ({ eventStore }: Stores): Promise<Measures> => {
  const category = `bench${randomUUID().slice(0, 8)}-`;
  const share = Math.ceil(count / WRITERS);
  const write = async (): Promise<void> => {
    let stream = '';
    for (let at = 0; at < share; at += 1) {
      if (at % 10 === 0) stream = category + randomUUID();
      await eventStore.append(stream, at % 10 === 0 ? 'no-stream' : (at % 10) - 1, [newEvent()]);
    }
  };
  const appends = await perSecond(share * WRITERS, async () => {
    await Promise.all(Array.from({ length: WRITERS }, write));
  });
  let seen = 0;
  const catchUp = await perSecond(share * WRITERS, async () => {
    const { signal } = new AbortController();
    for await (const item of eventStore.subscribe({ filter: { streamPrefixes: [category] }, signal })) {
      if (item.kind === 'recorded') seen += 1;
      if (item.kind === 'caught-up') break;
    }
  });
  demand(seen === share * WRITERS, `${String(seen)} events came through the subscription, ${String(share * WRITERS)} were stored`);
  return { 'appends/s': appends, 'catch-up/s': catchUp };
};

/** New documents in batches of 1,000; then each of them again at a later position. */
const documents = async ({ readStore }: Stores): Promise<Measures> => {
  const name = `bench-v1-b${String(Date.now())}`;
  await readStore.ensure({ name, fields: { dossierId: 'text', occurredOn: 'text' }, indexes: [['dossierId', 'occurredOn']] });
  const ids = Array.from({ length: count }, () => randomUUID());
  const writeAll = async (round: number): Promise<void> => {
    for (let first = 0; first < count; first += BATCH) {
      const changes = ids.slice(first, first + BATCH).map((id, at): Change => {
        const commit = BigInt(round * count + first + at + 1);
        return { kind: 'put', position: { commit, prepare: commit }, document: { id, fields: { dossierId: id, occurredOn: '2026-03-02' }, header: { keyId: id }, body: new Uint8Array(DATA_BYTES) } };
      });
      const last = BigInt(round * count + Math.min(first + BATCH, count));
      await readStore.apply(name, changes, { commit: last, prepare: last });
    }
  };
  const added = await perSecond(count, () => writeAll(0));
  const replaced = await perSecond(count, () => writeAll(1));
  const found = await readStore.count(name);
  demand(found === count, `${String(found)} documents are in the store, ${String(count)} were written`);
  return { 'added/s': added, 'replaced/s': replaced };
};

answer(await withStores(what === 'events' ? events : documents));
