import { Service } from '../../e2e/school.ts';
import { newTally } from './play.ts';
import { runSteps } from './run-steps.ts';

let service: Service;
beforeAll(async () => {
  service = await Service.furnished('2026-09-15T10:00:00.000Z');
});
afterAll(() => service.close());

describe('Whoever does whatever with dossiers over HTTP, in whatever order', () => {
  it('there is no error of ours, what is refused changes nothing, and every list says what the fold says: 150 steps', async () => {
    const tally = newTally();
    await runSteps(service, tally, { seed: 2026, steps: 150, dossiers: 2 });
    // Else nothing was tried.
    expect([tally.stored.size > 10, tally.refused > 20, tally.compared]).toEqual([true, true, 2]);
  });
});
