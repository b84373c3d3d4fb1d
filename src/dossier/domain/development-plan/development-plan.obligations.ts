import { addDays, addWeeks } from '../../../kernel/calendar.ts';
import type { Obligation } from '../../../kernel/chapter.ts';
import type { PlainDate } from '../../../kernel/event.ts';
import type { PolicyOn } from '../../../kernel/policy.ts';
import type { Dossier } from '../dossier.ts';
import { extraSupportSince } from '../registration/registration.facts.ts';
import { evaluationDue, RIGHT_TO_BE_HEARD_FROM } from './development-plan.facts.ts';

/** WVO 2020 2.44(2); WPO 40a: six weeks from enrolment, or from the day the need is established. */
const WEEKS_TO_ADOPT = 6;

/** W-11: a pupil who needs extra support has a plan. */
const toAdopt = ({ registration, developmentPlan: { versions } }: Dossier, today: PlainDate): readonly Obligation[] => {
  const need = extraSupportSince(registration, today);
  const { enrolled } = registration;
  if (!need || !enrolled || registration.deregistered || versions.length > 0) return [];
  const since = need.on > enrolled.on ? need : enrolled;
  return [{ id: `W-11:${since.entryId}`, rule: 'W-11', since: since.entryId, due: addWeeks(since.on, WEEKS_TO_ADOPT), owner: 'board', textNl: 'Deze leerling heeft extra hulp nodig. Stel op tijd een plan (OPP) vast.' }];
};

/** W-14: the pupil hears what its own view changed in each version. */
const toExplain = ({ developmentPlan: { versions, explained } }: Dossier, policyOn: PolicyOn): readonly Obligation[] =>
  versions
    .filter(({ planId, version, on }) => on >= RIGHT_TO_BE_HEARD_FROM && !explained.some((it) => it.planId === planId && it.version === version))
    .map(({ entryId, on }) => ({ id: `W-14:${entryId}`, rule: 'W-14', since: entryId, due: addDays(on, policyOn('explain-influence', on)), owner: 'school', textNl: 'Leg de leerling uit wat er met de inbreng van de leerling is gedaan.' }));

/** A goal is looked back on: until its progress is recorded on or after that day, that is due (W-14). */
const toLookBack = ({ developmentPlan: { goals } }: Dossier): readonly Obligation[] =>
  [...goals.values()]
    .filter(({ evaluateOn, lastProgressOn, closedOn }) => closedOn === undefined && (lastProgressOn === undefined || lastProgressOn < evaluateOn))
    .map(({ entryId, evaluateOn }) => ({ id: `W-14:${entryId}`, rule: 'W-14', since: entryId, due: evaluateOn, owner: 'school', textNl: 'Op deze dag kijkt school terug op een doel. Schrijf op hoe het gaat.' }));

/** W-15: every school year the plan is looked back on with parents and pupil. */
const toEvaluate = (dossier: Dossier): readonly Obligation[] =>
  dossier.developmentPlan.versions
    .filter(({ version }) => version === 1)
    .flatMap((adopted) => {
      const due = evaluationDue(dossier, adopted);
      return due === undefined || dossier.registration.deregistered
        ? []
        : [{ id: `W-15:${adopted.entryId}:${due.slice(0, 4)}`, rule: 'W-15', since: adopted.entryId, due, owner: 'school' as const, textNl: 'Kijk elk schooljaar met de ouders en de leerling terug op het plan.' }];
    });

export const developmentPlanObligations = (dossier: Dossier, today: PlainDate, policyOn: PolicyOn): readonly Obligation[] =>
  [...toAdopt(dossier, today), ...toExplain(dossier, policyOn), ...toLookBack(dossier), ...toEvaluate(dossier)];
