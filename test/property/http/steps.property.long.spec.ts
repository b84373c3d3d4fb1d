import { recordableFacts } from '../../../src/dossier/index.ts';
import { Service } from '../../e2e/school.ts';
import { newTally } from './play.ts';
import { runSteps } from './run-steps.ts';

const tally = newTally();
const RUNS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const STEPS = 500;

/** Another one each time; `STEPS_SEED` plays what a failure told again, as the first run. */
const seed = Number(process.env['STEPS_SEED'] ?? Date.now() % 1_000_000_000);

let service: Service;
beforeEach(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z');
});
afterEach(() => service.close());

describe('Whoever does whatever with dossiers over HTTP, in whatever order: 5,000 steps', () => {
  it.each(RUNS)('there is no error of ours, what is refused changes nothing, and every list says what the fold says (run %i)', async (run) => {
    await runSteps(service, tally, { seed: seed + run, steps: STEPS, dossiers: 3 });
  });

  it('most of what can be recorded was recorded, and much was refused', () => {
    const never = recordableFacts.map(({ type }) => type).filter((type) => !tally.stored.has(type));
    expect([never.length < recordableFacts.length / 5 ? [] : never, tally.refused > 1_000]).toEqual([[], true]);
  });
});
