import type { PolicyOn } from '../../kernel/policy.ts';
import type { Journal } from '../../platform/journal/journal.ts';
import type { KeyVault } from '../../platform/key-vault/key-vault.ts';
import { subjectIdOf, type TenantEvents } from '../../platform/projections/index.ts';
import { policiesOf, type OrganisationEvent } from '../domain/index.ts';
import { ORGANISATION_STREAMS, organisationIn, OrganisationStates } from './organisation-states.ts';

/** What organisations chose where the law leaves a choice, for lists that are made of it: what holds, and which events change that. */
export interface ChosenPolicies extends TenantEvents {
  of(tenant: string): Promise<PolicyOn>;
}

const CHOICE: OrganisationEvent['type'] = 'PolicySet';

export const chosenPolicies = (vault: KeyVault, journal: Journal, states = new OrganisationStates(journal)): ChosenPolicies => ({
  of: async (tenant) => policiesOf(await organisationIn(vault, states, tenant)),

  streamPrefix: ORGANISATION_STREAMS,
  changes: async (event) => {
    const subject = await vault.find(subjectIdOf(event.stream));
    if (!subject) return false;
    const { entry } = await journal.open(subject, event);
    return entry.state === 'kept' && entry.content.type === CHOICE;
  },
});
