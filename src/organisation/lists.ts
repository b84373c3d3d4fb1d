/** What lists ask of organisations, without the edge around it. */
export { chosenPolicies, type ChosenPolicies } from './application/chosen-policies.ts';
export { OrganisationStates } from './application/organisation-states.ts';
