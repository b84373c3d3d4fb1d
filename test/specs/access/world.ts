import { entryVocabulary, subjectVocabulary, type AccessRule, type Action, type EntryFacts, type SubjectFacts } from '../../../src/access/index.ts';
import { allKinds, kindOf as kindInDossier } from '../../../src/dossier/domain/index.ts';
import { allSupportCaseKinds, supportCaseKindOf } from '../../../src/support-cases/domain/index.ts';
import type { AccessClass } from '../../../src/kernel/chapter.ts';

/** Every subject and entry that the access table can be asked about. */

export const accessClasses: readonly AccessClass[] = [
  'administration',
  'progress',
  'conversation',
  'child-voice',
  'development-plan',
  'agreement',
  'consent',
  'health',
  'external-report',
  'information-rights',
];

const kindOf = (type: string) => kindInDossier(type) ?? supportCaseKindOf(type);
/** Everything that can be recorded, in a dossier or in a support case. */
export const everyKind = [...allKinds(), ...allSupportCaseKinds()];

type Lists<T> = { readonly [F in keyof T]: readonly T[F][] };

/** Every combination of one value per fact. */
export function* product<T extends object>(lists: Lists<T>): Generator<T> {
  const digits = (Object.keys(lists) as (keyof T)[]).map((name) => ({ name, values: lists[name], at: 0 }));
  if (digits.some(({ values }) => values.length === 0)) return;
  const chosen = Object.fromEntries(digits.map(({ name, values }) => [name, values[0]])) as T;
  for (;;) {
    yield { ...chosen };
    // As the digits of a number, the last one changing fastest.
    let changing = digits.length - 1;
    for (; changing >= 0; changing -= 1) {
      const digit = digits[changing] as (typeof digits)[number];
      digit.at = (digit.at + 1) % digit.values.length;
      chosen[digit.name] = digit.values[digit.at] as T[keyof T];
      if (digit.at > 0) break;
    }
    if (changing < 0) return;
  }
}

const OF_CASES: readonly unknown[] = ['open-request', 'closed-request', 'case-worker', 'partnership-expert', 'auditor'];
const ofDossiers = <F extends 'relation' | 'staffRole'>(fact: F) => (subjectVocabulary[fact] as readonly SubjectFacts[F][]).filter((it) => !OF_CASES.includes(it));
const isAboutCases = ({ relation, staffRole }: SubjectFacts): boolean => OF_CASES.includes(relation) || OF_CASES.includes(staffRole);

/**
 * Sensible or not: a rule may not rest on the facts being gathered well. Whether a copy is asked matters to `handle-copy`
 * only, which is tried with both.
 */
export const everySubject: readonly SubjectFacts[] = [
  ...product<SubjectFacts>({ ...subjectVocabulary, relation: ofDossiers('relation'), staffRole: ofDossiers('staffRole'), copyTask: [true] }),
  // No row joins what somebody is to a support case with age or permission.
  ...[...product<SubjectFacts>({ ...subjectVocabulary, pupilAge: ['under-16'], permission: ['none'], copyTask: [true] })].filter(isAboutCases),
];
export const everySubjectWithoutCopyTask: readonly SubjectFacts[] = everySubject.map((subject) => ({ ...subject, copyTask: false }));

const nobody = { relation: 'none', staffRole: 'none', permission: 'none', copyTask: false } as const;
const ages = subjectVocabulary.pupilAge;
const staff = (relation: SubjectFacts['relation'], staffRole: SubjectFacts['staffRole'], copyTask = false): SubjectFacts =>
  ({ ...nobody, role: 'staff', relation, staffRole, pupilAge: 'under-16', copyTask });
const ofPartnership = (staffRole: SubjectFacts['staffRole'], ...relations: readonly SubjectFacts['relation'][]): readonly SubjectFacts[] =>
  relations.map((relation) => ({ ...nobody, role: 'partnership', relation, staffRole, pupilAge: 'under-16' }));

/** Those that `subjectOf` gives, apart from facts that change nothing for them. A permission counts from 16 only. */
export const possibleSubjects: readonly SubjectFacts[] = [
  ...[...product({ role: ['parent'] as const, relation: ['authority', 'no-authority'] as const, pupilAge: ages, permission: subjectVocabulary.permission })]
    .filter(({ pupilAge, permission }) => pupilAge !== 'under-16' || permission === 'none')
    .map((facts) => ({ ...nobody, ...facts })),
  ...[...product({ role: ['caregiver'] as const, relation: ['no-authority'] as const, pupilAge: ages, permission: subjectVocabulary.permission })]
    .filter(({ pupilAge, permission }) => pupilAge === 'of-age' || permission === 'none')
    .map((facts) => ({ ...nobody, ...facts })),
  ...ages.map((pupilAge): SubjectFacts => ({ ...nobody, role: 'pupil', relation: 'self', pupilAge })),
  staff('assigned', 'teacher'),
  staff('assigned', 'mentor'),
  staff('none', 'teacher'),
  staff('same-board', 'administrator'),
  staff('same-board', 'privacy-officer'),
  ...[false, true].flatMap((copyTask) => [staff('same-board', 'internal-counsellor', copyTask), staff('same-board', 'support-coordinator', copyTask)]),
  ...(['case-worker', 'partnership-expert', 'auditor'] as const).flatMap((role) => ofPartnership(role, 'open-request', 'closed-request', 'none')),
  { ...nobody, role: 'system', relation: 'mandated', pupilAge: 'under-16' },
  { ...nobody, role: 'system', pupilAge: 'under-16' },
  { ...nobody, role: 'none', pupilAge: 'under-16' },
];

