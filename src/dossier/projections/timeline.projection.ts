import { copyOf, subjectIdOf, type FoldProjection } from '../../platform/projections/index.ts';

/**
 * Every entry of every dossier, found by its clear header: one document per entry, with the entry's event id. The body is
 * the entry itself as it is stored; `originalOf` gives it back to the journal, which opens it or shows it as forgotten.
 */
export const timeline: FoldProjection = {
  kind: 'fold',
  name: 'timeline',
  version: 1,
  streamPrefix: 'dossier-',
  fields: { dossierId: 'text', tenant: 'text', revision: 'integer', chapter: 'text', recordedAt: 'text' },
  // One index only: each costs as much as the row, and `recordedAt` never runs against `revision`.
  indexes: [['dossierId', 'revision']],
  isOneToOne: true,

  keyOf: ({ id }) => id,

  evolve: (_document, event) => {
    const { stream, revision, type, metadata } = event;
    const { tenant = null, recordedAt = null } = metadata;
    return { fields: { dossierId: subjectIdOf(stream), tenant, revision, chapter: type, recordedAt }, ...copyOf(event) };
  },
};
