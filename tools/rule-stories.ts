/**
 * Joins the rules of docs/rules.md with what refuses and what is due in the code, and with what the stories really did. Each
 * boundary has a story on both sides, titled with its rule and ground.
 */

/** A rule for writing as the document has it. */
export interface Rule {
  readonly id: string;
  readonly severity: readonly string[];
  readonly state: string;
}

/** What the code refuses: by its code. */
export interface Refusal {
  readonly rule: string;
  readonly code: string;
}

/** What one call in a story did. A duty is named by its text, because one rule may ask several things. */
export type Told =
  | { readonly command: string; readonly refused: readonly string[] }
  | { readonly accepted: string }
  | { readonly opened: readonly Duty[]; readonly closed: readonly Duty[] }
  /** An answer of the service: to reading or to recording, with the code of its problem if it is one. */
  | { readonly answered: string; readonly code?: string };

export interface Duty {
  readonly rule: string;
  readonly text: string;
}

export type Story = Told & { readonly title: string };

/** One boundary with the titles of the stories on either side. */
export interface Boundary {
  readonly name: string;
  readonly sides: Readonly<Record<string, readonly string[]>>;
}

export interface Row {
  readonly rule: string;
  readonly boundaries: readonly Boundary[];
  /** What is missing, in words; with none the rule is told, kept elsewhere, or not built yet. */
  readonly missing: readonly string[];
  readonly status: 'told' | 'elsewhere' | 'not yet' | 'MISSING';
}

export interface Code {
  readonly refusals: readonly Refusal[];
  /** Every text of a duty that stands in the code. */
  readonly duties: readonly string[];
  /** Whether this file or folder of the repository exists. */
  readonly exists: (path: string) => boolean;
  /** Titles of all tests as they stand in their sources. */
  readonly titles: readonly string[];
}

const SEVERITY = /^[BD](, [BD])?$/;

/** The rows of the tables: rule, severity, what, ground, state. */
export const rulesIn = (markdown: string): readonly Rule[] =>
  markdown.split('\n').flatMap((line) => {
    const [, id, severity, , , state] = line.split('|').map((cell) => cell.trim());
    return id !== undefined && severity !== undefined && state !== undefined && SEVERITY.test(severity) ? [{ id, severity: severity.split(', '), state }] : [];
  });

/** An article, a source, or openly policy. */
const GROUND = /\b(WPO|WVO|WEC|LPW|UAVG|AVG|BW|OSO|HvJ|LKC|Besluit|Kamerstukken|policy|sources? \d{3})\b/;

const names = (title: string, rule: string): boolean => new RegExp(`(?<![\\w-])${rule}(?![\\w-])`).test(title);

const unique = (titles: readonly string[]): readonly string[] => [...new Set(titles)];

/**
 * Every refusal of a rule, by every command that it refuses: with the stories in which nothing else is wrong, and those in
 * which the same command is accepted.
 */
const refusalsOf = (rule: string, { refusals }: Code, stories: readonly Story[]): readonly Boundary[] =>
  refusals
    .filter((it) => it.rule === rule)
    .flatMap(({ code }) => {
      const refused = stories.flatMap((it) => ('refused' in it && it.refused.includes(code) ? [it] : []));
      const commands = unique(refused.map(({ command }) => command));
      return boundariesOf(code, commands, (command) => ({
        refusing: titlesUnder(rule, refused.filter((it) => it.command === command && it.refused.length === 1)),
        accepting: titlesUnder(rule, stories.filter((it) => 'accepted' in it && it.accepted === command)),
      }));
    });

/** A code that nothing is refused for is a boundary too, without stories. */
const boundariesOf = (code: string, refused: readonly string[], sidesOf: (what: string) => Boundary['sides']): readonly Boundary[] =>
  (refused.length > 0 ? refused : ['never']).map((what) => ({ name: `${code} (${what})`, sides: sidesOf(what) }));

/** Every duty of a rule that some story opens, with the stories that open and those that close it. */
const dutiesOf = (rule: string, stories: readonly Story[]): readonly Boundary[] => {
  const on = (side: 'opened' | 'closed') => stories.flatMap((it) => ('opened' in it ? it[side].filter((duty) => duty.rule === rule).map(({ text }) => ({ title: it.title, text })) : []));
  const [opened, closed] = [on('opened'), on('closed')];
  return unique(opened.map(({ text }) => text)).map((text) => {
    const under = (told: typeof opened) => titlesUnder(rule, told.filter((it) => it.text === text));
    return { name: text, sides: { opening: under(opened), closing: under(closed) } };
  });
};