const { attended, ownAct, withheld, use, correction } = entryVocabulary;

/** Types that some row about reading names; all others are alike to it, so one of them stands for all. */
const ANY_TYPE = 'PersonAdded';
/** The same for a support case. */
const ANY_CASE_TYPE = 'SupportCaseOpened';

export const typesThatMatter = (rules: readonly AccessRule[]): readonly EntryFacts['type'][] => [
  ANY_TYPE,
  ...new Set(rules.filter(({ actions }) => actions.includes('read')).flatMap(({ entry }) => entry.type ?? [])),
];

/** Everything that could be read, whatever its type says about its class. */
export const everyReadable = (rules: readonly AccessRule[]): readonly EntryFacts[] => [
  ...product<EntryFacts>({ accessClass: accessClasses, type: typesThatMatter(rules), attended, ownAct, withheld, use: ['open'], chapter: ['people'], correction: [false] }),
  // No row joins the use of an entry with who attended.
  ...product<EntryFacts>({ accessClass: accessClasses, type: typesThatMatter(rules), attended: [false], ownAct, withheld, use: use.filter((it) => it !== 'open'), chapter: ['people'], correction: [false] }),
  // Nothing is withheld or restricted in a support case: what is not for the partnership never came.
  ...product<EntryFacts>({ accessClass: ['development-plan'], type: [ANY_CASE_TYPE], attended: [false], ownAct: [false], withheld: [false], use: ['open'], chapter: ['supportCase'], correction: [false] }),
];

/** Everything that can be read: a type that matters stands in its own class. */
export const possiblyReadable = (rules: readonly AccessRule[]): readonly EntryFacts[] =>
  everyReadable(rules).filter(({ type, accessClass }) => type === ANY_TYPE || kindOf(type)?.accessClass === accessClass);

/** Everything that could be recorded: each event type that exists, in its own class; what follows another entry in any class. */
export const everyRecordable: readonly EntryFacts[] = everyKind.flatMap(({ type, chapter, accessClass, concerns }) => [
  ...product<EntryFacts>({
    accessClass: concerns ? accessClasses : [accessClass],
    type: [type as EntryFacts['type']],
    chapter: [chapter],
    attended: [false],
    ownAct,
    withheld: [false],
    use: ['open'],
    correction: concerns ? [false] : correction,
  }),
]);

/** What an action is asked about: entries, events to be recorded, or the dossier as a whole. */
export const askedAbout = (action: Action, rules: readonly AccessRule[]): readonly (EntryFacts | undefined)[] =>
  action === 'read' ? possiblyReadable(rules) : action === 'record' || action === 'import' ? everyRecordable : [undefined];

export const subjectInWords = ({ role, relation, staffRole, pupilAge, permission, copyTask }: SubjectFacts): string =>
  [
    role,
    ...(relation === 'none' ? [] : [relation]),
    ...(staffRole === 'none' ? [] : [staffRole]),
    ...(role === 'parent' || role === 'caregiver' || role === 'pupil' ? [pupilAge] : []),
    ...(permission === 'none' ? [] : [`permission ${permission}`]),
    ...(copyTask ? ['copy asked'] : []),
  ].join(', ');

/** What it is, and then what is true of it: `conversation + attended`. */
export const entryInWords = (action: Action, entry: EntryFacts | undefined): string => (entry ? [kindInWords(action, entry), ...flagsOf(entry)].join(' + ') : 'the dossier');

export const kindInWords = (action: Action, { type, accessClass, use: usable, withheld: hidden }: EntryFacts): string => {
  const what = action !== 'read' ? (kindOf(type)?.accessClass === accessClass ? type : `${type} (${accessClass})`) : type === ANY_TYPE ? accessClass : `${accessClass} of type ${type}`;
  return [...(hidden ? ['withheld'] : []), ...(usable === 'open' ? [] : [usable]), what].join(' ');
};

const flagsOf = (entry: EntryFacts): readonly string[] => (['attended', 'ownAct', 'correction'] as const).filter((flag) => entry[flag]);

/** A parent with authority of a child under 16, unless said otherwise. */
export const subject = (facts: Partial<SubjectFacts> = {}): SubjectFacts => ({ ...nobody, role: 'parent', relation: 'authority', pupilAge: 'under-16', ...facts });

/** An entry or event of a type, in its own class and chapter, that the reader has no part in, unless said otherwise. */
export const entry = (type: EntryFacts['type'], facts: Partial<EntryFacts> = {}): EntryFacts => {
  const kind = kindOf(type);
  if (!kind) throw new Error(`There is no event type ${type}.`);
  return { type, chapter: kind.chapter, accessClass: kind.accessClass, attended: false, ownAct: false, withheld: false, use: 'open', correction: false, ...facts };
};
