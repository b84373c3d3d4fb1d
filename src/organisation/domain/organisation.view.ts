import type { PlainDate } from '../../kernel/event.ts';
import { within, type Period } from './dated.ts';
import { ladderOn, type Contact, type LadderStep } from './escalation/escalation.facts.ts';
import type { Membership } from './memberships/memberships.facts.ts';
import type { OrganisationFacts, OrganisationKind } from './organisation.facts.ts';
import { chosenOn } from './policies/policies.facts.ts';
import { policies, policyNames, type Policy, type PolicyName } from './policies/policies.table.ts';
import type { Sector } from './schools/schools.events.ts';
import { nameOfSchool, schoolsOn, type School } from './schools/schools.facts.ts';
import type { Mandate, RoleGrant } from './staff/staff.facts.ts';

export interface SchoolView extends Period {
  readonly schoolId: string;
  readonly name: string;
  readonly sector: Sector;
  /** `from` is absent when the school set none: then it is that of its sector. */
  readonly escalationLadder: { readonly from?: PlainDate; readonly steps: readonly LadderStep[] };
}

/** `from` is absent when the organisation chose nothing: then `value` is the default. */
export interface PolicyView {
  readonly policy: PolicyName;
  readonly value: string | number;
  readonly from?: PlainDate;
  readonly default: string | number;
  readonly unit: Policy['unit'];
  /** Every choice; or the least and the most; or the part of the school year that it lies in. */
  readonly allowed: readonly string[];
  readonly rule: string;
  readonly ground: string;
  readonly textNl: string;
}

/** What holds in an organisation on one day. Roles and mandates are for its administrators. */
export interface OrganisationView {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly region?: string;
  readonly testTenant: boolean;
  readonly on: PlainDate;
  readonly schools: readonly SchoolView[];
  readonly memberships: readonly Membership[];
  readonly contacts: readonly Contact[];
  readonly policies: readonly PolicyView[];
  readonly roles?: readonly RoleGrant[];
  readonly mandates?: readonly Mandate[];
}

const schoolOn = (state: OrganisationFacts, school: School, on: PlainDate): SchoolView => {
  const { schoolId, sector, from, until } = school;
  return { schoolId, name: nameOfSchool(school, on), sector, from, ...(until !== undefined && { until }), escalationLadder: ladderOn(state, schoolId, on) ?? { steps: [] } };
};

const allowedBy = (policy: Policy): readonly string[] =>
  policy.unit === 'choice' ? policy.range : policy.unit === 'window' ? [policy.range] : [String(policy.range.min), String(policy.range.max)];

const policyViewOn = (state: OrganisationFacts, policy: PolicyName, on: PlainDate): PolicyView => {
  const { default: standard, unit, rule, ground, textNl } = policies[policy];
  const chosen = chosenOn(state, policy, on);
  return { policy, value: chosen?.value ?? standard, ...(chosen && { from: chosen.from }), default: standard, unit, allowed: allowedBy(policies[policy]), rule, ground, textNl };
};

const inForce = <T extends Period>(all: Iterable<readonly T[]>, on: PlainDate): readonly T[] => [...all].flat().filter((it) => within(on, it));

/** Pure: what the state says about a day; undefined for an organisation that is not there. */
export const organisationOn = (state: OrganisationFacts, on: PlainDate, { forAdministrator }: { readonly forAdministrator: boolean }): OrganisationView | undefined => {
  const founded = state.partnership ?? state.board;
  if (!founded) return undefined;
  return {
    kind: state.partnership ? 'support-partnership' : 'board',
    name: founded.name,
    ...(state.partnership && { region: state.partnership.region }),
    testTenant: founded.testTenant,
    on,
    schools: schoolsOn(state, on).map((school) => schoolOn(state, school, on)),
    memberships: inForce([state.memberships], on),
    contacts: inForce([state.contacts], on),
    policies: policyNames.map((name) => policyViewOn(state, name, on)),
    ...(forAdministrator && { roles: inForce(state.roles.values(), on), mandates: inForce(state.mandates.values(), on) }),
  };
};
