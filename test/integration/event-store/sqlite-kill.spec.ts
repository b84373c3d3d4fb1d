import { killAndCompare } from './kill.rounds.ts';
import { Workbench } from './sqlite.fixtures.ts';

const bench = Workbench.forEachTest();

it('kill -9 under load loses nothing that was acknowledged, and leaves no gap and no half append', () => killAndCompare(bench, 3), 60_000);
