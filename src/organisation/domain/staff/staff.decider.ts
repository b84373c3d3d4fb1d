import type { Command } from '../../../kernel/command.ts';
import type { PlainDate } from '../../../kernel/event.ts';
import { rulebook } from '../../../kernel/decision.ts';
import { value } from '../../../kernel/fields.ts';
import { idFrom } from '../../../kernel/ids.ts';
import { endsBeforeItStarts, endsEarlierAlready, type Period } from '../dated.ts';
import { isFounded, type OrganisationFacts } from '../organisation.facts.ts';
import { organisationRejections } from '../organisation.rejections.ts';
import { administration, type Asked, type Part } from '../part.ts';
import { isClosedOn, schoolOf } from '../schools/schools.facts.ts';
import { boardRoles, partnershipRoles, type MandateGranted, type MandateRevoked, type RoleGranted, type RoleRevoked, type StaffEvent, type StaffRole } from './staff.events.ts';
import type { Mandate, RoleGrant } from './staff.facts.ts';

const { rejectIf, record } = rulebook(organisationRejections);

export type StaffCommand =
  | Command<'GrantRole', Asked<RoleGranted, 'grantId'>>
  | Command<'RevokeRole', Asked<RoleRevoked>>
  | Command<'GrantMandate', Asked<MandateGranted, 'mandateId'>>
  | Command<'RevokeMandate', Asked<MandateRevoked>>;

type ByAccount<T> = ReadonlyMap<string, readonly T[]>;

/** A partnership has no teachers, a board no case workers: a role that is not of its kind gives nothing and is refused. */
const isRoleOf = ({ partnership }: OrganisationFacts, role: StaffRole): boolean => (partnership ? partnershipRoles : boardRoles).some((it) => it === role);

const closedFrom = (state: OrganisationFacts, schoolId: string | undefined, from: PlainDate): boolean => schoolId !== undefined && isClosedOn(state, schoolId, from);

const grantOf = ({ roles }: OrganisationFacts, grantId: string): RoleGrant | undefined =>
  [...roles.values()].flat().find((grant) => grant.grantId === grantId);

const mandateWith = ({ mandates }: OrganisationFacts, mandateId: string): Mandate | undefined =>
  [...mandates.values()].flat().find((mandate) => mandate.mandateId === mandateId);

const added = <T>(all: ByAccount<T>, account: string, one: T): ByAccount<T> => new Map(all).set(account, [...(all.get(account) ?? []), one]);

const ended = <T extends Period>(all: ByAccount<T>, account: string | undefined, one: T | undefined, until: string): ByAccount<T> =>
  account === undefined ? all : new Map(all).set(account, (all.get(account) ?? []).map((it) => (it === one ? { ...it, until } : it)));

export const staff: Part<StaffCommand, StaffEvent> = {
  decide: {
    GrantRole: (asked, state, { commandId }) =>
      rejectIf({
        'organisation-not-registered': !isFounded(state),
        'role-of-another-kind': isFounded(state) && !isRoleOf(state, asked.role),
        'unknown-school': asked.schoolId !== undefined && !schoolOf(state, asked.schoolId),
        'school-closed': closedFrom(state, asked.schoolId, asked.from),
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
    RoleGranted: (state, { grantId, account, name, role, schoolId, from, until }) => ({
      ...state,
      roles: added(state.roles, account, { grantId, account, name, role, ...(schoolId && { schoolId }), from, ...(until && { until }) }),
    }),
    RoleRevoked: (state, { grantId, until }) => {
      const grant = grantOf(state, grantId);
      return { ...state, roles: ended(state.roles, grant?.account, grant, until) };
    },
    MandateGranted: (state, { mandateId, client, system, schoolIds, only, from, until }) => ({
      ...state,
      mandates: added(state.mandates, client, { mandateId, client, system, schoolIds, ...(only && { only }), from, ...(until && { until }) }),
    }),
    MandateRevoked: (state, { mandateId, until }) => {
      const mandate = mandateWith(state, mandateId);
      return { ...state, mandates: ended(state.mandates, mandate?.client, mandate, until) };
    },
  },

  entries: {
    RoleGranted: {
      ...administration,
      fields: { grantId: value, account: value, name: value, role: value, schoolId: value, from: value, until: value },
      headingNl: 'Rol gegeven',
      summaryNl: ({ from }) => `Een medewerker heeft een rol vanaf ${from}.`,
    },
    RoleRevoked: {
      ...administration,
      fields: { grantId: value, until: value },
      headingNl: 'Rol beëindigd',
      summaryNl: ({ until }) => `Een medewerker heeft een rol niet meer na ${until}.`,
    },
    MandateGranted: {
      ...administration,
      schemaVersion: 2,
      fields: { mandateId: value, client: value, system: value, schoolIds: { '*': value }, only: { '*': value }, from: value, until: value },
      headingNl: 'Mandaat gegeven',
      summaryNl: ({ from }) => `Een systeem mag namens het bestuur gegevens aanleveren vanaf ${from}.`,
    },
    MandateRevoked: {
      ...administration,
      fields: { mandateId: value, until: value },
      headingNl: 'Mandaat beëindigd',
      summaryNl: ({ until }) => `Een systeem mag na ${until} geen gegevens meer aanleveren.`,
    },
  },
};
