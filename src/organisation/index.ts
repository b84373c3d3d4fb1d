export { Organisations, type Founder, type Founding, type OrganisationAsking } from './application/organisations.ts';
export { chosenPolicies, type ChosenPolicies } from './application/chosen-policies.ts';
export { OrganisationStates } from './application/organisation-streams.ts';
export * from './domain/index.ts';
export { ContactDto, EscalationLadderDto } from './http/organisation-view.dto.ts';
export { OrganisationModule } from './organisation.module.ts';
