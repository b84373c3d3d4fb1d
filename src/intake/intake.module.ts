import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/index.ts';
import { SupportCasesModule } from '../support-cases/index.ts';
import { Deliveries } from './deliveries.ts';
import { EventTypesController } from './event-types.controller.ts';
import { EventsController } from './events.controller.ts';
import { Intake } from './intake.ts';

@Module({ imports: [DossierModule, SupportCasesModule], controllers: [EventsController, EventTypesController], providers: [Deliveries, Intake] })
export class IntakeModule {}
