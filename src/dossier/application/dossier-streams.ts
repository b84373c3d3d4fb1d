import { Injectable } from '@nestjs/common';
import { Journal } from '../../platform/journal/journal.ts';
import { Recorder } from '../../platform/journal/recorder.ts';
import { decide, kindOf, rejectionOf, type Dossier, type DossierCommand } from '../domain/dossier.ts';
import { DossierStates } from './dossier-states.ts';

/** Carries out commands on dossiers. */
@Injectable()
export class DossierRecorder extends Recorder<Dossier, DossierCommand> {
  constructor(journal: Journal, states: DossierStates) {
    super(journal, states, { decide, kindOf, rejectionOf });
  }
}
