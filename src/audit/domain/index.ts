/** What other contexts may use: figures of one dossier and of several, without tenant, clock or HTTP. */
export { auditOf, complianceOf, figuresOf, findingsOn, inSchoolYear, rows, type Audited, type Figure, type Finding, type Outcome, type Row } from './compliance.ts';
export { measures, type MeasureName } from './measures.ts';
export { schoolFiguresOf, toldPupils, type SchoolFigure, type Told } from './school.ts';
