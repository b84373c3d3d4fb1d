import { dateOf } from '../../kernel/calendar.ts';
import type { Obligation } from '../../kernel/chapter.ts';
import type { PlainDate } from '../../kernel/event.ts';
import type { DeriveProjection } from '../../platform/projections/index.ts';
import { obligationsOf, type Dossier } from '../domain/dossier.ts';
import { pupilOf } from '../domain/people/people.facts.ts';
import type { Segments } from '../domain/text.ts';
import { factOf, lastKept, schoolOf } from './entries.ts';
import type { DossierUnderPolicy } from './under-policy.ts';

/** A day on which somebody is expected to do something, and the entry that says so. */
export interface NextDate {
  readonly on: PlainDate;
  readonly what: 'evaluate-agreement' | 'evaluate-goal';
  readonly entryId: string;
}

export interface Overview {
  /** Absent when it was erased. */
  readonly pupil?: { readonly name: string; readonly bornOn?: PlainDate };
  readonly openGoals: readonly { readonly goalId: string; readonly entryId: string; readonly goal: Segments; readonly evaluateOn: PlainDate }[];
  readonly openAgreements: number;
  /** The earliest first. Overdue or not is for the reader to say: it knows the day. */
  readonly nextDates: readonly NextDate[];
  /** As they stood on `asOf`, the day of the last entry: what only time brings about is not among them. */
  readonly obligations: readonly Obligation[];
  readonly asOf: PlainDate;
}

/** One document per dossier, for boards: whose it is, what is open, what comes next. */
export const overview: DeriveProjection<DossierUnderPolicy, Overview> = {
  kind: 'derive',
  name: 'overview',
  version: 3,
  streamPrefix: 'dossier-',
  fields: { tenant: 'text', dossierId: 'text', schoolId: 'text' },
  indexes: [['dossierId'], ['tenant'], ['tenant', 'schoolId']],
  subjectField: 'dossierId',
  tenantField: 'tenant',
  retentionClass: 'file',

  derive: (dossier, { id: dossierId, tenant }) => {
    const last = lastKept(dossier);
    // A dossier of which nothing can be read any more is no row on anybody's board.
    if (!last) return [];
    return [{ id: dossierId, fields: { tenant, dossierId, schoolId: schoolOf(dossier) }, content: overviewOf(dossier, dateOf(last.recordedAt)) }];
  },
};

const overviewOf = (dossier: DossierUnderPolicy, asOf: PlainDate): Overview => {
  const pupil = pupilOf(dossier.people);
  const openGoals = openGoalsOf(dossier);
  const agreements = [...dossier.agreement.made.values()].filter(({ evaluation }) => evaluation === undefined);
  const nextDates: readonly NextDate[] = [
    ...agreements.map(({ entryId, evaluateOn }): NextDate => ({ on: evaluateOn, what: 'evaluate-agreement', entryId })),
    ...openGoals.map(({ entryId, evaluateOn }): NextDate => ({ on: evaluateOn, what: 'evaluate-goal', entryId })),
  ];
  return {
    ...(pupil && { pupil: { name: pupil.name, ...(pupil.bornOn !== undefined && { bornOn: pupil.bornOn }) } }),
    openGoals,
    openAgreements: agreements.length,
    nextDates: nextDates.toSorted(earliestFirst),
    obligations: obligationsOf(dossier, asOf, dossier.policyOn),
    asOf,
  };
};

const openGoalsOf = (dossier: Dossier): Overview['openGoals'] =>
  [...dossier.developmentPlan.goals.values()].flatMap(({ goalId, entryId, evaluateOn }) => {
    const fact = factOf(dossier, entryId, 'DevelopmentGoalSet');
    return fact ? [{ goalId, entryId, goal: fact.goal, evaluateOn }] : [];
  });

const earliestFirst = (a: NextDate, b: NextDate): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.entryId < b.entryId ? -1 : 1);
