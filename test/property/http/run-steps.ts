import fc from 'fast-check';
import type { Service } from '../../e2e/school.ts';
import { newTally, Play, type Tally } from './play.ts';
import { step, type Step } from './steps.ts';

interface Run {
  /** The same seed gives the same steps. */
  readonly seed: number;
  readonly steps: number;
  readonly dossiers: number;
}

type Numbered = readonly [at: number, step: Step];

/** A step without what was said in it. */
const told = ([at, it]: Numbered): string => {
  switch (it.does) {
    case 'post':
      return `${String(at)}: ${it.records} (${it.way}) by ${String(it.who)} in ${String(it.dossier)}`;
    case 'wait':
      return `${String(at)}: ${String(it.minutes)} minutes later`;
    default:
      return `${String(at)}: ${it.does} in ${String(it.dossier)}`;
  }
};

const LONGEST_REDUCTION_MS = 240_000;

/** The steps of which none can be missed: leaves out half of them, then less, as long as what is left still fails. */
const reduced = async (all: readonly Numbered[], fails: (steps: readonly Numbered[]) => Promise<boolean>): Promise<readonly Numbered[]> => {
  const until = performance.now() + LONGEST_REDUCTION_MS;
  let left = all;
  for (let size = Math.ceil(all.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < left.length && performance.now() < until; ) {
      const fewer = left.toSpliced(from, size);
      if (await fails(fewer)) left = fewer;
      else from += size;
    }
  }
  return left;
};

/** Plays random steps. A failure is told as the seed and the fewest steps that make it; never what was said in them. */
export const runSteps = async (service: Service, tally: Tally, { seed, steps, dossiers }: Run): Promise<void> => {
  const start = service.clock.now();
  const [drawn = []] = fc.sample(fc.noBias(fc.array(step, { minLength: steps, maxLength: steps })), { seed, numRuns: 1 });
  const all = drawn.map((it, at): Numbered => [at, it]);
  const play = async (numbered: readonly Numbered[], count = tally): Promise<Error | undefined> => {
    service.clock.set(start);
    try {
      const stage = await Play.begin(service, count, dossiers);
      for (const [, it] of numbered) await stage.step(it);
      await stage.end();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  };
  const failure = await play(all);
  if (failure === undefined) return;
  let shortest = failure;
  const left = await reduced(all, async (fewer) => {
    const again = await play(fewer, newTally());
    if (again !== undefined) shortest = again;
    return again !== undefined;
  });
  throw new Error([`seed ${String(seed)}, ${String(steps)} steps, ${String(dossiers)} dossiers. These steps fail:`, ...left.map(told), '', shortest.stack ?? shortest.message].join('\n  '));
};
