import { areEmbedded } from '../servers/stores.ts';
import { cutAndCompare } from './cuts.rounds.ts';

const RUNS = 2;
const seeds = Array.from({ length: RUNS }, () => Math.floor(Math.random() * 2 ** 31));

// It brings its own event store, so once is enough, however many pairs of stores are tested.
(areEmbedded ? describe : describe.skip)('The connection to EventStoreDB fails at random moments', () => {
  it.each(seeds)('what was acknowledged is stored once, in order, in the lists and in the proof (seed %i)', (seed) => cutAndCompare(seed), 60_000);
});
