import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/index.ts';
import { WhoLooked } from './application/access-logging.ts';
import { ChangeDossierHandler } from './application/change-dossier.ts';
import { Copies } from './application/copies.ts';
import { DossierStates } from './application/dossier-states.ts';
import { DossierRecorder } from './application/dossier-streams.ts';
import { Dossiers } from './application/dossiers.ts';
import { FactRecorder } from './application/fact-recorder.ts';
import { IssueCopyHandler } from './application/issue-copy.ts';
import { ListCursors } from './application/list-cursor.ts';
import { Obligations } from './application/obligations.ts';
import { OpenDossierHandler, Openings } from './application/open-dossier.ts';
import { Partnerships } from './application/partnerships.ts';
import { Reading } from './application/reading.ts';
import { Rehearsals } from './application/rehearsals.ts';
import { ContactsController } from './http/contacts.controller.ts';
import { CopiesController } from './http/copies.controller.ts';
import { DossiersController } from './http/dossiers.controller.ts';
import { FactPosting } from './http/fact-posting.ts';
import { factControllers } from './http/fact.controller.ts';
import { ListWait } from './http/list-wait.ts';
import { ObligationsController } from './http/obligations.controller.ts';
import { ProofKeysController } from './http/proof-keys.controller.ts';
import { Journal } from '../platform/journal/journal.ts';

@Module({
  imports: [OrganisationModule],
  controllers: [DossiersController, ContactsController, ObligationsController, CopiesController, ...factControllers, ProofKeysController],
  providers: [
    { provide: DossierStates, useFactory: (journal: Journal) => new DossierStates(journal), inject: [Journal] },
    DossierRecorder,
    Dossiers,
    Partnerships,
    FactRecorder,
    Openings,
    Rehearsals,
    WhoLooked,
    Copies,
    Reading,
    ListCursors,
    Obligations,
    ChangeDossierHandler,
    OpenDossierHandler,
    IssueCopyHandler,
    FactPosting,
    ListWait,
  ],
  exports: [DossierStates, DossierRecorder, Dossiers, WhoLooked, FactPosting, ListCursors, ListWait],
})
export class DossierModule {}
