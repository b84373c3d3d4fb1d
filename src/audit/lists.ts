import type { DossierUnderPolicy } from '../dossier/lists.ts';
import type { Projection } from '../platform/projections/index.ts';
import { compliance } from './projections/compliance.projection.ts';

/** What is counted over dossiers, for lists, without the edge around it. */
export const auditProjections: readonly Projection<DossierUnderPolicy>[] = [compliance];
