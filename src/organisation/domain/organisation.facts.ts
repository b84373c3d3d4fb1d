import type { Escalation } from './escalation/escalation.facts.ts';
import type { Memberships } from './memberships/memberships.facts.ts';
import type { Policies } from './policies/policies.facts.ts';
import type { Schools } from './schools/schools.facts.ts';
import type { Staff } from './staff/staff.facts.ts';

/** What the events of a board or partnership say, as far as decisions need it. Every question takes the day it is asked about. */
export interface OrganisationFacts extends Schools, Staff, Memberships, Escalation, Policies {
  /** Opaque id of the organisation; absent until it is registered. */
  readonly tenant?: string;
  readonly board?: { readonly name: string; readonly testTenant: boolean };
  readonly partnership?: { readonly name: string; readonly region: string; readonly testTenant: boolean };
}

export type OrganisationKind = 'board' | 'support-partnership';

export const nothingYet: OrganisationFacts = { schools: [], roles: new Map(), mandates: new Map(), memberships: [], ladders: new Map(), contacts: [], policies: new Map() };

export const isFounded = ({ board, partnership }: Pick<OrganisationFacts, 'board' | 'partnership'>): boolean => board !== undefined || partnership !== undefined;
