import { execFileSync, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { StoreUnavailable, type EventStore } from '../../../src/platform/event-store/event-store.ts';
import { all, newEvent, newEvents, newStream } from '../../contract/event-store/fixtures.ts';
import { startChild, Workbench } from './sqlite.fixtures.ts';

const bench = Workbench.forEachTest();

/** 256 KiB: room for two large events, and for some small ones after them. */
const PAGES = 64;
const large = (): ReturnType<typeof newEvent> => newEvent({ data: new Uint8Array(100_000) });

async function filled(): Promise<EventStore> {
  const store = await bench.open({ maxPageCount: PAGES });
  for (;;) {
    try {
      await store.append(newStream(), 'no-stream', [large()]);
    } catch (error) {
      expect(error).toBeInstanceOf(StoreUnavailable);
      return store;
    }
  }
}

describe('a full disk', () => {
  it('refuses exactly the appends for which there is no room, and stores nothing of them', async () => {
    const store = await filled();
    const [before, full, beside] = [newStream(), newStream(), newStream()];

    const results = await Promise.allSettled([
      store.append(before, 'no-stream', newEvents(1)),
      store.append(full, 'no-stream', [newEvent(), large()]),
      store.append(beside, 'no-stream', newEvents(1)),
    ]);

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { code: 'store-unavailable' } });
    expect(await all(store.readStream(full))).toEqual([]);
    expect(await all(store.readStream(before))).toHaveLength(1);
  });

  it('gives the stream and the positions on as if nothing had been tried, once there is room', async () => {
    const store = await filled();
    const stream = newStream();
    const event = large();
    await store.append(stream, 'no-stream', newEvents(1));
    await expect(store.append(stream, 0, [event])).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();

    const roomy = await bench.open();
    expect(await roomy.append(stream, 0, [event])).toMatchObject({ revision: 1 });
    const log = await all(roomy.readAll());
    expect(log.map(({ position }) => position.commit)).toEqual(log.map((_, at) => BigInt(at + 1)));
  });
});

// prlimit changes the limit of a running process; other systems have no such tool.
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a file that may not grow (a file size limit; Linux only)', () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill('SIGKILL'));

  const limit = (pid: number | undefined, bytes: string): void => {
    execFileSync('prlimit', [`--pid=${String(pid)}`, `--fsize=${bytes}:`]);
  };
  const until = async (process: ChildProcess, wanted: string): Promise<void> => {
    for await (const [report] of on(process, 'message', { close: ['exit'] }) as AsyncIterable<[string]>) if (report === wanted) return;
    throw new Error('The process has ended.');
  };

  it('makes appends unavailable while reads go on, and takes them again when it may grow', async () => {
    child = await startChild('grow.ts', [bench.path()]);

    limit(child.pid, '500000');
    await until(child, 'unavailable');
    limit(child.pid, 'unlimited');
    await until(child, 'stored');

    const exited = once(child, 'exit');
    child.send('finish');
    expect(await exited).toEqual([0, null]);
    const store = await bench.open();
    const revisions = (await all(store.readAll())).map(({ revision }) => revision);
    expect(revisions).toEqual(revisions.map((_, at) => at));
  }, 30_000);
});
