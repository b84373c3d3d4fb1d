import type { Sizes } from '../options.ts';
import { runJob } from '../processes.ts';
import type { Candidate, Scenario } from '../scenario.ts';
import { copyOf } from '../world.ts';

/** A candidate that is measured inside a process of its own, over its own copy of the archive. */
const inProcess = (name: string, job: string, first: (sizes: Sizes) => string): Candidate => ({
  name,
  run: async ({ worlds, folder, sizes }) => {
    const env = copyOf(await worlds.archive(), folder);
    return runJob(job, [first(sizes), folder, String(sizes.repeats)], env);
  },
});

const SHORT = 20;
const always = (name: string) => (): string => name;

/** The same entries read from SQLite, opened with their keys and parsed: the least that knowing a dossier can be. */
const opened = inProcess('opened', 'fold', always('opened'));

export const fold: Scenario = {
  name: 'fold',
  title: 'the state of a dossier of 2,000 entries (ms), and one more decision and entry when it is at hand (us)',
  candidates: [
    opened,
    inProcess('service', 'fold', always('service')),
    inProcess('warm', 'decide', ({ entries }) => String(entries)),
    inProcess(`warm, ${String(SHORT)} entries`, 'decide', always(String(SHORT))),
  ],
  ratios: [
    { name: 'time: folded from the store / opened only', of: ['service', 'ms'], to: ['opened', 'ms'], better: 'less', floor: 1.5 },
    { name: 'time: first fold of a process / opened only', of: ['service', 'first'], to: ['opened', 'first'], better: 'less' },
    { name: `time: decide and evolve, 2,000 entries / ${String(SHORT)} entries`, of: ['warm', 'us'], to: [`warm, ${String(SHORT)} entries`, 'us'], better: 'less', floor: 1.5 },
  ],
};

export const copy: Scenario = {
  name: 'copy',
  title: 'the copy of a dossier of 2,000 entries in a fresh process: built, checked and bundled, then verified (ms)',
  candidates: [opened, inProcess('service', 'copy', always('service'))],
  ratios: [
    { name: 'time: build / opened only, first time', of: ['service', 'build'], to: ['opened', 'first'], better: 'less' },
    { name: 'time: verify / opened only, first time', of: ['service', 'verify'], to: ['opened', 'first'], better: 'less' },
  ],
};

export const rebuild: Scenario = {
  name: 'rebuild',
  title: 'the timeline of 50,000 events built anew; beside as many plain events read from SQLite and parsed',
  candidates: [inProcess('scan', 'rebuild', always('scan')), inProcess('service', 'rebuild', always('service'))],
  ratios: [{ name: 'events/s: rebuild / scan and JSON.parse', of: ['service', 'events/s'], to: ['scan', 'events/s'], better: 'more', floor: 0.2, goal: 0.4 }],
};
