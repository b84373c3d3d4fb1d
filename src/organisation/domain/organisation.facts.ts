import type { PlainDate } from '../../kernel/event.ts';
import type { Sector, StaffRole } from './organisation.events.ts';

/** What the events of a board say, as far as decisions need it. Every question takes the day it is asked about. */
export interface OrganisationFacts {
  /** Opaque id of the board; absent until it is registered. */
  readonly tenant?: string;
  readonly board?: { readonly name: string; readonly testTenant: boolean };
  readonly schools: readonly School[];
  /** By account. */
  readonly roles: ReadonlyMap<string, readonly RoleGrant[]>;
  /** By the account of the system. */
  readonly mandates: ReadonlyMap<string, readonly Mandate[]>;
}

export interface School {
  readonly schoolId: string;
  readonly name: string;
  readonly sector: Sector;
}

interface Period {
  readonly from: PlainDate;
  readonly until?: PlainDate;
}

export interface RoleGrant extends Period {
  readonly grantId: string;
  readonly account: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly schoolId?: string;
}

export interface Mandate extends Period {
  readonly mandateId: string;
  readonly client: string;
  readonly system: string;
  readonly schoolIds: readonly string[];
}

const within = (on: PlainDate, { from, until }: Period): boolean => from <= on && (until === undefined || on <= until);

/** The roles of an account that are in force on this day. */
export const rolesOf = ({ roles }: OrganisationFacts, account: string, on: PlainDate): readonly RoleGrant[] =>
  (roles.get(account) ?? []).filter((grant) => within(on, grant));

/** True when a role reaches pupils of this school. An unknown school is reached by roles for all schools only. */
export const reachesSchool = (grant: Pick<RoleGrant, 'schoolId'>, schoolId: string | undefined): boolean =>
  grant.schoolId === undefined || grant.schoolId === schoolId;

/** The mandate under which a system may deliver facts about pupils of this school on this day. */
export const mandateOf = ({ mandates }: OrganisationFacts, client: string, on: PlainDate, schoolId: string | undefined): Mandate | undefined =>
  (mandates.get(client) ?? []).find(
    (mandate) => within(on, mandate) && (mandate.schoolIds.length === 0 || (schoolId !== undefined && mandate.schoolIds.includes(schoolId))),
  );

export const schoolOf = ({ schools }: OrganisationFacts, schoolId: string): School | undefined => schools.find((school) => school.schoolId === schoolId);
