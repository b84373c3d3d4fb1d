import { addWeeks, dateOf } from '../../kernel/calendar.ts';
import type { Obligation } from '../../kernel/chapter.ts';
import type { KeptEntry } from '../../kernel/entry.ts';
import type { History } from '../../kernel/history.ts';

/** Policy: parents hear within four weeks that something happened which the rules do not allow. */
const WEEKS_TO_EXPLAIN = 4;

/** Every irregular entry is to be explained to the parents, until `ParentsInformed` names it (docs/architecture.md, Entries). */
export const irregularObligations = (history: History, ruleOf: (code: string) => string): readonly Obligation[] => {
  const kept = [...history].filter((entry): entry is KeptEntry => entry.state === 'kept');
  const explained = new Set(kept.filter(({ content }) => content.type === 'ParentsInformed').map(({ content }) => (content.data as { about?: string }).about));
  return kept
    .filter(({ content, eventId }) => content.irregular && !explained.has(eventId))
    .map(({ content, eventId, recordedAt }) => ({
      id: `irregular:${eventId}`,
      rule: [...new Set(content.irregular?.rules.map(ruleOf))].join(', '),
      since: eventId,
      due: addWeeks(dateOf(recordedAt), WEEKS_TO_EXPLAIN),
      owner: 'school',
      textNl: 'Dit is gebeurd terwijl het volgens de regels niet mocht. Leg de ouders uit wat er is gebeurd.',
    }));
};
