import { endOfSchoolYear, firstSchoolYearWithout } from '../../../kernel/calendar.ts';
import { isAfter, type Occurrence, type PlainDate } from '../../../kernel/event.ts';
import { standingOf, type Said } from '../consent/said.facts.ts';
import type { Dossier } from '../dossier.ts';
import { countingFrom } from '../imported.ts';
import { isMinor, isParentInEducation, personOf, pupilOf, type People } from '../people/people.facts.ts';
import { sectorOn } from '../registration/registration.facts.ts';

/** WVO 2020 2.44(5), Kamerstukken 36443: no plan without the pupil's view, from this day on, at any age. */
export const RIGHT_TO_BE_HEARD_FROM: PlainDate = '2025-08-01';

/** The chapter's slice: versions of the plan, what came before each of them, who agreed, and the goals. */
export interface DevelopmentPlans {
  readonly versions: readonly PlanVersion[];
  readonly consultations: readonly Consultation[];
  /** Days on which the pupil gave a view, or had every chance and did not want to. */
  readonly hearings: readonly Happened[];
  /** Advices of the commissie voor de begeleiding. */
  readonly advices: readonly Happened[];
  readonly actionPart: readonly (Said & { readonly planId: string; readonly version: number })[];
  readonly goals: ReadonlyMap<string, Goal>;
  readonly evaluations: readonly Evaluation[];
  /** Versions of which the pupil heard what its own view changed. */
  readonly explained: readonly { readonly planId: string; readonly version: number }[];
  /** Plans that are not needed any more, with their last day. */
  readonly ended: ReadonlyMap<string, PlainDate>;
}

/** A look back on a plan: who took part, or was invited and did not want to. */
interface Evaluation {
  readonly planId: string;
  readonly on: PlainDate;
  readonly asked: readonly string[];
}

/** When, and which of two things on one day came first. */
type Happened = Pick<Occurrence, 'on' | 'revision'>;

export interface PlanVersion extends Occurrence {
  readonly planId: string;
  /** 1, 2, 3, … within the plan. */
  readonly version: number;
}

export interface Consultation extends Happened {
  readonly parents: readonly string[];
  readonly aimedAtAgreement: boolean;
}

export interface Goal {
  readonly goalId: string;
  readonly entryId: string;
  readonly evaluateOn: PlainDate;
  readonly lastProgressOn?: PlainDate;
  readonly closedOn?: PlainDate;
}

/** Who agrees to a plan on a day: until 18 a parent with authority or a caregiver, from the 18th birthday the pupil (W-13, W-15). */
export const speaksForPlan = (people: People, personId: string, on: PlainDate): boolean =>
  isMinor(people, on) ? isParentInEducation(people, personId, on) : personOf(people, personId)?.role === 'pupil';

/** The latest version on a day, of whichever plan. */
export const versionOn = ({ versions }: DevelopmentPlans, on: PlainDate): PlanVersion | undefined =>
  versions.filter((it) => it.on <= on).toSorted((a, b) => (isAfter(a, b) ? 1 : -1)).at(-1);

export const latestVersionOf = ({ versions }: DevelopmentPlans, planId: string): number =>
  Math.max(0, ...versions.filter((it) => it.planId === planId).map(({ version }) => version));

export const hasVersion = ({ versions }: DevelopmentPlans, planId: string, version: number): boolean =>
  versions.some((it) => it.planId === planId && it.version === version);

/** It happened by this day, and after the version that was there before: what led to that one does not count again (W-12). */
const sincePrevious = (plans: DevelopmentPlans, on: PlainDate) => {
  const previous = versionOn(plans, on);
  return (it: Happened): boolean => it.on <= on && (previous === undefined || isAfter(it, previous));
};

/** Who speak for the plan and were consulted, aimed at agreement, about the version of this day. */
export const consultedAbout = ({ people, developmentPlan }: Pick<Dossier, 'people' | 'developmentPlan'>, on: PlainDate): readonly string[] =>
  developmentPlan.consultations
    .filter(sincePrevious(developmentPlan, on))
    .flatMap((it) => (it.aimedAtAgreement ? it.parents.filter((personId) => speaksForPlan(people, personId, it.on)) : []));

export const parentsWereConsulted = (dossier: Pick<Dossier, 'people' | 'developmentPlan'>, on: PlainDate): boolean => consultedAbout(dossier, on).length > 0;

/** Somebody who speaks for the plan was spoken with, by this day. */
export const parentsSpokenWith = ({ people, developmentPlan }: Pick<Dossier, 'people' | 'developmentPlan'>, on: PlainDate): boolean =>
  developmentPlan.consultations.some((it) => it.on <= on && it.parents.some((personId) => speaksForPlan(people, personId, it.on)));

/** The times that the pupil gave a view on the version of this day, or had every chance to. */
export const hearingsAbout = ({ developmentPlan }: Pick<Dossier, 'developmentPlan'>, on: PlainDate): readonly Happened[] =>
  developmentPlan.hearings.filter(sincePrevious(developmentPlan, on));

export const pupilWasHeard = (dossier: Pick<Dossier, 'developmentPlan'>, on: PlainDate): boolean => hearingsAbout(dossier, on).length > 0;

/** The advices of the commissie voor de begeleiding on the version of this day. */
export const advicesAbout = ({ developmentPlan }: Pick<Dossier, 'developmentPlan'>, on: PlainDate): readonly Happened[] =>
  developmentPlan.advices.filter(sincePrevious(developmentPlan, on));

/** The commissie is one of special education: a plan of another sector needs no advice (WEC 41a(1)). */
export const needsAdvice = ({ registration }: Pick<Dossier, 'registration'>, on: PlainDate): boolean => sectorOn(registration, on) === 'so';

/**
 * W-13 (WVO 2020 2.44(2)): the action part is in force when one who may agree does and none of them objects; the last
 * word of each counts. Without that the rest of the plan may stand.
 */
export const actionPartState = ({ people, developmentPlan }: Pick<Dossier, 'people' | 'developmentPlan'>, planId: string, version: number, on: PlainDate): 'in-force' | 'not-agreed' => {
  const words = developmentPlan.actionPart.filter((it) => it.planId === planId && it.version === version && speaksForPlan(people, it.personId, it.on));
  const standings = [...new Set(words.map(({ personId }) => personId))].map((personId) => standingOf(words.filter((it) => it.personId === personId), { on }));
  return standings.includes('yes') && !standings.includes('no') ? 'in-force' : 'not-agreed';
};

/** W-15 (WVO 2020 2.44(3)): both the pupil and one who speaks for the plan were asked. */
const everybodyAsked = (people: People, { asked, on }: Evaluation): boolean => {
  const pupil = pupilOf(people)?.personId;
  return pupil !== undefined && asked.includes(pupil) && asked.some((personId) => speaksForPlan(people, personId, on));
};

/** The last day of the first school year of this plan in which it was not looked back on with everybody; undefined when it ended before. */
export const evaluationDue = (dossier: Pick<Dossier, 'people' | 'developmentPlan' | 'registration'>, { planId, on }: PlanVersion): PlainDate | undefined => {
  const { people, developmentPlan: { evaluations, ended } } = dossier;
  const years = new Set(evaluations.filter((it) => it.planId === planId && everybodyAsked(people, it)).map((it) => endOfSchoolYear(it.on)));
  const due = firstSchoolYearWithout(countingFrom(dossier, on), years);
  const endedOn = ended.get(planId);
  return endedOn !== undefined && endedOn <= due ? undefined : due;
};
