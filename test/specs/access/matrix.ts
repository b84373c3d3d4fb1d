import { accessTable, actions, type AccessRule, type Action, type SubjectFacts } from '../../../src/access/index.ts';
import { policyOf, type Policy } from '../../../src/access/decide.ts';
import { askedAbout, entryInWords, kindInWords, possibleSubjects, subjectInWords } from './world.ts';

/** What the table answers everywhere it matters: by action and subject, then by outcome ("redact AD-1"), the entries, with semicolons between. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, string>>>>;

const BETWEEN = '; ';

const REST = 'everything else';

/** Every cell: `read | parent, authority, under-16 | conversation + attended` gives `redact AD-1`. */
export type Cells = ReadonlyMap<string, string>;

/** The entries of one kind, which differ only in what is true of them. */
const kindsAskedAbout = (action: Action, rules: readonly AccessRule[]): ReadonlyMap<string, readonly string[]> => {
  const kinds = new Map<string, string[]>();
  for (const entry of askedAbout(action, rules)) {
    const kind = entry ? kindInWords(action, entry) : 'the dossier';
    kinds.set(kind, [...(kinds.get(kind) ?? []), entryInWords(action, entry)]);
  }
  return kinds;
};

const lines = (): readonly (readonly [action: Action, subject: SubjectFacts, line: string])[] =>
  actions.flatMap((action) => possibleSubjects.map((subject) => [action, subject, `${action} | ${subjectInWords(subject)}`] as const));

export const cellsOf = (policy: Policy, rules: readonly AccessRule[] = accessTable.rules): Cells => {
  const cells = new Map<string, string>();
  for (const [action, subject, line] of lines()) {
    for (const entry of askedAbout(action, rules)) {
      const { effect, rule } = policy.decide(action, subject, entry);
      cells.set(`${line} | ${entryInWords(action, entry)}`, `${effect} ${rule}`);
    }
  }
  return cells;
};

/** The cells for people to read: alike ones together as `any conversation`, and the most common outcome of a line said once. */
export const written = (cells: Cells, rules: readonly AccessRule[] = accessTable.rules): Matrix =>
  Object.fromEntries(
    lines().map(([action, , line]) => {
      const outcomes = new Map<string, string[]>();
      for (const [kind, entries] of kindsAskedAbout(action, rules)) {
        const found = entries.map((entry) => cells.get(`${line} | ${entry}`) ?? '');
        const alike = entries.length > 1 && found.every((outcome) => outcome === found[0]);
        for (const [at, entry] of entries.entries()) {
          const outcome = found[at] ?? '';
          if (!alike || at === 0) outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), alike ? `any ${kind}` : entry]);
        }
      }
      const [common] = [...outcomes].toSorted(([, a], [, b]) => b.length - a.length);
      if (common) outcomes.set(common[0], [REST]);
      return [line, Object.fromEntries(Array.from(outcomes, ([outcome, entries]) => [outcome, entries.join(BETWEEN)]))];
    }),
  );

/** The cells that were written down. */
export const read = (matrix: Matrix, rules: readonly AccessRule[] = accessTable.rules): Cells => {
  const cells = new Map<string, string>();
  for (const [action, , line] of lines()) {
    const outcomes = new Map(Object.entries(matrix[line] ?? {}).flatMap(([outcome, entries]) => entries.split(BETWEEN).map((entry) => [entry, outcome] as const)));
    for (const [kind, entries] of kindsAskedAbout(action, rules)) {
      for (const entry of entries) {
        const outcome = outcomes.get(entry) ?? outcomes.get(`any ${kind}`) ?? outcomes.get(REST);
        if (outcome !== undefined) cells.set(`${line} | ${entry}`, outcome);
      }
    }
  }
  return cells;
};

/** What changed, in words: opened, closed, or decided by another row. Empty when nothing did. */
export const changesBetween = (was: Cells, is: Cells): readonly string[] => {
  const closed = (outcome: string): boolean => outcome.startsWith('deny');
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((cell) => {
    const [from, to] = [was.get(cell) ?? 'not there', is.get(cell) ?? 'not there'];
    if (from === to) return [];
    const verb = from === 'not there' ? 'NEW' : to === 'not there' ? 'GONE' : closed(from) === closed(to) ? 'other rule' : closed(to) ? 'CLOSED' : 'OPENED';
    return [`${verb}: ${cell}: ${from} -> ${to}`];
  });
};

/** The table without some of it: what a mistake would leave. */
export const policyWith = (change: (rules: readonly AccessRule[]) => readonly AccessRule[]): Policy => policyOf({ ...accessTable, rules: change(accessTable.rules) }, 'changed in a test');
