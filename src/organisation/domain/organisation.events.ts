import type { EscalationEvent } from './escalation/escalation.events.ts';
import type { FoundingEvent } from './founding/founding.events.ts';
import type { MembershipEvent } from './memberships/memberships.events.ts';
import type { PolicyEvent } from './policies/policies.events.ts';
import type { SchoolEvent } from './schools/schools.events.ts';
import type { StaffEvent } from './staff/staff.events.ts';

export type OrganisationEvent = FoundingEvent | SchoolEvent | StaffEvent | MembershipEvent | EscalationEvent | PolicyEvent;
