/** What other contexts may use of the partnership's own cases. */
export { Answers } from './application/answers.ts';
export { Deliveries } from './application/deliveries.ts';
export { SupportCaseStates } from './application/support-case-streams.ts';
export * from './domain/index.ts';
export { supportCaseProjections } from './projections/index.ts';
export { SupportCasesModule } from './support-cases.module.ts';
