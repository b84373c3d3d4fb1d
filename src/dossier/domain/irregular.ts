import { addWeeks, dateOf } from '../../kernel/calendar.ts';
import type { Obligation } from '../../kernel/chapter.ts';
import type { KeptEntry } from '../../kernel/entry.ts';
import type { History } from '../../kernel/history.ts';
import type { PolicyOn } from '../../kernel/policy.ts';

/** Every irregular entry is to be explained to the parents, until `ParentsInformed` names it (docs/architecture.md, Entries). */
export const irregularObligations = (history: History, ruleOf: (code: string) => string, policyOn: PolicyOn): readonly Obligation[] => {
  const kept = [...history].filter((entry): entry is KeptEntry => entry.state === 'kept');
  const explained = new Set(kept.filter(({ content }) => content.type === 'ParentsInformed').map(({ content }) => (content.data as { about?: string }).about));
  return kept
    .filter(({ content, eventId }) => content.irregular && !explained.has(eventId))
    .map(({ content, eventId, recordedAt }) => {
      const since = dateOf(recordedAt);
      return {
        id: `irregular:${eventId}`,
        rule: [...new Set(content.irregular?.rules.map(ruleOf))].join(', '),
        since: eventId,
        due: addWeeks(since, policyOn('explain-irregularity', since)),
        owner: 'school',
        textNl: 'Dit is gebeurd terwijl het volgens de regels niet mocht. Leg de ouders uit wat er is gebeurd.',
      };
    });
};
