import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Sizes } from './options.ts';
import type { Worlds } from './world.ts';

/** What one candidate measured in one round, by name. */
export type Measures = Readonly<Record<string, number>>;

/** One candidate's turn in one round. */
export interface Turn {
  /** Its own, empty, gone afterwards. */
  readonly folder: string;
  readonly sizes: Sizes;
  readonly worlds: Worlds;
}

export interface Candidate {
  readonly name: string;
  /** A fresh process over a fresh database. @throws Wrong when what it did was not right */
  run(turn: Turn): Promise<Measures>;
}

/** A measure of one candidate against the same, or another, measure of the baseline in the same round. */
export interface Ratio {
  readonly name: string;
  readonly of: readonly [candidate: string, measure: string];
  /** Absent: the measure itself is what is bounded. */
  readonly to?: readonly [candidate: string, measure: string];
  readonly better: 'more' | 'less';
  /** What was thought bearable, and what was aimed at, before it was built. */
  readonly floor?: number;
  readonly goal?: number;
}

export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly candidates: readonly Candidate[];
  readonly ratios: readonly Ratio[];
  /** Once, before the first round. */
  prepare?(turn: Turn): Promise<void>;
}

export interface Results {
  readonly scenario: Scenario;
  /** By candidate, one per round. */
  readonly measures: ReadonlyMap<string, readonly Measures[]>;
}

/** Something was fast but not right. */
export class Wrong extends Error {}

export const demand = (holds: boolean, what: string): void => {
  if (!holds) throw new Wrong(what);
};

/** All candidates in every round, each round beginning with another one, so that a busy machine is busy for all of them. */
export const runRounds = async (scenario: Scenario, rounds: number, { folder, ...turn }: Turn): Promise<Results> => {
  const { candidates } = scenario;
  const measures = new Map<string, Measures[]>(candidates.map(({ name }) => [name, []]));
  const take = async <T>(work: (own: Turn) => Promise<T>): Promise<T> => {
    const own = mkdtempSync(join(folder, `${scenario.name}-`));
    try {
      return await work({ ...turn, folder: own });
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
  };
  await take(async (own) => scenario.prepare?.(own));
  for (let round = 0; round < rounds; round += 1) {
    for (let at = 0; at < candidates.length; at += 1) {
      const candidate = candidates[(at + round) % candidates.length] as Candidate;
      measures.get(candidate.name)?.push(await take((own) => candidate.run(own)));
    }
  }
  return { scenario, measures };
};
