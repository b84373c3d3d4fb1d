import { figuresOf, rows, sentenceOf, type Finding, type Row } from './compliance.ts';

/** Fewer pupils than this behind a number could point at one of them. */
export const FEWEST_PUPILS = 5;

/** A number that may be told; `<5`: about fewer than five pupils; `hidden`: another number could be reckoned from it. */
export type Told = number | '<5' | 'hidden';

export interface ToldOutcome {
  readonly outcome: string;
  readonly textNl: string;
  readonly count: Told;
}

/** A figure over the dossiers of a school: no entries, and no number that points at a pupil. */
export interface SchoolFigure extends Row {
  readonly total: Told;
  readonly outcomes: readonly ToldOutcome[];
  readonly textNl: string;
}

interface Cell {
  readonly count: number;
  /** How many pupils it is about. */
  readonly pupils: number;
}

export const toldPupils = (pupils: number): Told => (pupils > 0 && pupils < FEWEST_PUPILS ? '<5' : pupils);

/**
 * The numbers of one row that may be told. With a number that is too small the smallest other one and the total go too:
 * what was left out cannot be reckoned from what is told, also not with the same total from another row.
 */
export const toldOf = (cells: readonly Cell[]): { readonly counts: readonly Told[]; readonly total: Told } => {
  const isSmall = ({ pupils }: Cell): boolean => toldPupils(pupils) === '<5';
  if (!cells.some(isSmall)) return { counts: cells.map(({ count }) => count), total: cells.reduce((sum, { count }) => sum + count, 0) };
  const next = cells.filter((cell) => cell.count > 0 && !isSmall(cell)).toSorted((a, b) => a.count - b.count)[0];
  return { counts: cells.map((cell) => (isSmall(cell) ? '<5' : cell === next ? 'hidden' : cell.count)), total: 'hidden' };
};

/** The figures of a school from the findings of each of its dossiers. */
export const schoolFiguresOf = (dossiers: readonly (readonly Finding[])[]): readonly SchoolFigure[] => {
  const figures = dossiers.map((findings) => figuresOf(findings));
  return rows.map((row, at) => {
    const outcomes = figures.map((its) => its[at]?.outcomes ?? []);
    const kinds = figuresOf([])[at]?.outcomes ?? [];
    const { counts, total } = toldOf(kinds.map((_, which) => cellOf(outcomes.map((its) => its[which]?.count ?? 0))));
    const told = kinds.map(({ outcome, textNl }, which): ToldOutcome => ({ outcome, textNl, count: counts[which] ?? 0 }));
    return { ...row, total, outcomes: told, textNl: sentenceOf(row, told.map(({ count, textNl }) => ({ count: inWords(count), textNl }))) };
  });
};

const inWords = (count: Told): number | string => (count === '<5' ? 'bij minder dan 5 leerlingen' : count === 'hidden' ? 'een aantal' : count);

const cellOf = (perPupil: readonly number[]): Cell => ({ count: perPupil.reduce((sum, count) => sum + count, 0), pupils: perPupil.filter((count) => count > 0).length });
