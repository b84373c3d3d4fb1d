import type { PlainDate } from '../../kernel/event.ts';
import type { DeriveProjection } from '../../platform/projections/index.ts';
import type { ConsentPurpose } from '../domain/consent/consent.events.ts';
import { capacityOf, type ConsentRequest } from '../domain/consent/consent.facts.ts';
import { standingOf, type Standing } from '../domain/consent/said.facts.ts';
import type { Dossier } from '../domain/dossier.ts';
import { factOf, keptEntries } from './entries.ts';

export interface ConsentDocument {
  readonly consentId: string;
  readonly purpose: ConsentPurpose;
  readonly counterparty: string;
  readonly scope: string;
  readonly requestedOn: PlainDate;
  /** Last day on which it counts. Whether it counts on a day depends on ages and authority then: ask the dossier. */
  readonly validUntil: PlainDate;
  /** What the words of everybody who spoke come to. A refusal and a withdrawal are both a no; a yes without the right to it is silence. */
  readonly grantors: readonly { readonly personId: string; readonly state: Standing }[];
  /** Entries about this consent, in order; the first asked for it. */
  readonly entryIds: readonly string[];
}

/** What consent was asked for, and what was said to it: one document per consent. */
export const consents: DeriveProjection<Dossier, ConsentDocument> = {
  kind: 'derive',
  name: 'consents',
  version: 1,
  streamPrefix: 'dossier-',
  fields: { tenant: 'text', dossierId: 'text' },
  indexes: [['dossierId'], ['tenant']],
  subjectField: 'dossierId',
  retentionClass: 'file',
  // Whose yes counts depends on the people; a registration brings the first of them. Corrections are information rights.
  chapters: ['consent', 'people', 'registration', 'informationRights'],

  derive: (dossier, { id: dossierId, tenant }) =>
    [...dossier.consent.requests.values()].flatMap((request) => {
      const { consentId, entryId, purpose, requestedOn, validUntil } = request;
      const asked = factOf(dossier, entryId, 'ConsentRequested');
      if (!asked) return [];
      const { counterparty, scope } = asked;
      const content = { consentId, purpose, counterparty, scope, requestedOn, validUntil, grantors: grantorsOf(dossier, request), entryIds: entriesAbout(dossier, consentId) };
      return [{ id: consentId, fields: { tenant, dossierId }, content }];
    }),
};

/** After all that was said: the fold has no clock, and nothing was said later. */
const ALWAYS = { on: '9999-12-31' };

const grantorsOf = ({ people }: Dossier, { purpose, said }: ConsentRequest): ConsentDocument['grantors'] => {
  const counting = said.filter(({ personId, yes, on }) => !yes || capacityOf(people, purpose, personId, on) !== 'none');
  return [...new Set(said.map(({ personId }) => personId))].map((personId) => ({ personId, state: standingOf(counting.filter((it) => it.personId === personId), ALWAYS) }));
};

/** The request itself is found by `consentId` too: its data carry the id that it was given. */
const entriesAbout = (dossier: Dossier, consentId: string): readonly string[] =>
  keptEntries(dossier)
    .filter(({ content: { data } }) => 'consentId' in data && data.consentId === consentId)
    .map(({ eventId }) => eventId);
