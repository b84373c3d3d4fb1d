import type { Obligation } from '../../../kernel/chapter.ts';
import type { Assessments } from './assessment.facts.ts';

/** W-35: the parents get a copy of every advice, at once (WVO 2020 2.47(17)). */
export const assessmentObligations = ({ advices }: Assessments): readonly Obligation[] =>
  [...advices.values()]
    .filter(({ shared }) => !shared)
    .map(({ entryId, on }) => ({
      id: `W-35:${entryId}`,
      rule: 'W-35',
      since: entryId,
      due: on,
      owner: 'partnership',
      textNl: 'Er is advies van deskundigen. Geef de ouders meteen een kopie en leg dat vast.',
    }));
