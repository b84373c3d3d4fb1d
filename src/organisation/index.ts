export { Organisations, type Founder, type Founding, type OrganisationAsking } from './application/organisations.ts';
export * from './domain/index.ts';
export { ContactDto, EscalationLadderDto } from './http/organisation-view.dto.ts';
export { OrganisationModule } from './organisation.module.ts';
export * from './lists.ts';
