import { accessTable, entryVocabulary, subjectVocabulary, type AccessRule, type EntryFacts, type SubjectFacts } from '../../../src/access/index.ts';
import type { Policy } from '../../../src/access/decide.ts';
import { cellsOf, policyWith } from './matrix.ts';
import { accessClasses, everyKind, product } from './world.ts';

/**
 * Everything in the table matters: without a row, a condition, a value or an action some answer is another. What can go
 * without a change is redundant and must not stand there, for who reads the table would believe that it does something.
 */
const types = everyKind.map(({ type }) => type as EntryFacts['type']);
const everyValue = { ...entryVocabulary, accessClass: accessClasses, type: types, chapter: [...new Set(everyKind.map(({ chapter }) => chapter))] };

type Lists = Readonly<Record<string, readonly unknown[]>>;
const isAboutEntries = ({ actions, entry }: AccessRule): boolean => Object.keys(entry).length > 0 || actions.includes('read') || actions.includes('record') || actions.includes('import');

/** Facts that no row for these actions asks about need one value only. */
const worthTrying = (part: 'subject' | 'entry', { actions }: AccessRule, all: Lists): Lists => {
  const rows = accessTable.rules.filter((rule) => rule.actions.some((action) => actions.includes(action)));
  return Object.fromEntries(
    Object.entries(all).map(([fact, values]) => {
      // Values that no row names are alike to the table: one of them stands for all.
      const named = new Set(rows.flatMap((rule) => (rule[part] as Lists)[fact] ?? []));
      return [fact, [...named, ...values.filter((value) => !named.has(value)).slice(0, 1)]];
    }),
  );
};

type Table = readonly AccessRule[];

const policies = new Map<Table, Policy>();
/** A table without a mistake, compiled once. */
const policyOfTable = (table: Table): Policy => {
  const known = policies.get(table) ?? policyWith(() => table);
  policies.set(table, known);
  return known;
};

const known = new Map<string, readonly EntryFacts[]>();
/** Rows share conditions, so the same combinations are tried again and again. */
const entriesOf = (lists: Lists): readonly EntryFacts[] => {
  const key = JSON.stringify(lists);
  const entries = known.get(key) ?? [...product<EntryFacts>(lists as never)];
  known.set(key, entries);
  return entries;
};

/** True when somewhere within these facts the table answers by another row once this one is gone, or changed. */
const someAnswerDiffers = (rule: AccessRule, within: { readonly subject: Lists; readonly entry: Lists }, changed?: AccessRule, table: Table = accessTable.rules): boolean => {
  const as = policyOfTable(table);
  const other = policyWith(() => table.flatMap((row) => (row.id !== rule.id ? [row] : changed ? [changed] : [])));
  const entries = isAboutEntries(rule) ? entriesOf({ ...worthTrying('entry', rule, everyValue), ...within.entry }) : [undefined];
  for (const subject of product<SubjectFacts>({ ...worthTrying('subject', rule, subjectVocabulary), ...within.subject } as never)) {
    for (const entry of entries) {
      if (rule.actions.some((action) => as.decide(action, subject, entry).rule !== other.decide(action, subject, entry).rule)) return true;
    }
  }
  return false;
};

const listsOf = (rule: AccessRule) => ({ subject: rule.subject as Lists, entry: rule.entry as Lists });
const conditionsOf = (rule: AccessRule) =>
  (['subject', 'entry'] as const).flatMap((part) => Object.entries(rule[part] as Lists).map(([fact, allowed]) => ({ part, fact, allowed })));

const inVocabulary = (part: 'subject' | 'entry', fact: string): readonly unknown[] => ((part === 'subject' ? subjectVocabulary : everyValue) as Lists)[fact] ?? [];

describe('Nothing in the table is idle', () => {
  it('every row decides something in the golden matrix', () => {
    const deciding = new Set([...cellsOf(policyWith((rules) => rules)).values()].map((outcome) => outcome.split(' ')[1]));
    const idle = [...accessTable.rules, ...Object.values(accessTable.otherwise)].filter(({ id }) => !deciding.has(id)).map(({ id }) => id);
    expect(idle).toEqual([]);
  });

  it('every action of a row is needed', () => {
    const idle = accessTable.rules.flatMap((rule) =>
      rule.actions.filter((action) => !someAnswerDiffers({ ...rule, actions: [action] }, listsOf(rule))).map((action) => `${rule.id}: ${action}`),
    );
    expect(idle).toEqual([]);
  });

  // A row that allows must be right by itself: a denial beside it is a second lock, not a correction.
  it('every condition is needed, of what allows even without the denials', () => {
    const allowing = accessTable.rules.filter(({ effect }) => effect !== 'deny');
    const idle = accessTable.rules.flatMap((rule) =>
      conditionsOf(rule).flatMap(({ part, fact, allowed }) => {
        const { [fact]: _dropped, ...rest } = rule[part] as Lists;
        const changed = { ...rule, [part]: rest };
        const outside = inVocabulary(part, fact).filter((value) => !allowed.includes(value));
        const lists = listsOf(rule);
        return someAnswerDiffers(rule, { ...lists, [part]: { ...lists[part], [fact]: outside } }, changed, rule.effect === 'deny' ? accessTable.rules : allowing) ? [] : [`${rule.id}: ${fact}`];
      }),
    );
    expect(idle).toEqual([]);
  });

  it('every value of a condition is needed', () => {
    const idle = accessTable.rules.flatMap((rule) =>
      conditionsOf(rule).flatMap(({ part, fact, allowed }) =>
        allowed
          .filter((value) => {
            const lists = listsOf(rule);
            return !someAnswerDiffers(rule, { ...lists, [part]: { ...lists[part], [fact]: [value] } });
          })
          .map((value) => `${rule.id}: ${fact} ${String(value)}`),
      ),
    );
    expect(idle).toEqual([]);
  });
});
