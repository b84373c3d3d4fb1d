import { killAndCompare } from './kill.rounds.ts';

describe('kill -9 under load, again and again on the same folder', () => {
  it('keeps every fact that was acknowledged, once, in order, in the lists and in the proof', () => killAndCompare(40));
});
