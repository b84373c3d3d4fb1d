import type { Dossier } from '../../dossier/domain/index.ts';
import { endOfSchoolYear } from '../../kernel/calendar.ts';
import type { PlainDate } from '../../kernel/event.ts';
import type { PolicyOn } from '../../kernel/policy.ts';
import { checksOf, type Check } from './checks.ts';
import { measures, type MeasureName } from './measures.ts';
import { agreementEvaluation, termRules } from './rules.ts';
import { outcomeOfTerm, termsOf, type Term } from './terms.ts';

/**
 * Whether a school kept to its rules, counted: which terms were met, were parents there, was the pupil heard. Pure, and of
 * one dossier: the figures of several are added up in `school.ts`. No names and no text of anybody; only days, rules and
 * the ids of entries.
 */

/** What an audit looks at in one dossier, whatever the day: a projection can keep it. */
export interface Audited {
  readonly terms: readonly Term[];
  readonly checks: readonly Check[];
}

export const auditOf = (dossier: Dossier, policyOn: PolicyOn): Audited => ({ terms: termsOf(dossier, policyOn), checks: checksOf(dossier, policyOn) });

/** One thing that was looked at, and how it came out. */
export interface Finding {
  readonly measure: MeasureName;
  readonly rule: string;
  readonly outcome: string;
  /** The last day of a term, or the day of what was done: its school year is the one that it counts in. */
  readonly on: PlainDate;
  readonly entryIds: readonly string[];
}

/** What there is to say on a day. A term that is not known yet on that day is not there. */
export const findingsOn = ({ terms, checks }: Audited, today: PlainDate): readonly Finding[] => [
  ...terms.filter(({ from }) => from <= today).map((term) => findingOf(term, today)),
  ...checks,
];

const findingOf = (term: Term, today: PlainDate): Finding => {
  const { rule, ofAgreement, since, due, closed } = term;
  return {
    measure: ofAgreement ? 'agreements-evaluated' : 'terms',
    rule,
    outcome: outcomeOfTerm(term, today),
    on: due,
    entryIds: [since, ...(closed?.entryId === undefined ? [] : [closed.entryId])],
  };
};

/** Only what counts in the school year that ends on this day. */
export const inSchoolYear = (findings: readonly Finding[], schoolYearEnds: PlainDate): readonly Finding[] => findings.filter(({ on }) => endOfSchoolYear(on) === schoolYearEnds);

/** A row of a report: what is counted, by which rule, where that is written. */
export interface Row {
  readonly measure: MeasureName;
  readonly rule: string;
  readonly ground: string;
  readonly headingNl: string;
}

/** How often something came out in a way, with the entries behind it. */
export interface Outcome {
  readonly outcome: string;
  readonly textNl: string;
  readonly count: number;
  readonly entryIds: readonly string[];
}

/** Outcomes are in the order of the measure, also those that never happened; their counts add up to `total`. */
export interface Figure extends Row {
  readonly total: number;
  readonly outcomes: readonly Outcome[];
  /** The same as one Dutch sentence. */
  readonly textNl: string;
}

const always: readonly Row[] = [
  { measure: 'agreements-evaluated', rule: 'W-19', ...described(agreementEvaluation) },
  { measure: 'parents-involved', rule: 'W-17', ground: 'bron 004; art. 1:233 BW', headingNl: 'Afspraken met ouders, vanaf 18 jaar met de leerling' },
  { measure: 'parents-involved', rule: 'W-12', ground: 'WPO 40a; WVO 2020 2.44(1) en (4); WEC 41a', headingNl: 'Plannen (OPP) met ouders besproken' },
  { measure: 'parents-involved', rule: 'W-09', ground: 'WPO 40(4); WVO 2020 8.9(2)', headingNl: 'Weigeringen met ouders besproken' },
  { measure: 'parents-involved', rule: 'W-39', ground: 'WPO 40(11); WVO 2020 8.15', headingNl: 'Verwijderingen met ouders besproken' },
  { measure: 'pupil-heard', rule: 'W-12', ground: 'WVO 2020 2.44(5); WPO 40a; Kamerstukken 36443: vanaf 1 augustus 2025', headingNl: 'Leerling gehoord bij het plan (OPP)' },
  { measure: 'pupil-heard', rule: 'W-39', ground: 'WPO 40(11); WVO 2020 8.15', headingNl: 'Leerling gehoord bij verwijdering' },
  { measure: 'guidance-committee-advised', rule: 'W-12', ground: 'WEC 41a(1)', headingNl: 'Advies van de commissie over het plan (OPP), in het speciaal onderwijs' },
  { measure: 'consent-used', rule: 'W-21', ground: 'AVG 6(1)(a) en 7(3); UAVG 5; bron 004', headingNl: 'Toestemming gebruikt' },
];

function described({ ground, headingNl }: { readonly ground: string; readonly headingNl: string }) {
  return { ground, headingNl };
}

/** Every row of a report, in its order: the same for every dossier and school. */
export const rows: readonly Row[] = [...Object.entries(termRules).map(([rule, it]): Row => ({ measure: 'terms', rule, ...described(it) })), ...always];

/** The figures of these findings: every row of this report, whether anything was found or not. */
export const figuresOf = (findings: readonly Finding[], reported: readonly Row[] = rows): readonly Figure[] => {
  const found = Map.groupBy(findings, ({ measure, rule }) => `${measure} ${rule}`);
  return reported.map((row) => figureOf(row, found.get(`${row.measure} ${row.rule}`) ?? []));
};

const figureOf = (row: Row, findings: readonly Finding[]): Figure => {
  const outcomes = Object.entries(measures[row.measure]).map(([outcome, textNl]) => {
    const these = findings.filter((it) => it.outcome === outcome);
    return { outcome, textNl, count: these.length, entryIds: [...new Set(these.flatMap(({ entryIds }) => entryIds))] };
  });
  return { ...row, total: findings.length, outcomes, textNl: sentenceOf(row, outcomes) };
};

/** `Gesprekken afgerond: 3 op tijd, 1 te laat.` Counts of nothing are left out. */
export const sentenceOf = ({ headingNl }: Pick<Row, 'headingNl'>, outcomes: readonly { readonly count: number | string; readonly textNl: string }[]): string => {
  const told = outcomes.filter(({ count }) => count !== 0).map(({ count, textNl }) => `${String(count)} ${textNl}`);
  return `${headingNl}: ${told.length > 0 ? told.join(', ') : 'dit kwam niet voor'}.`;
};

/** What an auditor reads of one dossier on a day. */
export const complianceOf = (dossier: Dossier, policyOn: PolicyOn, today: PlainDate): readonly Figure[] => figuresOf(findingsOn(auditOf(dossier, policyOn), today));
