import type { EventStore } from '../../../src/platform/event-store/event-store.ts';
import { appendContract } from './append.contract.ts';
import { closeContract } from './close.contract.ts';
import type { OpenedStore } from './fixtures.ts';
import { idempotencyContract } from './idempotency.contract.ts';
import { modelContract } from './model.contract.ts';
import { readContract } from './read.contract.ts';
import { subscribeContract } from './subscribe.contract.ts';

/** Generous: a real server answers some of these tests only after its own time-outs of several seconds. */
const PATIENCE_MS = 60_000;

/**
 * What every event store does, whatever is behind it. It holds for a log that others write to as well: streams have names
 * of their own, positions may have gaps, and results of appends may lack their position.
 */
export function eventStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`Event store: ${name}`, () => {
    let opened: OpenedStore | undefined;
    let store: EventStore | undefined;

    jest.setTimeout(PATIENCE_MS);
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    }, PATIENCE_MS);
    afterAll(() => opened?.dispose(), PATIENCE_MS);

    const current = (): EventStore => {
      if (store === undefined) throw new Error('The store did not open.');
      return store;
    };
    const reopen = async (): Promise<void> => {
      store = await opened?.reopen();
    };

    appendContract(current, reopen);
    idempotencyContract(current, reopen);
    readContract(current);
    subscribeContract(current);
    closeContract(open);
    modelContract(current);
  });
}
