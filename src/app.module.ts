import { Logger, Module, type DynamicModule, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessLog } from './access-log/index.ts';
import type { Stores } from './app.stores.ts';
import { contextsOf } from './app.projections.ts';
import { AuditModule } from './audit/index.ts';
import type { Config } from './config.ts';
import { DossierModule, DossierStates } from './dossier/index.ts';
import { IntakeModule } from './intake/index.ts';
import { chosenPolicies, OrganisationModule, OrganisationStates } from './organisation/index.ts';
import { AuthModule } from './platform/auth/auth.module.ts';
import { Clock } from './platform/clock.ts';
import { EventStore } from './platform/event-store/event-store.ts';
import { HealthController } from './platform/health/health.controller.ts';
import { Erasure } from './platform/journal/erasure.ts';
import { Journal } from './platform/journal/journal.ts';
import { KeyVault } from './platform/key-vault/key-vault.ts';
import { Projections, RemoteRunners, type Thread } from './platform/projections/index.ts';
import { Settings } from './platform/settings.ts';
import { Answers, Deliveries, SupportCasesModule, SupportCaseStates } from './support-cases/index.ts';

/** Follows the log once everything can be reached, and lets go of the stores last. */
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

/** The service over open stores. The contexts know ports and one another's index; here they are put together. */
@Module({})
export class AppModule {
  /** @param projector starts a thread that follows the log; without it this thread does */
  static with(config: Config, stores: Stores, clock = new Clock(), projector?: () => Thread): DynamicModule {
    const { eventStore, readStore, keyVault, accessLog, holder } = stores;
    return {
      module: AppModule,
      global: true,
      imports: [CqrsModule.forRoot(), AuthModule.with(config), OrganisationModule, DossierModule, AuditModule, IntakeModule, SupportCasesModule],
      controllers: [HealthController],
      providers: [
        { provide: Clock, useValue: clock },
        { provide: Settings, useValue: new Settings(config) },
        { provide: EventStore, useValue: eventStore },
        { provide: KeyVault, useValue: keyVault },
        { provide: AccessLog, useValue: accessLog },
        { provide: Journal, useValue: new Journal(eventStore, keyVault) },
        {
          provide: Projections,
          useFactory: (dossiers: DossierStates, organisations: OrganisationStates, cases: SupportCaseStates, deliveries: Deliveries, answers: Answers, journal: Journal) => {
            const policies = chosenPolicies(keyVault, journal, organisations);
            const contexts = contextsOf({ dossiers, cases, policies }, [deliveries.reaction, answers.reaction]);
            const onLost = (reason: string): void => {
              new Logger('Projector').error({ error: reason });
            };
            return projector ? new Projections(stores, new RemoteRunners(projector, readStore, contexts, { onLost })) : Projections.here(stores, contexts, { holder });
          },
          inject: [DossierStates, OrganisationStates, SupportCaseStates, Deliveries, Answers, Journal],
        },
        Erasure,
        { provide: Lifecycle, useFactory: (projections: Projections) => new Lifecycle(projections, stores), inject: [Projections] },
      ],
      exports: [Clock, Settings, EventStore, KeyVault, AccessLog, Journal, Projections],
    };
  }
}
