export type { OrganisationCommand } from './organisation.commands.ts';
export type { OrganisationEvent, Sector, StaffRole } from './organisation.events.ts';
export { mandateOf, reachesSchool, rolesOf, schoolOf, type Mandate, type OrganisationFacts, type RoleGrant, type School } from './organisation.facts.ts';
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
