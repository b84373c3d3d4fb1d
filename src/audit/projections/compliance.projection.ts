import { lastKept, schoolOf, type DossierUnderPolicy } from '../../dossier/lists.ts';
import type { DeriveProjection } from '../../platform/projections/index.ts';
import { auditOf, type Audited } from '../domain/index.ts';

/**
 * What an audit looks at, one document per dossier: so that the figures of a school cost no fold of every dossier. How a
 * term stands is for the day of asking; no day is stored but those of terms and entries.
 */
export const compliance: DeriveProjection<DossierUnderPolicy, Audited> = {
  kind: 'derive',
  name: 'compliance',
  version: 2,
  streamPrefix: 'dossier-',
  fields: { tenant: 'text', dossierId: 'text', schoolId: 'text' },
  indexes: [['dossierId'], ['tenant'], ['tenant', 'schoolId']],
  subjectField: 'dossierId',
  tenantField: 'tenant',
  retentionClass: 'file',

  derive: (dossier, { id: dossierId, tenant }) =>
    lastKept(dossier) ? [{ id: dossierId, fields: { tenant, dossierId, schoolId: schoolOf(dossier) }, content: auditOf(dossier, dossier.policyOn) }] : [],
};
