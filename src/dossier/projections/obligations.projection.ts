import { dateOf } from '../../kernel/calendar.ts';
import type { Obligation } from '../../kernel/chapter.ts';
import type { PlainDate } from '../../kernel/event.ts';
import type { DeriveProjection } from '../../platform/projections/index.ts';
import { obligationsOf, type Dossier } from '../domain/dossier.ts';
import { birthdaysOfRights } from '../domain/people/people.facts.ts';
import { lastKept, schoolOf } from './entries.ts';
import type { DossierUnderPolicy } from './under-policy.ts';

/**
 * What is due, and what becomes due by time alone: one document each. It only says where to look: whether it is due on a
 * day, and for whom to see, is decided on the fresh dossier. Overdue or not is never stored: no event tells it.
 */
export const obligations: DeriveProjection<DossierUnderPolicy, Obligation> = {
  kind: 'derive',
  name: 'obligations',
  version: 2,
  streamPrefix: 'dossier-',
  fields: { tenant: 'text', dossierId: 'text', schoolId: 'text', owner: 'text', rule: 'text', due: 'text' },
  // One index for each way in; what else is asked is compared row by row.
  indexes: [['dossierId'], ['tenant'], ['tenant', 'due'], ['tenant', 'schoolId', 'due'], ['tenant', 'rule', 'due'], ['tenant', 'owner', 'due']],
  subjectField: 'dossierId',
  // Until when is a choice of the board.
  tenantField: 'tenant',
  retentionClass: 'file',

  derive: (dossier, { id: dossierId, tenant }) => {
    const schoolId = schoolOf(dossier);
    return [...dueSooner(dossier).values()].map((content) => {
      const { owner, rule, due } = content;
      return { id: obligationDocumentId(dossierId, content), fields: { tenant, dossierId, schoolId, owner, rule, due }, content };
    });
  },
};

/** The id of an obligation is its own within one dossier only. */
export const obligationDocumentId = (dossierId: string, { id }: Pick<Obligation, 'id'>): string => `${dossierId}:${id}`;

const dueSooner = (dossier: DossierUnderPolicy): ReadonlyMap<string, Obligation> =>
  new Map(daysToLookAt(dossier).flatMap((day) => obligationsOf(dossier, day, dossier.policyOn).map((obligation) => [obligation.id, obligation] as const)));

/** The day of the last entry, and later days on which a chapter finds something due without anything being recorded. */
const daysToLookAt = (dossier: Dossier): readonly PlainDate[] => {
  const last = lastKept(dossier);
  if (!last) return [];
  const asOf = dateOf(last.recordedAt);
  return [asOf, ...birthdaysOfRights(dossier.people).filter((day) => day > asOf)];
};
