import { addWeeks, dateOf } from '../../kernel/calendar.ts';
import type { Obligation } from '../../kernel/chapter.ts';
import type { Dossier } from './dossier.ts';

/** Policy: parents hear within four weeks that something happened which the rules do not allow. */
const WEEKS_TO_EXPLAIN = 4;

/** Every irregular entry is to be explained to the parents, until `ParentsInformed` names it (docs/architecture.md, Entries). */
export const irregularObligations = ({ irregular, conversation }: Pick<Dossier, 'irregular' | 'conversation'>, ruleOf: (code: string) => string): readonly Obligation[] =>
  irregular
    .filter(({ eventId }) => !conversation.informedAbout.has(eventId))
    .map(({ content, eventId, recordedAt }) => ({
      id: `irregular:${eventId}`,
      rule: [...new Set(content.irregular?.rules.map(ruleOf))].join(', '),
      since: eventId,
      due: addWeeks(dateOf(recordedAt), WEEKS_TO_EXPLAIN),
      owner: 'school',
      textNl: 'Dit is gebeurd terwijl het volgens de regels niet mocht. Leg de ouders uit wat er is gebeurd.',
    }));
