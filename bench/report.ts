import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import type { Measures, Ratio, Results } from './scenario.ts';

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};

const spreadOf = (values: readonly number[]): Spread => ({ median: medianOf(values), min: Math.min(...values), max: Math.max(...values) });

/** The ratio of every round, so that what slows down the whole machine drops out; undefined where something was not measured. */
export const ratioOf = ({ of, to }: Ratio, { measures }: Results): Spread | undefined => {
  const valuesOf = ([candidate, measure]: Ratio['of']): readonly (number | undefined)[] => (measures.get(candidate) ?? []).map((it) => it[measure]);
  const below = to ? valuesOf(to) : undefined;
  const quotients = valuesOf(of).flatMap((value, round) => {
    const base = below ? below[round] : 1;
    return value === undefined || base === undefined || base === 0 ? [] : [value / base];
  });
  return quotients.length === 0 ? undefined : spreadOf(quotients);
};

const short = (value: number): string => (value >= 1_000 ? Math.round(value).toLocaleString('en') : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

const bound = (value: number | undefined, better: Ratio['better']): string => (value === undefined ? '-' : `${better === 'more' ? '>=' : '<='} ${short(value)}`);

/** Where it stands; a word, never a verdict: machines and days differ. */
const standing = ({ better, floor, goal }: Ratio, median: number): string => {
  const reaches = (wanted: number | undefined): boolean => wanted !== undefined && (better === 'more' ? median >= wanted : median <= wanted);
  return reaches(goal) ? 'goal' : floor === undefined ? '' : reaches(floor) ? 'holds' : 'below floor';
};

const WIDTHS = [54, 8, 16, 9, 9, 12] as const;
const row = (...cells: readonly string[]): string => `  ${cells.map((cell, at) => (at === 0 ? cell.padEnd(WIDTHS[0]) : cell.padStart(WIDTHS[at] ?? 0))).join(' ')}`.trimEnd();

const ratioRow = (ratio: Ratio, results: Results): string => {
  const spread = ratioOf(ratio, results);
  const { name, better, floor, goal } = ratio;
  return row(name, spread ? short(spread.median) : '-', spread ? `${short(spread.min)}..${short(spread.max)}` : '-', bound(floor, better), bound(goal, better), spread ? standing(ratio, spread.median) : '');
};

const mediansOf = (rounds: readonly Measures[]): Measures =>
  Object.fromEntries(Object.keys(rounds[0] ?? {}).map((measure) => [measure, medianOf(rounds.flatMap((it) => it[measure] ?? []))]));

/** What was measured, in words; the numbers themselves are only for comparing within this run. */
export const tableOf = (results: Results): string => {
  const { scenario, measures } = results;
  const told = [...measures].map(([candidate, rounds]) => `    ${candidate}: ${Object.entries(mediansOf(rounds)).map(([name, value]) => `${name} ${short(value)}`).join(', ')}`);
  return [
    `${scenario.name}: ${scenario.title}`,
    row('ratio', 'median', 'min..max', 'floor', 'goal', ''),
    ...scenario.ratios.map((ratio) => ratioRow(ratio, results)),
    '  medians of this run, not to be compared with another:',
    ...told,
  ].join('\n');
};

const commit = (): string | undefined => {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
};

/** Everything that was measured, for a file. */
export const jsonOf = (all: readonly Results[], rounds: number): string =>
  JSON.stringify(
    {
      commit: commit(),
      node: process.version,
      cpus: cpus().map(({ model }) => model),
      rounds,
      scenarios: all.map((results) => ({
        name: results.scenario.name,
        title: results.scenario.title,
        ratios: results.scenario.ratios.map((ratio) => ({ ...ratio, ...ratioOf(ratio, results) })),
        measures: Object.fromEntries(results.measures),
      })),
    },
    undefined,
    2,
  );
