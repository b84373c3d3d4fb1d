import type { Projections, RunnerSettings } from '../../../src/platform/projections/index.ts';
import { eventually, newEvent, newFolder, openStores, projectionsOver, removeFolder, tally, textOf, Writer, type Opened } from './fixtures.ts';

let stores: Opened;
let started: Projections[];
/** One clock for both runners, in milliseconds. */
let clock: number;

beforeEach(async () => {
  stores = await openStores(await newFolder());
  started = [];
  clock = 1_000_000;
});

afterEach(async () => {
  for (const projections of started) await projections.stop();
  await stores.close();
  await removeFolder(stores.folder);
});

const writer = (): Writer => new Writer(() => stores.eventStore);
const made = (settings: Partial<RunnerSettings> = {}): Projections => {
  const projections = projectionsOver(stores, [tally()], { leaseMs: 90, now: () => clock, ...settings });
  started.push(projections);
  projections.start();
  return projections;
};
const stateOf = (projections: Projections) => projections.status()[0]!.state;

describe('Two processes with one projection', () => {
  it('write one at a time; who stands by reads along and can wait', async () => {
    const first = made();
    await eventually(() => stateOf(first) === 'live');
    const second = made();
    await eventually(() => stateOf(second) === 'standby');
    const position = await writer().append(newEvent('a'));
    expect(await second.waitFor('tally', position, 5_000)).toBe(true);
    expect((await second.get('tally', 'a'))!.fields['count']).toBe(1);
    expect(stateOf(second)).toBe('standby');
    expect(second.status()[0]).not.toHaveProperty('lagMs');
  });

  it('take over from each other when one stops', async () => {
    const first = made();
    await eventually(() => stateOf(first) === 'live');
    const second = made();
    await eventually(() => stateOf(second) === 'standby');
    await first.stop();
    await eventually(() => stateOf(second) === 'live');
    const position = await writer().append(newEvent('a'));
    expect(await second.waitFor('tally', position, 5_000)).toBe(true);
  });

  it('do not both count an event when a holder comes back too late', async () => {
    const thing = writer();
    const first = made();
    await eventually(() => stateOf(first) === 'live');
    // The first is held up between reading the documents and writing them, for longer than its lease.
    const held = Promise.withResolvers<undefined>();
    const reached = Promise.withResolvers<undefined>();
    const { readStore } = stores;
    const getMany = readStore.getMany.bind(readStore);
    readStore.getMany = async (...args) => {
      readStore.getMany = getMany;
      const found = await getMany(...args);
      reached.resolve(undefined);
      await held.promise;
      return found;
    };
    const events = [newEvent('a'), newEvent('a')];
    await thing.append(events[0]!);
    await reached.promise;
    clock += 1_000;
    const second = made();
    await eventually(() => stateOf(second) === 'live');
    const position = await thing.append(events[1]!);
    expect(await second.waitFor('tally', position, 5_000)).toBe(true);
    const late: unknown[] = [];
    const apply = readStore.apply.bind(readStore);
    readStore.apply = (...args) => {
      late.push(args);
      return apply(...args);
    };
    held.resolve(undefined);
    await eventually(() => stateOf(first) === 'standby');
    expect(late).toEqual([]);
    expect(textOf((await second.get('tally', 'a'))!)).toBe(events.map(({ id }) => id.slice(0, 8)).join(' '));
  });
});
