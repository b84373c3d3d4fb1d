import { cutAndCompare } from './cuts.rounds.ts';

const RUNS = 50;
const seeds = Array.from({ length: RUNS }, () => Math.floor(Math.random() * 2 ** 31));

describe('The connection to EventStoreDB fails at random moments, again and again', () => {
  it.each(seeds)('what was acknowledged is stored once, in order, in the lists and in the proof (seed %i)', (seed) => cutAndCompare(seed), 60_000);
});
