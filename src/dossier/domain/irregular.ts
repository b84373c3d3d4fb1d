import { addWeeks, dateOf } from '../../kernel/calendar.ts';
import type { Obligation } from '../../kernel/chapter.ts';
import type { PolicyOn } from '../../kernel/policy.ts';
import type { Dossier } from './dossier.ts';

/** Every irregular entry is to be explained to the parents, until `ParentsInformed` names it (docs/architecture.md, Entries). */
export const irregularObligations = ({ irregular, conversation }: Pick<Dossier, 'irregular' | 'conversation'>, ruleOf: (code: string) => string, policyOn: PolicyOn): readonly Obligation[] =>
  irregular
    .filter(({ eventId }) => !conversation.informedAbout.has(eventId))
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
