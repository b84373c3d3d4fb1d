import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stores } from '../../src/app.stores.ts';
import { dist } from '../dist.ts';
import { medianOf } from '../report.ts';
import type { Measures } from '../scenario.ts';
import type { World } from '../world.ts';

/** What a job was started with: a candidate, the folder of its world, how often. */
export interface Job {
  readonly candidate: string;
  readonly folder: string;
  readonly repeats: number;
  readonly world: World;
}

export const readJob = (): Job => {
  const [candidate = '', folder = '', repeats = '1'] = process.argv.slice(2);
  return { candidate, folder, repeats: Number(repeats), world: JSON.parse(readFileSync(join(folder, 'world.json'), 'utf8')) as World };
};

/** The stores of the environment, closed afterwards. */
export const withStores = async <T>(work: (stores: Stores) => Promise<T>): Promise<T> => {
  const { readConfig } = await dist.config();
  const { openStores } = await dist.stores();
  const stores = await openStores(readConfig(process.env), () => undefined);
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
};

/** Everything of a stream, in memory. */
export const listOf = async <T>(source: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = [];
  for await (const it of source) all.push(it);
  return all;
};

/** Milliseconds of processor time of this thread that one call takes: what others do on this machine is not in it. */
export const spent = async (work: () => unknown): Promise<number> => {
  globalThis.gc?.();
  const since = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(since);
  return (user + system) / 1_000;
};

/** Milliseconds of one call. */
export const timed = async (work: () => unknown): Promise<number> => {
  globalThis.gc?.();
  const since = performance.now();
  await work();
  return performance.now() - since;
};

/** Milliseconds of processor time of the median call. */
export const medianSpent = async (repeats: number, work: () => unknown): Promise<number> => {
  const times: number[] = [];
  for (let call = 0; call < repeats; call += 1) times.push(await spent(work));
  return medianOf(times);
};

export const answer = (measures: Measures): void => void process.stdout.write(JSON.stringify(measures));
