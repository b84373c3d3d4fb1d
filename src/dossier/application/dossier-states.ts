import type { Journal } from '../../platform/journal/journal.ts';
import { States } from '../../platform/journal/states.ts';
import { emptyDossier, fold, type Dossier } from '../domain/dossier.ts';

/** Dossiers as they are, folded from their streams. */
export class DossierStates extends States<Dossier> {
  constructor(journal: Journal) {
    super(journal, emptyDossier, fold);
  }
}
