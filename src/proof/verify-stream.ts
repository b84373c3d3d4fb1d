import { headsOf } from './chain.ts';
import { brokenEntries } from './findings.ts';
import type { Finding } from './findings.ts';
import { countStates } from './manifest.ts';
import type { ManifestStream } from './manifest.ts';

/** Numbers and chain of one stream of a whole copy, from the manifest alone. */

const LISTED = 1000;

interface Numbers {
  readonly missing: readonly number[];
  readonly twice: readonly number[];
  readonly disordered: readonly number[];
}

// A hostile size may be any integer: only gaps between and just after real entries are walked.
const numbersOf = ({ entries, size }: ManifestStream): Numbers => {
  const numbers = entries.map(({ number }) => number);
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const missing: number[] = [];
  let expected = 1;
  for (const number of [...sorted, size + 1]) {
    for (; expected < number && missing.length < LISTED; expected += 1) missing.push(expected);
    expected = Math.max(expected, number + 1);
  }
  return {
    missing,
    twice: [...new Set(numbers.filter((number, i) => numbers[i - 1] === number))],
    disordered: numbers.filter((number, i) => (i > 0 && number < (numbers[i - 1] as number)) || number < 1 || number > size),
  };
};

/** Gapless from 1 to size, each number once and in order; the four states add up to the size. */
export const checkNumbers = (stream: ManifestStream, part: number | undefined): Finding[] => {
  const { missing, twice, disordered } = numbersOf(stream);
  const tally = countStates(stream.entries);
  const { shown, redacted, withheld, erased } = stream.counts;
  const addUp =
    shown === tally.shown && redacted === tally.redacted && withheld === tally.withheld && erased === tally.erased && stream.entries.length === stream.size;
  return [
    ...(missing.length > 0 ? [brokenEntries.missing({ numbers: missing, part })] : []),
    ...(twice.length > 0 ? [brokenEntries.twice({ numbers: twice, part })] : []),
    ...(disordered.length > 0 ? [brokenEntries.outOfOrder({ numbers: disordered, part })] : []),
    ...(addUp ? [] : [brokenEntries.counts(part)]),
  ];
};

/** The heads at every size (index s holds head(s)), from the manifest's digests. */
export const headsOfStream = ({ stream, entries }: ManifestStream): string[] =>
  headsOf(stream, entries.map(({ digest }) => digest));
