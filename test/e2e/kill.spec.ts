import { killAndCompare } from './kill.rounds.ts';

describe('kill -9 under load', () => {
  it('keeps every fact that was acknowledged, once, in order, in the lists and in the proof', () => killAndCompare(2), 60_000);
});
