import type { PlainDate } from '../../kernel/event.ts';
import type { Derived, DeriveProjection } from '../../platform/projections/index.ts';
import type { Agreement } from '../domain/agreement/agreement.facts.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Segments } from '../domain/text.ts';
import { factOf } from './entries.ts';

export interface OpenAgreement {
  readonly agreementId: string;
  /** The entry that recorded it: who may see that entry may see this. */
  readonly entryId: string;
  readonly madeOn: PlainDate;
  readonly text: Segments;
  readonly rationale: Segments;
  readonly conversationId?: string;
}

/** Agreements that nobody has evaluated yet, the first to be evaluated first: one document each. */
export const openAgreements: DeriveProjection<Dossier, OpenAgreement> = {
  kind: 'derive',
  name: 'open-agreements',
  version: 1,
  streamPrefix: 'dossier-',
  fields: { tenant: 'text', dossierId: 'text', evaluateOn: 'text' },
  indexes: [['dossierId'], ['dossierId', 'evaluateOn'], ['tenant', 'evaluateOn']],
  subjectField: 'dossierId',
  retentionClass: 'file',
  // Corrections are information rights.
  chapters: ['agreement', 'informationRights'],

  derive: (dossier, { id: dossierId, tenant }) =>
    [...dossier.agreement.made.values()]
      .filter(({ evaluation }) => evaluation === undefined)
      .flatMap((agreement) => documentOf(dossier, agreement, { dossierId, tenant })),
};

const documentOf = (dossier: Dossier, { agreementId, entryId, madeOn, evaluateOn }: Agreement, place: { readonly dossierId: string; readonly tenant: string }): readonly Derived<OpenAgreement>[] => {
  const fact = factOf(dossier, entryId, 'AgreementMade');
  if (!fact) return [];
  const { text, rationale, conversationId } = fact;
  const content = { agreementId, entryId, madeOn, text, rationale, ...(conversationId !== undefined && { conversationId }) };
  return [{ id: agreementId, fields: { ...place, evaluateOn }, content }];
};
