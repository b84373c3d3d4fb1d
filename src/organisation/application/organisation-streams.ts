import { Injectable } from '@nestjs/common';
import { Journal } from '../../platform/journal/journal.ts';
import { Recorder } from '../../platform/journal/recorder.ts';
import { States } from '../../platform/journal/states.ts';
import { decideOrganisation, emptyOrganisation, foldOrganisation, organisationKindOf, organisationRejectionOf, type Organisation, type OrganisationCommand } from '../domain/index.ts';

/** Organisations as they are, folded from their streams. */
@Injectable()
export class OrganisationStates extends States<Organisation> {
  constructor(journal: Journal) {
    super(journal, emptyOrganisation, foldOrganisation);
  }
}

/** Carries out commands on organisations. */
@Injectable()
export class OrganisationRecorder extends Recorder<Organisation, OrganisationCommand> {
  constructor(journal: Journal, states: OrganisationStates) {
    super(journal, states, { decide: decideOrganisation, kindOf: organisationKindOf, rejectionOf: organisationRejectionOf });
  }
}
