import type { Journal } from '../../platform/journal/journal.ts';
import { States } from '../../platform/journal/states.ts';
import type { KeyVault, Subject } from '../../platform/key-vault/key-vault.ts';
import { emptyOrganisation, foldOrganisation, type Organisation } from '../domain/index.ts';

/** Organisations as they are, folded from their streams. */
export class OrganisationStates extends States<Organisation> {
  constructor(journal: Journal) {
    super(journal, emptyOrganisation, foldOrganisation);
  }
}

export const ORGANISATION_STREAMS = 'organisation-';

export const streamOf = (tenant: string): Subject => ({ id: tenant, tenant, stream: `${ORGANISATION_STREAMS}${tenant}_${tenant}` });

/** The organisation now; one without anybody or anything when it does not exist. */
export const organisationIn = async (vault: KeyVault, states: Pick<OrganisationStates, 'load'>, tenant: string): Promise<Organisation> => {
  const subject = await vault.find(tenant);
  return subject?.stream === streamOf(tenant).stream ? (await states.load(subject)).state : emptyOrganisation;
};
