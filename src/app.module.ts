import { Module, type DynamicModule, type OnApplicationShutdown, type OnApplicationBootstrap, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessLog } from './access-log/access-log.ts';
import type { Stores } from './app.stores.ts';
import type { Config } from './config.ts';
import { WhoLooked } from './dossier/application/access-logging.ts';
import { ChangeDossierHandler } from './dossier/application/change-dossier.ts';
import { Copies } from './dossier/application/copies.ts';
import { Dossiers } from './dossier/application/dossiers.ts';
import { FactRecorder } from './dossier/application/fact-recorder.ts';
import { IssueCopyHandler } from './dossier/application/issue-copy.ts';
import { OpenDossierHandler } from './dossier/application/open-dossier.ts';
import { Reading } from './dossier/application/reading.ts';
import { decide, emptyDossier, fold, kindOf, rejectionOf, type Dossier } from './dossier/domain/index.ts';
import { CopiesController } from './dossier/http/copies.controller.ts';
import { DossiersController } from './dossier/http/dossiers.controller.ts';
import { FactPosting } from './dossier/http/fact-posting.ts';
import { factControllers } from './dossier/http/fact.controller.ts';
import { ListWait } from './dossier/http/list-wait.ts';
import { ProofKeysController } from './dossier/http/proof-keys.controller.ts';
import { dossierProjections } from './dossier/projections/index.ts';
import { EventsController } from './intake/events.controller.ts';
import { Intake } from './intake/intake.ts';
import { Organisations } from './organisation/application/organisations.ts';
import { decideOrganisation, emptyOrganisation, foldOrganisation, organisationKindOf, organisationRejectionOf } from './organisation/domain/index.ts';
import { OrganisationsController } from './organisation/http/organisations.controller.ts';
import { AuthModule } from './platform/auth/auth.module.ts';
import { Clock } from './platform/clock.ts';
import { EventStore } from './platform/event-store/event-store.ts';
import { HealthController } from './platform/health/health.controller.ts';
import { Journal } from './platform/journal/journal.ts';
import { Recorder } from './platform/journal/recorder.ts';
import { States } from './platform/journal/states.ts';
import { KeyVault } from './platform/key-vault/key-vault.ts';
import { Projections, served } from './platform/projections/index.ts';

/** What the service is made of, once its stores are open. Plain objects, tied together here and nowhere else. */
export const compose = ({ eventStore, readStore, keyVault, accessLog }: Stores, config: Pick<Config, 'founders' | 'proofOrigin'>, clock: Clock) => {
  const journal = new Journal(eventStore, keyVault);
  const dossierStates = new States<Dossier>(journal, emptyDossier, fold);
  const organisationStates = new States(journal, emptyOrganisation, foldOrganisation);
  const organisationRecorder = new Recorder(journal, organisationStates, { decide: decideOrganisation, kindOf: organisationKindOf, rejectionOf: organisationRejectionOf });
  const organisations = new Organisations(keyVault, organisationStates, organisationRecorder, clock, config.founders);
  const dossiers = new Dossiers(keyVault, dossierStates, organisations, clock);
  const facts = new FactRecorder(new Recorder(journal, dossierStates, { decide, kindOf, rejectionOf }), dossiers, organisations, keyVault, clock);
  const projections = new Projections({ eventStore, readStore, keyVault }, [served(dossierProjections, dossierStates)]);
  const whoLooked = new WhoLooked(accessLog, clock);
  const copies = new Copies(dossierStates, journal, keyVault, whoLooked, config.proofOrigin);
  const reading = new Reading(whoLooked, projections);
  return { journal, dossierStates, organisations, dossiers, facts, projections, whoLooked, copies, reading };
};

/** Starts following the log once everything can be reached, and lets go of the stores last. */
class Lifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly projections: Projections,
    private readonly stores: Stores,
  ) {}

  onApplicationBootstrap(): void {
    this.projections.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.projections.stop();
    await this.stores.close();
  }
}

@Module({})
export class AppModule {
  static with(config: Config, stores: Stores, clock = new Clock()): DynamicModule {
    const { organisations, dossiers, facts, projections, whoLooked, copies, reading } = compose(stores, config, clock);
    const value = (provide: object, useValue: object): Provider => ({ provide, useValue } as Provider);
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot(), AuthModule.with(config)],
      controllers: [EventsController, DossiersController, CopiesController, ...factControllers, ProofKeysController, OrganisationsController, HealthController],
      providers: [
        value(Clock, clock),
        value(EventStore, stores.eventStore),
        value(KeyVault, stores.keyVault),
        value(AccessLog, stores.accessLog),
        value(Organisations, organisations),
        value(Dossiers, dossiers),
        value(FactRecorder, facts),
        value(Projections, projections),
        value(WhoLooked, whoLooked),
        value(Copies, copies),
        value(Reading, reading),
        value(Lifecycle, new Lifecycle(projections, stores)),
        ChangeDossierHandler,
        OpenDossierHandler,
        IssueCopyHandler,
        FactPosting,
        ListWait,
        Intake,
      ],
    };
  }
}
