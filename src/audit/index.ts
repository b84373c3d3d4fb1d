import type { Dossier } from '../dossier/index.ts';
import type { Projection } from '../platform/projections/index.ts';
import { compliance } from './projections/compliance.projection.ts';

export * from './domain/index.ts';
export { AuditModule } from './audit.module.ts';

/** What is counted over dossiers. */
export const auditProjections: readonly Projection<Dossier>[] = [compliance];
