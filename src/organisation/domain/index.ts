export type { Period, Since } from './dated.ts';
export { contactRoles, ladderRoles, type ContactRole, type LadderLevel, type LadderRole } from './escalation/escalation.events.ts';
export { contactsFor, contactsOn, ladderOn, type Contact, type LadderStep } from './escalation/escalation.facts.ts';
export { membershipOf, type Membership } from './memberships/memberships.facts.ts';
export type { OrganisationCommand } from './organisation.commands.ts';
export type { OrganisationEvent } from './organisation.events.ts';
export { isFounded, type OrganisationFacts, type OrganisationKind } from './organisation.facts.ts';
export {
  decideOrganisation,
  emptyOrganisation,
  foldOrganisation,
  organisationKindOf,
  organisationRejectionOf,
  UnknownOrganisationEntry,
  type Organisation,
} from './organisation.ts';
export { organisationRejections } from './organisation.rejections.ts';
export { organisationOn, type OrganisationView } from './organisation.view.ts';
export { policiesOf, policyOn } from './policies/policies.facts.ts';
export { policies, policyNames, type Policy, type PolicyName, type PolicyValue } from './policies/policies.table.ts';
export type { Sector } from './schools/schools.events.ts';
export { isClosedOn, nameOfSchool, schoolOf, schoolsOn, sectorOf, type School } from './schools/schools.facts.ts';
export { boardRoles, partnershipRoles, staffRoles, type StaffRole } from './staff/staff.events.ts';
export { mandateOf, reachesSchool, rolesOf, type Delivered, type Mandate, type RoleGrant } from './staff/staff.facts.ts';
