/** What other contexts may use of the partnership's own cases. */
export { Answers } from './application/answers.ts';
export { Deliveries } from './application/deliveries.ts';
export * from './domain/index.ts';
export type { InCase } from './application/case-recording.ts';
export type { CaseFact } from './http/case-fact.ts';
export { caseAnswers } from './http/case-fact.controller.ts';
export { caseFacts } from './http/case-facts.ts';
export { SupportCaseAcknowledgementDto, SupportCaseDryRunDto } from './http/case-facts.dto.ts';
export { CasePosting } from './http/case-posting.ts';
export * from './lists.ts';
export { SupportCasesModule } from './support-cases.module.ts';
