import { getEventListeners } from 'node:events';
import { Tail } from '../../../src/platform/event-store/sqlite/tail.ts';

const NEVER_MS = 600_000;

describe('waiting at the end of the log', () => {
  it('does not miss a change between the look at the log and the wait', async () => {
    const tail = new Tail();
    const seen = tail.changes;
    tail.changed();

    await tail.changedSince(seen, NEVER_MS, new AbortController().signal);
  });

  it('ends with a change, with an abort, or when the patience is over, and leaves no listener', async () => {
    const tail = new Tail();
    const aborting = new AbortController();
    const waiting = Array.from({ length: 3 }, () => tail.changedSince(tail.changes, NEVER_MS, aborting.signal));
    tail.changed();
    await Promise.all(waiting);
    expect(getEventListeners(aborting.signal, 'abort')).toHaveLength(0);

    await tail.changedSince(tail.changes, 1, aborting.signal);
    const last = tail.changedSince(tail.changes, NEVER_MS, aborting.signal);
    aborting.abort();
    await last;
    expect(getEventListeners(aborting.signal, 'abort')).toHaveLength(0);
  });
});
