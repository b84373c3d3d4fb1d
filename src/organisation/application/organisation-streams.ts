import { Injectable } from '@nestjs/common';
import { Journal } from '../../platform/journal/journal.ts';
import { Recorder } from '../../platform/journal/recorder.ts';
import { decideOrganisation, organisationKindOf, organisationRejectionOf, type Organisation, type OrganisationCommand } from '../domain/index.ts';
import { OrganisationStates } from './organisation-states.ts';

/** Carries out commands on organisations. */
@Injectable()
export class OrganisationRecorder extends Recorder<Organisation, OrganisationCommand> {
  constructor(journal: Journal, states: OrganisationStates) {
    super(journal, states, { decide: decideOrganisation, kindOf: organisationKindOf, rejectionOf: organisationRejectionOf });
  }
}
