import { parseArgs } from 'node:util';

/** How much work one round is. */
export interface Sizes {
  readonly dossiers: number;
  /** In the whole log, for the rebuild. */
  readonly events: number;
  /** In the one long dossier. */
  readonly entries: number;
  /** Requests of one kind of load: not measured first, then measured. */
  readonly command: Amount;
  readonly entry: Amount;
  readonly page: Amount;
  /** What is handed over in one request. */
  readonly bulk: { readonly events: number; readonly dossiers: number; readonly warmUp: Amount };
  /** How often an in-process measurement is repeated; its median counts. */
  readonly repeats: number;
}

export interface Amount {
  readonly warmUp: number;
  readonly count: number;
}

export interface Options {
  /** Names of scenarios; empty for all. */
  readonly only: readonly string[];
  readonly rounds: number;
  readonly smoke: boolean;
  /** Where the results go as JSON. */
  readonly json?: string;
  readonly sizes: Sizes;
}

/** Nest understates itself by a third until some 15,000 requests have made its code hot. */
const FULL: Sizes = {
  dossiers: 1_000,
  events: 50_000,
  entries: 2_000,
  command: { warmUp: 12_000, count: 6_000 },
  entry: { warmUp: 4_000, count: 4_000 },
  page: { warmUp: 600, count: 800 },
  bulk: { events: 10_000, dossiers: 200, warmUp: { warmUp: 2_000, count: 500 } },
  repeats: 7,
};

/** Enough to see that everything is right; its ratios mean nothing. */
const SMOKE: Sizes = {
  dossiers: 20,
  events: 800,
  entries: 150,
  command: { warmUp: 100, count: 400 },
  entry: { warmUp: 50, count: 200 },
  page: { warmUp: 20, count: 60 },
  bulk: { events: 200, dossiers: 10, warmUp: { warmUp: 50, count: 50 } },
  repeats: 1,
};

export const USAGE = `npm run bench -- [--only command,read] [--rounds 5] [--smoke] [--json results.json]`;

/** Something on the command line cannot be used. */
export class UsageError extends Error {}

/** @throws UsageError */
export const readOptions = (args: readonly string[], known: readonly string[]): Options => {
  const { only, rounds, smoke, json } = values(args);
  const names = only?.split(',').map((it) => it.trim()) ?? [];
  const unknown = names.find((it) => !known.includes(it));
  if (unknown !== undefined) throw new UsageError(`There is no scenario ${unknown}: choose from ${known.join(', ')}.`);
  const count = Number(rounds ?? (smoke ? 1 : 3));
  if (!Number.isInteger(count) || count < 1 || count > 99) throw new UsageError('--rounds must be a whole number from 1 to 99.');
  return { only: names, rounds: count, smoke, ...(json !== undefined && { json }), sizes: smoke ? SMOKE : FULL };
};

const values = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: { only: { type: 'string' }, rounds: { type: 'string' }, smoke: { type: 'boolean', default: false }, json: { type: 'string' } } }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};
