import type { EscalationCommand } from './escalation/escalation.decider.ts';
import type { FoundingCommand } from './founding/founding.decider.ts';
import type { MembershipCommand } from './memberships/memberships.decider.ts';
import type { PolicyCommand } from './policies/policies.decider.ts';
import type { SchoolCommand } from './schools/schools.decider.ts';
import type { StaffCommand } from './staff/staff.decider.ts';

export type OrganisationCommand = FoundingCommand | SchoolCommand | StaffCommand | MembershipCommand | EscalationCommand | PolicyCommand;