/** What the service around the decisions refuses: by the codes that the document names. */
const answersOf = ({ id, state }: Rule, stories: readonly Story[]): readonly Boundary[] =>
  [...state.matchAll(/refused as `([^`]+)`/g)].flatMap(([, code = '']) => {
    const answers = stories.flatMap((it) => ('answered' in it && names(it.title, id) ? [it] : []));
    const refused = answers.filter((it) => it.code === code);
    return boundariesOf(code, unique(refused.map(({ answered }) => answered)), (to) => ({
      refusing: titlesUnder(id, refused.filter(({ answered }) => answered === to)),
      accepting: titlesUnder(id, answers.filter((it) => it.answered === to && it.code === undefined)),
    }));
  });

const titlesUnder = (rule: string, told: readonly { readonly title: string }[]): readonly string[] => unique(told.map(({ title }) => title).filter((title) => names(title, rule)));

const unless = (isTrue: boolean, missing: string): readonly string[] => (isTrue ? [] : [missing]);

const isBuilt = ({ state }: Rule): boolean => /(?<!not )\bbuilt\b/.test(state);

/** A rule for which nothing is refused and by which nothing is due is kept by how the service is made: the document says where. */
const elsewhere = ({ id, state }: Rule, { exists, titles }: Code): readonly string[] => [
  ...unless([...state.matchAll(/`(src\/[^`]+)`/g)].some(([, path]) => path !== undefined && exists(path)), 'docs/rules.md says that it is built and not where: nothing refuses for it, and nothing is due'),
  ...unless(titles.some((title) => names(title, id)), 'no test is titled with it'),
];

const rowOf = (rule: Rule, code: Code, stories: readonly Story[]): Row => {
  const { id, severity } = rule;
  const [refusals, duties] = [refusalsOf(id, code, stories), dutiesOf(id, stories)];
  const answers = answersOf(rule, stories);
  const boundaries = [...refusals, ...answers, ...duties];
  const refuses = refusals.length + answers.length > 0;
  if (boundaries.length === 0) {
    const missing = isBuilt(rule) ? elsewhere(rule, code) : [];
    return { rule: id, boundaries, missing, status: missing.length > 0 ? 'MISSING' : isBuilt(rule) ? 'elsewhere' : 'not yet' };
  }
  const titles = unique(boundaries.flatMap(({ sides }) => Object.values(sides).flat()));
  const missing = [
    ...boundaries.flatMap(({ name, sides }) => Object.entries(sides).flatMap(([side, told]) => unless(told.length > 0, `no ${side} story titled ${id}: ${name}`))),
    ...titles.filter((title) => !GROUND.test(title)).map((title) => `no ground in the title: ${title}`),
    ...unless(isBuilt(rule), 'docs/rules.md does not say that it is built'),
    ...unless(severity.includes('B') === refuses, `docs/rules.md says ${severity.join(', ')}, and the code refuses ${refuses ? '' : 'nothing '}for it`),
    ...unless(severity.includes('D') === duties.length > 0, `docs/rules.md says ${severity.join(', ')}, and ${duties.length > 0 ? 'something' : 'nothing'} is due by it`),
  ];
  return { rule: id, boundaries, missing, status: missing.length > 0 ? 'MISSING' : 'told' };
};

/** Every rule with its boundaries, stories and status; and what the code has that no rule of the document has. */
export const rowsOf = (rules: readonly Rule[], code: Code, stories: readonly Story[]): readonly Row[] => {
  const known = new Set(rules.map(({ id }) => id));
  const due = stories.flatMap((it) => ('opened' in it ? it.opened : []));
  const opened = new Set(due.map(({ text }) => text));
  const strangers = unique([...code.refusals, ...due].map(({ rule }) => rule).filter((rule) => !known.has(rule)));
  const unopened = code.duties.filter((text) => !opened.has(text));
  return [
    ...rules.map((rule) => rowOf(rule, code, stories)),
    ...strangers.map((rule): Row => ({ rule, boundaries: [], missing: ['the code names it, and docs/rules.md does not know it'], status: 'MISSING' })),
    ...unopened.map((text): Row => ({ rule: '?', boundaries: [], missing: [`no story in which this is due: ${text}`], status: 'MISSING' })),
  ];
};
