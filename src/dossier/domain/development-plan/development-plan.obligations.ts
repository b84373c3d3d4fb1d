import type { Obligation } from '../../../kernel/chapter.ts';
import type { Dossier } from '../dossier.ts';

/** A goal is looked back on: until its progress is recorded on or after that day, that is due (W-14). */
export const developmentPlanObligations = ({ developmentPlan: { goals } }: Dossier): readonly Obligation[] =>
  [...goals.values()]
    .filter(({ evaluateOn, lastProgressOn }) => lastProgressOn === undefined || lastProgressOn < evaluateOn)
    .map(({ entryId, evaluateOn }) => ({
      id: `W-14:${entryId}`,
      rule: 'W-14',
      since: entryId,
      due: evaluateOn,
      owner: 'school',
      textNl: 'Op deze dag kijkt school terug op een doel. Schrijf op hoe het gaat.',
    }));
