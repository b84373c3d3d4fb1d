import type { Dossier } from '../dossier/index.ts';
import type { Projection } from '../platform/projections/index.ts';
import { compliance } from './projections/compliance.projection.ts';

export * from './domain/index.ts';
export { madeBy, type Made } from './application/made.ts';
export { FigureDto, ReportDto } from './http/compliance.dto.ts';
export { inForm, OkReport } from './http/report-form.ts';
export { AuditModule } from './audit.module.ts';

/** What is counted over dossiers. */
export const auditProjections: readonly Projection<Dossier>[] = [compliance];
