/** What other contexts may use of the partnership's own cases. */
export { Answers } from './application/answers.ts';
export { Deliveries } from './application/deliveries.ts';
export * from './domain/index.ts';
export * from './lists.ts';
export { SupportCasesModule } from './support-cases.module.ts';
