/** What other contexts may use of the dossier. */
export { ChangeDossier } from './application/change-dossier.ts';
export type { Acknowledged, Asking } from './application/fact-recorder.ts';
export { DossierStates } from './application/dossier-streams.ts';
export { OpenDossier } from './application/open-dossier.ts';
export * from './domain/index.ts';
export { AcknowledgementDto } from './http/answers.dto.ts';
export { dryRunOf, isDryRun } from './http/dry-run.ts';
export { DryRunDto } from './http/dry-run.dto.ts';
export { CORRECTION, FactPosting, uuidIn, type Outcome } from './http/fact-posting.ts';
export { acknowledgement } from './http/acknowledgement.ts';
export { answer, statusOf } from './http/fact.controller.ts';
export { cloudEventType, type OpeningFact, type RecordableFact } from './http/fact.ts';
export { recordableFacts } from './http/facts.ts';
export { CorrectEntryDto } from './http/information-rights.dto.ts';
export { openings } from './http/registration.facts.ts';
export { DossierModule } from './dossier.module.ts';
export { dossierProjections, underPolicy } from './projections/index.ts';
