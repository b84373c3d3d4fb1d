import { AppendTooLarge, MAX_APPEND_BYTES, WrongExpectedRevision, type ExpectedRevision, type NewEvent } from '../../../src/platform/event-store/event-store.ts';
import { all, idsOf, newCategory, newEvent, newEvents, newStream, readable, type CurrentStore } from './fixtures.ts';

export function appendContract(store: CurrentStore, reopen: () => Promise<void>): void {
  describe('append', () => {
    it('begins a stream at revision 0', async () => {
      const stream = newStream();

      expect(await store().append(stream, 'no-stream', newEvents(1))).toMatchObject({ revision: 0 });
    });

    it('continues a stream at the exact revision of its last event', async () => {
      const stream = newStream();
      const [first, second] = [newEvents(2), newEvents(3)];

      expect(await store().append(stream, 'no-stream', first)).toMatchObject({ revision: 1 });
      expect(await store().append(stream, 1, second)).toMatchObject({ revision: 4 });
      expect(idsOf(await all(store().readStream(stream)))).toEqual(idsOf([...first, ...second]));
    });

    it('gives back exactly what was stored: every byte, the type and the metadata', async () => {
      const stream = newStream();
      const event = newEvent({ type: 'development-plan', metadata: { recordedAt: '2026-03-02T10:15:30.000Z', $correlationId: 'één "woord"\n☃' } });

      await store().append(stream, 'no-stream', [event]);

      const [stored] = await all(store().readStream(stream));
      expect(readable(stored ? [stored] : [])).toEqual(readable([event]));
      expect(stored).toMatchObject({ stream, revision: 0 });
    });

    it('keeps an event without metadata without metadata', async () => {
      const stream = newStream();
      await store().append(stream, 'no-stream', [newEvent({ metadata: {} })]);

      expect(await all(store().readStream(stream))).toMatchObject([{ metadata: {} }]);
    });

    it('answers, where it knows it, the position that the last event has in the log', async () => {
      const stream = newStream();
      const { position } = await store().append(stream, 'no-stream', newEvents(3));

      const last = (await all(store().readStream(stream))).at(-1);
      expect(position ?? last?.position).toEqual(last?.position);
    });

    it('stores the same id in another stream, and twice in one append', async () => {
      const event = newEvent();
      const [one, other] = [newStream(), newStream()];

      await store().append(one, 'no-stream', [event]);
      await store().append(other, 'no-stream', [event, event]);

      expect(idsOf(await all(store().readStream(one)))).toEqual([event.id]);
      expect(idsOf(await all(store().readStream(other)))).toEqual([event.id, event.id]);
    });

    it('is still there after the store was opened again', async () => {
      const stream = newStream();
      const events = newEvents(3);
      await store().append(stream, 'no-stream', events);

      await reopen();

      expect(readable(await all(store().readStream(stream)))).toEqual(readable(events));
      expect(await store().append(stream, 2, newEvents(1))).toMatchObject({ revision: 3 });
    });
  });

  describe('append at a wrong revision', () => {
    const refusedAt = async (stream: string, expected: ExpectedRevision, actual: ExpectedRevision): Promise<void> => {
      const before = idsOf(await all(store().readStream(stream)));
      const refusal = store().append(stream, expected, newEvents(3));

      await expect(refusal).rejects.toBeInstanceOf(WrongExpectedRevision);
      await expect(refusal).rejects.toMatchObject({ code: 'wrong-expected-revision', stream, expected, actual });
      expect(idsOf(await all(store().readStream(stream)))).toEqual(before);
    };

    it.each<[string, ExpectedRevision]>([
      ['no-stream, when the stream exists', 'no-stream'],
      ['a revision behind the head', 0],
      ['a revision ahead of the head', 3],
    ])('stores nothing and tells where the stream is: %s', async (_, expected) => {
      const stream = newStream();
      await store().append(stream, 'no-stream', newEvents(3));

      await refusedAt(stream, expected, 2);
    });

    it('tells that a missing stream does not exist', () => refusedAt(newStream(), 0, 'no-stream'));
  });

  describe('many appends at once', () => {
    it('at the same revision: exactly one is stored, whole', async () => {
      const stream = newStream();
      const { revision } = await store().append(stream, 'no-stream', newEvents(1));
      const appends = Array.from({ length: 100 }, () => newEvents(2));

      const results = await Promise.allSettled(appends.map((events) => store().append(stream, revision, events)));

      const won = appends.filter((_, at) => results[at]?.status === 'fulfilled');
      const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
      expect(won).toHaveLength(1);
      expect(refusals.filter((refusal) => refusal instanceof WrongExpectedRevision)).toHaveLength(99);
      expect(idsOf(await all(store().readStream(stream, { from: 1 })))).toEqual(idsOf(won.flat()));
    });

    it('to a hundred streams: all are stored, each append with its events side by side in the log', async () => {
      const category = newCategory();
      const appends = new Map(Array.from({ length: 100 }, () => [newStream(category), newEvents(2)]));

      await Promise.all([...appends].map(([stream, events]) => store().append(stream, 'no-stream', events)));

      const log = await all(store().readAll({ filter: { streamPrefixes: [category] } }));
      expect(log).toHaveLength(200);
      for (let at = 0; at < log.length; at += 2) {
        expect(idsOf(log.slice(at, at + 2))).toEqual(idsOf(appends.get(log[at]?.stream ?? '') ?? []));
      }
    });

    it('of which some are refused: the others are stored', async () => {
      const [good, bad] = [newStream(), newStream()];
      const tooLarge = newEvent({ data: new Uint8Array(MAX_APPEND_BYTES) });

      const [first, wrong, large, second] = await Promise.allSettled([
        store().append(good, 'no-stream', newEvents(1)),
        store().append(bad, 7, newEvents(1)),
        store().append(bad, 'no-stream', [tooLarge]),
        store().append(newStream(), 'no-stream', newEvents(1)),
      ]);

      expect([first.status, wrong.status, large.status, second.status]).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
      expect(await all(store().readStream(bad))).toEqual([]);
    });
  });

  describe('the bytes of one append (docs/architecture.md, Writing)', () => {
    const metadata = { naam: 'één' }; // 4 + 5 bytes
    const room = MAX_APPEND_BYTES - 9;

    it('are stored up to 1,000,000: data and metadata, keys included', async () => {
      const stream = newStream();
      await store().append(stream, 'no-stream', [newEvent({ data: new Uint8Array(room).fill(7), metadata })]);

      expect((await all(store().readStream(stream)))[0]?.data.byteLength).toBe(room);
    });

    it.each<[string, NewEvent[]]>([
      ['in one event', [newEvent({ data: new Uint8Array(room + 1), metadata })]],
      ['over all its events', Array.from({ length: 4 }, () => newEvent({ data: new Uint8Array(250_000), metadata: {} })).concat(newEvent({ data: new Uint8Array(1), metadata: {} }))],
    ])('are refused from 1,000,001 on: %s', async (_, events) => {
      const stream = newStream();
      const refusal = store().append(stream, 'no-stream', events);

      await expect(refusal).rejects.toBeInstanceOf(AppendTooLarge);
      await expect(refusal).rejects.toMatchObject({ code: 'append-too-large', bytes: 1_000_001 });
      expect(await all(store().readStream(stream))).toEqual([]);
    });
  });

  describe('an append that no caller should make is a TypeError', () => {
    it.each<[string, ExpectedRevision, NewEvent[]]>([
      ['without events', 'no-stream', []],
      ['at a revision below zero', -1, newEvents(1)],
      ['at a broken revision', 0.5, newEvents(1)],
      ['with an id that is no UUID', 'no-stream', [newEvent({ id: 'one' })]],
      ['with an id in upper case', 'no-stream', [newEvent({ id: '0B8E1E70-3A2B-4C5D-8E9F-0123456789AB' })]],
      ['with an empty type', 'no-stream', [newEvent({ type: '' })]],
      ['with a type that is the server’s', 'no-stream', [newEvent({ type: '$deleted' })]],
    ])('%s', async (_, expected, events) => {
      const stream = newStream();

      await expect(store().append(stream, expected, events)).rejects.toBeInstanceOf(TypeError);
      expect(await all(store().readStream(stream))).toEqual([]);
    });

    it.each(['', '$settings', 'half-\ud800', 'zero-\0'])('to the stream %j', async (stream) => {
      await expect(store().append(stream, 'no-stream', newEvents(1))).rejects.toBeInstanceOf(TypeError);
    });
  });
}
