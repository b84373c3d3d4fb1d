import { AppendUncertain, WrongExpectedRevision, type ExpectedRevision, type NewEvent } from '../../../src/platform/event-store/event-store.ts';
import { all, idsOf, newEvent, newEvents, newStream, type CurrentStore } from './fixtures.ts';

type Named = Readonly<Record<'a' | 'b' | 'c' | 'e', NewEvent>>;
type Outcome = 'first result' | 'stored again' | 'refused';

const named = (): Named => ({ a: newEvent(), b: newEvent(), c: newEvent(), e: newEvent() });
const spelled = (events: Named, letters: string): NewEvent[] => letters.split('').map((letter) => events[letter as keyof Named]);

/** docs/architecture.md, The event store port, row by row, without ANY: resend, expected, outcome and revision answered. */
const DIRECTLY_AFTER: [string, ExpectedRevision, Outcome, number | null][] = [
  ['ab', 'no-stream', 'first result', 1],
  ['a', 'no-stream', 'first result', 0],
  ['b', 0, 'first result', 1],
  ['b', 'no-stream', 'refused', null],
  ['ab', 1, 'stored again', 3],
  ['be', 1, 'stored again', 3],
  ['ab', 5, 'refused', null],
  ['abe', 'no-stream', 'refused', null],
  ['ba', 'no-stream', 'refused', null],
  ['ae', 'no-stream', 'refused', null],
  ['eb', 'no-stream', 'refused', null],
  ['e', 'no-stream', 'refused', null],
];

const AFTER_C: typeof DIRECTLY_AFTER = [
  ['ab', 'no-stream', 'first result', 1],
  ['a', 'no-stream', 'first result', 0],
  ['b', 0, 'first result', 1],
  ['b', 'no-stream', 'refused', null],
  ['ab', 1, 'refused', null],
  ['ab', 2, 'stored again', 4],
  ['be', 1, 'refused', null],
  ['ab', 5, 'refused', null],
  ['abe', 'no-stream', 'refused', null],
  ['abc', 'no-stream', 'first result', 2],
  ['bc', 0, 'first result', 2],
  ['ba', 'no-stream', 'refused', null],
  ['ae', 'no-stream', 'refused', null],
  ['eb', 'no-stream', 'refused', null],
  ['e', 'no-stream', 'refused', null],
];

export function idempotencyContract(store: CurrentStore, reopen: () => Promise<void>): void {
  const resent = async (history: string, resend: string, expected: ExpectedRevision, outcome: Outcome, revision: number | null): Promise<void> => {
    const stream = newStream();
    const events = named();
    await store().append(stream, 'no-stream', spelled(events, 'ab'));
    if (history === 'abc') await store().append(stream, 1, [events.c]);

    const answer = store().append(stream, expected, spelled(events, resend));

    if (outcome === 'refused') await expect(answer).rejects.toBeInstanceOf(WrongExpectedRevision);
    else await expect(answer).resolves.toMatchObject({ revision });
    const stored = await all(store().readStream(stream));
    expect(idsOf(stored)).toEqual(idsOf(spelled(events, outcome === 'stored again' ? history + resend : history)));

    // Of a part of an append the server's position was not observed, so it is compared for whole ones only.
    if (outcome === 'refused' || (outcome === 'first result' && resend !== 'ab')) return;
    const { position } = await answer;
    if (position !== undefined) expect(position).toEqual(stored[revision ?? -1]?.position);
  };

  describe('the same events again, directly after [a, b] was stored at no-stream', () => {
    it.each(DIRECTLY_AFTER)('[%s] at %s: %s', (resend, expected, outcome, revision) => resent('ab', resend, expected, outcome, revision));
  });

  describe('the same events again, after [a, b] and [c] were stored', () => {
    it.each(AFTER_C)('[%s] at %s: %s', (resend, expected, outcome, revision) => resent('abc', resend, expected, outcome, revision));
  });

  describe('a repeated append', () => {
    it('with the same ids at the same expected revision is stored once (W-02), however much followed and after a restart', async () => {
      const stream = newStream();
      const events = newEvents(2);
      const first = await store().append(stream, 'no-stream', events);
      for (let revision = 1; revision < 201; revision += 20) await store().append(stream, revision, newEvents(20));

      expect(await store().append(stream, 'no-stream', events)).toMatchObject({ revision: first.revision });
      await reopen();
      expect(await store().append(stream, 'no-stream', events)).toMatchObject({ revision: first.revision });
      expect(await all(store().readStream(stream))).toHaveLength(202);
    });

    it('is known by its ids only: other data under the same ids change nothing', async () => {
      const stream = newStream();
      const event = newEvent();
      await store().append(stream, 'no-stream', [event]);
      await store().append(stream, 0, newEvents(1));

      expect(await store().append(stream, 'no-stream', [{ ...event, data: Uint8Array.of(9) }])).toMatchObject({ revision: 0 });
      expect((await all(store().readStream(stream)))[0]?.data).toHaveLength(event.data.byteLength);
    });

    it('sent while the first is under way is stored once; a server may leave its answer open', async () => {
      const stream = newStream();
      const events = newEvents(2);

      const results = await Promise.allSettled(Array.from({ length: 5 }, () => store().append(stream, 'no-stream', events)));

      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(AppendUncertain);
        else expect(result.value).toMatchObject({ revision: 1 });
      }
      expect(await store().append(stream, 'no-stream', events)).toMatchObject({ revision: 1 });
      expect(idsOf(await all(store().readStream(stream)))).toEqual(idsOf(events));
    });
  });
}
