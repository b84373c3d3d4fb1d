import fc from 'fast-check';
import { put } from '../../../src/kernel/growing-map.ts';

const keys = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
/** Puts a value into one of the maps that are there so far, whichever: also two into the same. */
const puts = fc.array(fc.tuple(fc.nat(1_000), fc.constantFrom(...keys), fc.nat(9)), { maxLength: 80 });

describe('A map that grows', () => {
  it('leaves every map that it was made from as it was, whatever is made from which', () => {
    fc.assert(
      fc.property(puts, (all) => {
        const made: (readonly [map: ReadonlyMap<string, number>, told: ReadonlyMap<string, number>])[] = [[new Map(), new Map()]];
        for (const [from, key, value] of all) {
          const [map, told] = made[from % made.length]!;
          made.push([put(map, key, value), new Map(told).set(key, value)]);
        }
        for (const [map, told] of made) {
          expect([...map]).toEqual([...told]);
          expect([[...map.keys()], [...map.values()], map.size]).toEqual([[...told.keys()], [...told.values()], told.size]);
          for (const key of keys) expect([map.get(key), map.has(key)]).toEqual([told.get(key), told.has(key)]);
        }
      }),
    );
  });

  it('visits its entries in the order in which their keys came', () => {
    const visited: unknown[] = [];
    put(put(put(new Map<string, number>(), 'x', 1), 'y', 2), 'x', 3).forEach((value, key, map) => visited.push([key, value, map.size]));
    expect(visited).toEqual([['x', 3, 2], ['y', 2, 2]]);
  });
});
