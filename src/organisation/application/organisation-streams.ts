import { Injectable } from '@nestjs/common';
import { Journal } from '../../platform/journal/journal.ts';
import { Recorder } from '../../platform/journal/recorder.ts';
import { States } from '../../platform/journal/states.ts';
import type { KeyVault, Subject } from '../../platform/key-vault/key-vault.ts';
import { decideOrganisation, emptyOrganisation, foldOrganisation, organisationKindOf, organisationRejectionOf, type Organisation, type OrganisationCommand } from '../domain/index.ts';

/** Organisations as they are, folded from their streams. */
@Injectable()
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

/** Carries out commands on organisations. */
@Injectable()
export class OrganisationRecorder extends Recorder<Organisation, OrganisationCommand> {
  constructor(journal: Journal, states: OrganisationStates) {
    super(journal, states, { decide: decideOrganisation, kindOf: organisationKindOf, rejectionOf: organisationRejectionOf });
  }
}
