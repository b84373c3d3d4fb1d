/** What keeps lists of support cases up to date, without the edge around it. */
export { SupportCaseStates } from './application/support-case-states.ts';
export { supportCaseProjections } from './projections/index.ts';
