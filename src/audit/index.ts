export * from './domain/index.ts';
export { madeBy, type Made } from './application/made.ts';
export { FigureDto, ReportDto } from './http/compliance.dto.ts';
export { inForm, OkReport } from './http/report-form.ts';
export { AuditModule } from './audit.module.ts';
export { auditProjections } from './lists.ts';
