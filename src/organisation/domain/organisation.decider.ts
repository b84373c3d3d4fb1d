import type { Chapter } from '../../kernel/chapter.ts';
import { rulebook } from '../../kernel/decision.ts';
import { idFrom } from '../../kernel/ids.ts';
import type { OrganisationCommand } from './organisation.commands.ts';
import { organisationEntries } from './organisation.entries.ts';
import type { OrganisationEvent } from './organisation.events.ts';
import { schoolOf, type Mandate, type OrganisationFacts, type RoleGrant } from './organisation.facts.ts';
import { organisationRejections } from './organisation.rejections.ts';

const { rejectIf, record } = rulebook(organisationRejections);

type Periods = { readonly from: string; readonly until?: string };
type ByAccount<T> = ReadonlyMap<string, readonly T[]>;

const endsBeforeItStarts = ({ from, until }: Periods): boolean => until !== undefined && until < from;

/** Taking back never gives: the last day may come nearer (even before the first: then it never counts), not further. */
const endsEarlierAlready = (found: Periods | undefined, until: string): boolean => found?.until !== undefined && found.until < until;

const grantOf = ({ roles }: OrganisationFacts, grantId: string): RoleGrant | undefined =>
  [...roles.values()].flat().find((grant) => grant.grantId === grantId);

const mandateWith = ({ mandates }: OrganisationFacts, mandateId: string): Mandate | undefined =>
  [...mandates.values()].flat().find((mandate) => mandate.mandateId === mandateId);

const added = <T>(all: ByAccount<T>, account: string, one: T): ByAccount<T> => new Map(all).set(account, [...(all.get(account) ?? []), one]);

const ended = <T extends Periods>(all: ByAccount<T>, account: string | undefined, one: T | undefined, until: string): ByAccount<T> =>
  account === undefined ? all : new Map(all).set(account, (all.get(account) ?? []).map((it) => (it === one ? { ...it, until } : it)));

export const organisation: Chapter<OrganisationFacts, OrganisationFacts, OrganisationCommand, OrganisationEvent> = {
  initial: { schools: [], roles: new Map(), mandates: new Map() },
  rejections: organisationRejections,
  entries: organisationEntries,

  decide: {
    RegisterBoard: (asked, { board }) =>
      rejectIf({ 'board-already-registered': board !== undefined }) ?? record({ type: 'BoardRegistered', data: asked }),

    OpenSchool: (asked, { board }, { commandId }) =>
      rejectIf({ 'board-not-registered': board === undefined }) ??
      record({ type: 'SchoolOpened', data: { schoolId: idFrom(commandId, 'school'), ...asked } }),

    GrantRole: (asked, state, { commandId }) =>
      rejectIf({
        'board-not-registered': state.board === undefined,
        'unknown-school': asked.schoolId !== undefined && !schoolOf(state, asked.schoolId),
        'period-ends-before-it-starts': endsBeforeItStarts(asked),
      }) ?? record({ type: 'RoleGranted', data: { grantId: idFrom(commandId, 'grant'), ...asked } }),

    RevokeRole: (asked, state) => {
      const grant = grantOf(state, asked.grantId);
      return rejectIf({ 'unknown-grant': grant === undefined, 'already-ended': endsEarlierAlready(grant, asked.until) }) ?? record({ type: 'RoleRevoked', data: asked });
    },

    GrantMandate: (asked, state, { commandId }) =>
      rejectIf({
        'board-not-registered': state.board === undefined,
        'unknown-school': !asked.schoolIds.every((schoolId) => schoolOf(state, schoolId)),
        'period-ends-before-it-starts': endsBeforeItStarts(asked),
      }) ?? record({ type: 'MandateGranted', data: { mandateId: idFrom(commandId, 'mandate'), ...asked } }),

    RevokeMandate: (asked, state) => {
      const mandate = mandateWith(state, asked.mandateId);
      return rejectIf({ 'unknown-mandate': mandate === undefined, 'already-ended': endsEarlierAlready(mandate, asked.until) }) ?? record({ type: 'MandateRevoked', data: asked });
    },
  },

  evolve: {
    BoardRegistered: (state, { name, testTenant }) => ({ ...state, board: { name, testTenant } }),
    SchoolOpened: (state, { schoolId, name, sector }) => ({ ...state, schools: [...state.schools, { schoolId, name, sector }] }),
    RoleGranted: (state, { grantId, account, name, role, schoolId, from, until }) => ({
      ...state,
      roles: added(state.roles, account, { grantId, account, name, role, ...(schoolId && { schoolId }), from, ...(until && { until }) }),
    }),
    RoleRevoked: (state, { grantId, until }) => {
      const grant = grantOf(state, grantId);
      return { ...state, roles: ended(state.roles, grant?.account, grant, until) };
    },
    MandateGranted: (state, { mandateId, client, system, schoolIds, from, until }) => ({
      ...state,
      mandates: added(state.mandates, client, { mandateId, client, system, schoolIds, from, ...(until && { until }) }),
    }),
    MandateRevoked: (state, { mandateId, until }) => {
      const mandate = mandateWith(state, mandateId);
      return { ...state, mandates: ended(state.mandates, mandate?.client, mandate, until) };
    },
  },
};
