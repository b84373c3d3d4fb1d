import { StoreUnavailable } from '../../../src/platform/event-store/event-store.ts';
import { all, follow, hasCaughtUp, newCategory, newEvents, newStream, type OpenedStore } from './fixtures.ts';

export function closeContract(open: () => Promise<OpenedStore>): void {
  describe('close', () => {
    let opened: OpenedStore | undefined;
    const fresh = async (): Promise<OpenedStore> => (opened = await open());
    afterEach(async () => {
      await opened?.dispose();
      opened = undefined;
    });

    it('settles every append that was under way; what was acknowledged is stored', async () => {
      const one = await fresh();
      const { store } = one;
      const streams = Array.from({ length: 50 }, () => newStream());
      const appends = Promise.allSettled(streams.map((stream) => store.append(stream, 'no-stream', newEvents(2))));

      await store.close();
      const results = await appends;

      const again = await one.reopen();
      for (const [at, stream] of streams.entries()) {
        if (results[at]?.status === 'fulfilled') expect(await all(again.readStream(stream))).toHaveLength(2);
      }
    });

    it('makes everything after it fail as unavailable', async () => {
      const { store } = await fresh();
      await store.append(newStream(), 'no-stream', newEvents(1));
      await store.close();

      await expect(store.append(newStream(), 'no-stream', newEvents(1))).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(all(store.readStream(newStream()))).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(all(store.readAll())).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.end()).rejects.toMatchObject({ code: 'store-unavailable' });
    });

    it('ends a waiting subscription as unavailable', async () => {
      const { store } = await fresh();
      const following = follow(store, { filter: { streamPrefixes: [newCategory()] } });
      await following.until(hasCaughtUp);
      const stopped = expect(following.until(() => false)).rejects.toBeInstanceOf(StoreUnavailable);

      await store.close();
      await stopped;
    });

    it('may be asked twice', async () => {
      const { store } = await fresh();

      await Promise.all([store.close(), store.close()]);
      await store.close();
    });
  });
}
