import type { Command } from '../../../kernel/command.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { value } from '../../../kernel/fields.ts';
import { idFrom } from '../../../kernel/ids.ts';
import { endsBeforeItStarts, endsEarlierAlready } from '../dated.ts';
import { administration, type Asked, type Part } from '../part.ts';
import { organisationRejections } from '../organisation.rejections.ts';
import type { MembershipEnded, MembershipEvent, MembershipStarted } from './memberships.events.ts';
import { isMemberDuring } from './memberships.facts.ts';

const { rejectIf, record } = rulebook(organisationRejections);

export type MembershipCommand =
  | Command<'StartMembership', Asked<MembershipStarted, 'membershipId'>>
  | Command<'EndMembership', Asked<MembershipEnded>>;

export const memberships: Part<MembershipCommand, MembershipEvent> = {
  decide: {
    StartMembership: (asked, state, { commandId }) =>
      rejectIf({
        'partnership-not-registered': state.partnership === undefined,
        'period-ends-before-it-starts': endsBeforeItStarts(asked),
        'already-a-member': isMemberDuring(state, asked),
      }) ?? record({ type: 'MembershipStarted', data: { membershipId: idFrom(commandId, 'membership'), ...asked } }),

    EndMembership: (asked, state) => {
      const membership = state.memberships.find(({ membershipId }) => membershipId === asked.membershipId);
      return rejectIf({ 'unknown-membership': !membership, 'already-ended': endsEarlierAlready(membership, asked.until) }) ?? record({ type: 'MembershipEnded', data: asked });
    },
  },

  evolve: {
    MembershipStarted: (state, { membershipId, boardId, schoolId, from, until }) => ({
      ...state,
      memberships: [...state.memberships, { membershipId, boardId, ...(schoolId !== undefined && { schoolId }), from, ...(until !== undefined && { until }) }],
    }),
    MembershipEnded: (state, { membershipId, until }) => ({
      ...state,
      memberships: state.memberships.map((it) => (it.membershipId === membershipId ? { ...it, until } : it)),
    }),
  },

  entries: {
    MembershipStarted: {
      ...administration,
      fields: { membershipId: value, boardId: value, schoolId: value, from: value, until: value },
      headingNl: 'Deelname aan het samenwerkingsverband',
      summaryNl: ({ from }) => `Een schoolbestuur of school doet mee aan het samenwerkingsverband vanaf ${from}.`,
    },
    MembershipEnded: {
      ...administration,
      fields: { membershipId: value, until: value },
      headingNl: 'Deelname geëindigd',
      summaryNl: ({ until }) => `Een schoolbestuur of school doet niet meer mee aan het samenwerkingsverband na ${until}.`,
    },
  },
};
