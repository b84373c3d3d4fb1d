import type { Command } from '../../../kernel/command.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { value } from '../../../kernel/fields.ts';
import { isFounded } from '../organisation.facts.ts';
import { organisationRejections } from '../organisation.rejections.ts';
import { administration, type Asked, type Part } from '../part.ts';
import type { PolicyEvent, PolicySet } from './policies.events.ts';
import { isPolicy, isWithinRange } from './policies.facts.ts';
import { policies as table } from './policies.table.ts';

const { rejectIf, record } = rulebook(organisationRejections);

export type PolicyCommand = Command<'SetPolicy', Asked<PolicySet>>;

export const policies: Part<PolicyCommand, PolicyEvent> = {
  decide: {
    // What was due yesterday was due under what held yesterday: a choice never reaches back.
    SetPolicy: (asked, state, { today }) =>
      rejectIf({
        'organisation-not-registered': !isFounded(state),
        'unknown-policy': !isPolicy(asked.policy),
        'policy-outside-range': isPolicy(asked.policy) && !isWithinRange(table[asked.policy], asked.value),
        'policy-reaches-back': asked.from < today,
      }) ?? record({ type: 'PolicySet', data: asked }),
  },

  evolve: {
    PolicySet: (state, { policy, value: chosen, from }) => ({
      ...state,
      policies: new Map(state.policies).set(policy, [...(state.policies.get(policy) ?? []), { value: chosen, from }]),
    }),
  },

  entries: {
    PolicySet: {
      ...administration,
      fields: { policy: value, value, from: value },
      legalBasis: 'AVG 6(1)(c): wettelijke plicht (AVG 24: passend beleid)',
      processingActivity: 'schoolbeleid',
      headingNl: 'Beleid gekozen',
      summaryNl: ({ from }) => `De organisatie koos beleid dat geldt vanaf ${from}.`,
    },
  },
};
