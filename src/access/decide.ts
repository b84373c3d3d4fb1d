import { sha256 } from '../proof/bytes.ts';
import { accessTable } from './rules.ts';
import { actions, subjectVocabulary, type AccessRule, type AccessTable, type Action, type Conditions, type Effect, type EntryFacts, type SubjectFacts } from './vocabulary.ts';

/** A row that did not hold, and the first fact because of which. */
export interface FailedCondition {
  readonly rule: string;
  readonly condition: string;
}

/** The answer, and which row gave it. Without a row that allows: `deny`, with what was missing in `failed`. */
export interface AccessDecision {
  readonly effect: Effect;
  readonly rule: string;
  readonly policyVersion: string;
  readonly ground: string;
  readonly textNl: string;
  readonly failed?: readonly FailedCondition[];
}

/** One row of the table as it was judged. */
export interface Judged {
  readonly rule: string;
  readonly effect: Effect;
  readonly holds: boolean;
  /** Every fact that has another value than the row asks for. */
  readonly failed: readonly { readonly condition: string; readonly is: unknown; readonly allowed: readonly unknown[] }[];
}

type Searchable = Pick<EntryFacts, 'accessClass' | 'type' | 'chapter'>;

/** Facts of an entry that a list can be searched by. */
export const searchableFacts = ['accessClass', 'type', 'chapter'] as const satisfies readonly (keyof Searchable)[];

/** Entries that may be visible: in at least one of `anyOf` (none: nothing) and in none of `noneOf`. An empty clause holds for all. */
export interface Preselection {
  readonly anyOf: readonly Conditions<Searchable>[];
  readonly noneOf: readonly Conditions<Searchable>[];
}

export interface Policy {
  readonly version: string;
  readonly decide: (action: Action, subject: SubjectFacts, entry?: EntryFacts) => AccessDecision;
  readonly explain: (action: Action, subject: SubjectFacts, entry?: EntryFacts) => readonly Judged[];
  readonly preselect: (action: Action, subject: SubjectFacts) => Preselection;
}

interface Check {
  readonly fact: string;
  readonly allowed: ReadonlySet<unknown>;
}

interface Compiled {
  readonly rule: AccessRule;
  readonly subject: readonly Check[];
  readonly entry: readonly Check[];
}

type Facts = Readonly<Record<string, unknown>>;

const compile = (conditions: Readonly<Record<string, readonly unknown[]>>): readonly Check[] =>
  Object.entries(conditions).map(([fact, allowed]) => ({ fact, allowed: new Set(allowed) }));

/** An action without an entry has no facts of one, so a row that asks for them cannot hold. */
const firstFailing = (checks: readonly Check[], facts: Facts): Check | undefined => {
  for (const check of checks) if (!check.allowed.has(facts[check.fact])) return check;
  return undefined;
};

const NO_ENTRY: Facts = {};
const STRENGTH: Readonly<Record<Effect, number>> = { allow: 1, redact: 2, deny: 3 };

/** Canonical JSON (RFC 8785) of text, booleans, lists and objects: all that a table consists of. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
};

const searchableOnly = ({ accessClass, type, chapter }: Conditions<EntryFacts>): Conditions<Searchable> => ({
  ...(accessClass && { accessClass }),
  ...(type && { type }),
  ...(chapter && { chapter }),
});

const isSearchable = (entry: Conditions<EntryFacts>): boolean => Object.keys(entry).every((fact) => (searchableFacts as readonly string[]).includes(fact));

const versionOf = (table: AccessTable): string => sha256(Buffer.from(canonical(table), 'utf8'));

/** Compiles a table once: all rows are judged, deny beats redact beats allow, and no row means no. */
export const policyOf = (table: AccessTable, version = versionOf(table)): Policy => {
  const compiled = table.rules.map((rule) => ({ rule, subject: compile(rule.subject), entry: compile(rule.entry) }));
  const rowsAbout = new Map(actions.map((action) => [action, compiled.filter(({ rule }) => rule.actions.includes(action))]));
  const rowsFor = new Map(
    actions.map((action) => [action, new Map(subjectVocabulary.role.map((role) => [role, rowsAbout.get(action)?.filter(({ rule }) => rule.subject.role?.includes(role) ?? true)]))]),
  );
  const rowsOf = (action: Action, subject?: SubjectFacts): readonly Compiled[] => (subject ? rowsFor.get(action)?.get(subject.role) : rowsAbout.get(action)) ?? [];

  const decide: Policy['decide'] = (action, subject, entry) => {
    const rows = rowsOf(action, subject);
    let best: AccessRule | undefined;
    for (const { rule, subject: about, entry: of } of rows) {
      if (best && STRENGTH[best.effect] >= STRENGTH[rule.effect]) continue;
      if (!firstFailing(about, subject) && !firstFailing(of, entry ?? NO_ENTRY)) best = rule;
    }
    if (best) return answer(best, best.effect);
    const { id, ground, textNl } = table.otherwise[subject.role];
    return {
      effect: 'deny',
      rule: id,
      policyVersion: version,
      ground,
      textNl,
      // Going through a list denies much, and few ask why.
      get failed() {
        return missing(rows.some(({ rule }) => rule.effect !== 'deny') ? rows : rowsOf(action), subject, entry);
      },
    };
  };

  const answer = ({ id, ground, textNl }: Pick<AccessRule, 'id' | 'ground' | 'textNl'>, effect: Effect): AccessDecision => ({ effect, rule: id, policyVersion: version, ground, textNl });

  return {
    version,
    decide,

    explain: (action, subject, entry) =>
      rowsOf(action).map(({ rule, ...checks }) => {
        const failing = (list: readonly Check[], facts: Facts) =>
          list.filter(({ fact, allowed }) => !allowed.has(facts[fact])).map(({ fact, allowed }) => ({ condition: fact, is: facts[fact], allowed: [...allowed] }));
        const failed = [...failing(checks.subject, subject), ...failing(checks.entry, entry ?? NO_ENTRY)];
        return { rule: rule.id, effect: rule.effect, holds: failed.length === 0, failed };
      }),

    preselect: (action, subject) => {
      const rows = rowsOf(action, subject).filter((row) => !firstFailing(row.subject, subject)).map(({ rule }) => rule);
      return {
        anyOf: rows.filter(({ effect }) => effect !== 'deny').map(({ entry }) => searchableOnly(entry)),
        // A denial on facts that cannot be searched may not hide what it does not deny.
        noneOf: rows.filter(({ effect, entry }) => effect === 'deny' && isSearchable(entry)).map(({ entry }) => entry),
      };
    },
  };
};

const missing = (rows: readonly Compiled[], subject: SubjectFacts, entry: EntryFacts | undefined): readonly FailedCondition[] =>
  rows.flatMap(({ rule, ...checks }) => {
    const failing = rule.effect === 'deny' ? undefined : (firstFailing(checks.subject, subject) ?? firstFailing(checks.entry, entry ?? NO_ENTRY));
    return failing ? [{ rule: rule.id, condition: failing.fact }] : [];
  });

const policy = policyOf(accessTable);

/** SHA-256 of the table as canonical JSON: goes into every log line and every entry, so that a decision can be replayed. */
export const policyVersion = policy.version;

/** What this subject may do, now, and by which row. Pure: give it facts read now. */
export const decide = policy.decide;

/** Every row about this action as it was judged: why yes, why not. */
export const explain = policy.explain;

/** What a list can be searched by before each row is decided again: hides nothing that `decide` would allow. */
export const preselect = policy.preselect;
