import fc from 'fast-check';
import { LogReader } from '../../../src/platform/event-store/sqlite/log-reader.ts';
import { RecentLog } from '../../../src/platform/event-store/sqlite/recent-log.ts';
import { newEvents } from '../../contract/event-store/fixtures.ts';
import { Workbench } from './sqlite.fixtures.ts';

const bench = Workbench.forEachTest();
const STREAMS = ['dossier-a', 'dossier-b', 'organisation-a'];

type Step = { readonly kind: 'append'; readonly stream: number; readonly count: number } | { readonly kind: 'read'; readonly stream: number; readonly back: number; readonly limit: number } | { readonly kind: 'follow'; readonly back: number; readonly limit: number };

const stream = fc.nat(STREAMS.length - 1);
const limit = fc.integer({ min: 1, max: 8 });
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ kind: fc.constant('append' as const), stream, count: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ kind: fc.constant('read' as const), stream, back: fc.integer({ min: -2, max: 12 }), limit }),
    fc.record({ kind: fc.constant('follow' as const), back: fc.integer({ min: -2, max: 20 }), limit }),
  ),
  { maxLength: 60 },
);

describe('the last events of the log in memory', () => {
  it('are what SQLite says, whatever was appended in between and however little is kept', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(steps, fc.record({ events: fc.integer({ min: 1, max: 10 }), bytes: fc.integer({ min: 1, max: 3_000 }), pagesBehind: fc.integer({ min: 0, max: 2 }) }), async (run, bounds) => {
        const file = `events-${String((round += 1))}.db`;
        const store = await bench.open({ file: bench.path(file) });
        const reader = new LogReader(bench.path(file));
        const recent = new RecentLog(new LogReader(bench.path(file)), bounds);
        const sizes = STREAMS.map(() => 0);
        for (const step of run) {
          if (step.kind === 'append') {
            const size = sizes[step.stream] as number;
            await store.append(STREAMS[step.stream] as string, size === 0 ? 'no-stream' : size - 1, newEvents(step.count));
            sizes[step.stream] = size + step.count;
            recent.mayHaveGrown();
          } else if (step.kind === 'read') {
            const query = { stream: STREAMS[step.stream] as string, from: Math.max(0, (sizes[step.stream] as number) - step.back), direction: 'forwards' as const };
            expect(recent.streamPage(query, step.limit).events).toEqual(reader.streamPage(query, step.limit).events);
          } else {
            const end = Number(reader.end());
            const after = BigInt(Math.max(0, end - step.back));
            const filter = { streamPrefixes: ['dossier-'] };
            expect(recent.logPage(after, filter, step.limit)).toEqual(reader.logPage(after, filter, step.limit));
          }
        }
        recent.close();
        reader.close();
        await store.close();
      }),
      { numRuns: 12 },
    );
  });

  it('are asked of SQLite once, however many follow the log and whoever reads what was just written', async () => {
    const store = await bench.open();
    await store.append(STREAMS[0] as string, 'no-stream', newEvents(3));
    const reader = new LogReader(bench.path());
    const recent = new RecentLog(reader);
    const query = { stream: STREAMS[0] as string, from: 3, direction: 'forwards' as const };
    expect(recent.streamPage(query).events).toEqual([]);
    await store.append(STREAMS[0] as string, 2, newEvents(2));
    recent.mayHaveGrown();
    recent.logPage(3n);
    reader.streamPage = reader.logPage = () => {
      throw new Error('SQLite was asked again.');
    };
    expect(recent.streamPage(query).events.map(({ revision }) => revision)).toEqual([3, 4]);
    expect(recent.streamPage({ ...query, from: 5 })).toEqual({ events: [], isLast: true });
    for (const after of [3n, 4n, 5n]) expect(recent.logPage(after).scannedTo).toBe(5n);
    recent.close();
  });
});
