import type { Projection } from '../../platform/projections/index.ts';
import { consents } from './consents.projection.ts';
import { obligations } from './obligations.projection.ts';
import { openAgreements } from './open-agreements.projection.ts';
import { overview } from './overview.projection.ts';
import { timeline } from './timeline.projection.ts';
import type { DossierUnderPolicy } from './under-policy.ts';

/** Everything that is searched over dossiers. */
export const dossierProjections: readonly Projection<DossierUnderPolicy>[] = [timeline, overview, openAgreements, consents, obligations];

export { consents, obligations, openAgreements, overview, timeline };
export { lastKept, schoolOf } from './entries.ts';
export { underPolicy, type DossierUnderPolicy } from './under-policy.ts';
export { obligationDocumentId } from './obligations.projection.ts';
export type { ConsentDocument } from './consents.projection.ts';
export type { OpenAgreement } from './open-agreements.projection.ts';
export type { NextDate, Overview } from './overview.projection.ts';
