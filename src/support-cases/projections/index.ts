import type { Projection } from '../../platform/projections/index.ts';
import type { SupportCase } from '../domain/index.ts';
import { supportCases } from './support-cases.projection.ts';

/** Everything that is searched over support cases. */
export const supportCaseProjections: readonly Projection<SupportCase>[] = [supportCases];
