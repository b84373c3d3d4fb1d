import type { DeriveProjection } from '../../platform/projections/index.ts';
import { keptUntil, type SupportCase } from '../domain/index.ts';

/**
 * Cases of a partnership, open ones first, then by the day on which the board asked. It only says where to look: who may see
 * a case, and whether it is over, is decided on the fresh case.
 */
export const supportCases: DeriveProjection<SupportCase, object> = {
  kind: 'derive',
  name: 'support-cases',
  version: 1,
  streamPrefix: 'support-',
  fields: { tenant: 'text', supportCaseId: 'text', place: 'text' },
  indexes: [['supportCaseId'], ['tenant', 'place']],
  subjectField: 'supportCaseId',
  retentionClass: 'file',

  derive: (state, { id, tenant }) =>
    state.opened ? [{ id, fields: { tenant, supportCaseId: id, place: `${keptUntil(state) === undefined ? 'a-open' : 'b-closed'} ${state.opened.on}` }, content: {} }] : [],
};
