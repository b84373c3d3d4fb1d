/** What other contexts may know of a support case. */
export { professions, type AdmissibilityDeclarationIssued, type AdviceSharedWithParents, type ExpertAdviceGiven, type Profession } from './assessment/assessment.events.ts';
export { keptBackNl } from './delivery/delivery.entries.ts';
export type { ComplianceDelivered, EntryDelivered, EntryKeptBack, KeptBackReason, SupportCaseOpened, Task } from './delivery/delivery.events.ts';
export { keptUntil, requestOn, type SupportCaseFacts } from './support-case.facts.ts';
export { auditOfPartnership, partnershipRows } from './support-case.audit.ts';
export {
  allSupportCaseKinds,
  CHAPTER,
  decideSupportCase,
  emptySupportCase,
  foldSupportCase,
  supportCaseObligations,
  supportCaseKindOf,
  supportCaseOn,
  supportCaseRejectionOf,
  UnknownSupportCaseEntry,
  type SupportCase,
  type SupportCaseCommand,
  type SupportCaseEvent,
  type SupportCaseKind,
} from './support-case.ts';
export { supportCaseRejections } from './support-case.rejections.ts';
