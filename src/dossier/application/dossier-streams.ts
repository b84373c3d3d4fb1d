import { Injectable } from '@nestjs/common';
import { Journal } from '../../platform/journal/journal.ts';
import { Recorder } from '../../platform/journal/recorder.ts';
import { States } from '../../platform/journal/states.ts';
import { decide, emptyDossier, fold, kindOf, rejectionOf, type Dossier, type DossierCommand } from '../domain/dossier.ts';

/** Dossiers as they are, folded from their streams. */
@Injectable()
export class DossierStates extends States<Dossier> {
  constructor(journal: Journal) {
    super(journal, emptyDossier, fold);
  }
}

/** Carries out commands on dossiers. */
@Injectable()
export class DossierRecorder extends Recorder<Dossier, DossierCommand> {
  constructor(journal: Journal, states: DossierStates) {
    super(journal, states, { decide, kindOf, rejectionOf });
  }
}
