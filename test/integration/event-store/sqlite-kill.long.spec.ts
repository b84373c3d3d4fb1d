import { killAndCompare } from './kill.rounds.ts';
import { Workbench } from './sqlite.fixtures.ts';

const bench = Workbench.forEachTest();

it('kill -9 under load, fifty times on one file, loses nothing that was acknowledged', () => killAndCompare(bench, 50), 600_000);
