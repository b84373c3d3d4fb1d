import type { PlainDate } from '../../../kernel/event.ts';
import { within, type Period } from '../dated.ts';
import type { StaffRole } from './staff.events.ts';

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
  readonly only?: readonly string[];
}

export interface Staff {
  /** By account. */
  readonly roles: ReadonlyMap<string, readonly RoleGrant[]>;
  /** By the account of the system. */
  readonly mandates: ReadonlyMap<string, readonly Mandate[]>;
}

/** The roles of an account that are in force on this day. */
export const rolesOf = ({ roles }: Pick<Staff, 'roles'>, account: string, on: PlainDate): readonly RoleGrant[] =>
  (roles.get(account) ?? []).filter((grant) => within(on, grant));

/** True when a role reaches pupils of this school. An unknown school is reached by roles for all schools only. */
export const reachesSchool = (grant: Pick<RoleGrant, 'schoolId'>, schoolId: string | undefined): boolean =>
  grant.schoolId === undefined || grant.schoolId === schoolId;

/** What a system wants to deliver: its type and the chapter it belongs to. */
export interface Delivered {
  readonly type: string;
  readonly chapter: string | undefined;
}

const covers = ({ only }: Mandate, what: Delivered | undefined): boolean =>
  only === undefined || what === undefined || only.includes(what.type) || (what.chapter !== undefined && only.includes(what.chapter));

/**
 * The mandate under which a system may deliver facts about pupils of this school on this day: this fact, or (without
 * `what`) any fact at all.
 */
export const mandateOf = ({ mandates }: Pick<Staff, 'mandates'>, client: string, on: PlainDate, schoolId: string | undefined, what?: Delivered): Mandate | undefined =>
  (mandates.get(client) ?? []).find(
    (mandate) => within(on, mandate) && covers(mandate, what) && (mandate.schoolIds.length === 0 || (schoolId !== undefined && mandate.schoolIds.includes(schoolId))),
  );
