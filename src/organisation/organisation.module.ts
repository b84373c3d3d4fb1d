import { Module } from '@nestjs/common';
import { OrganisationStates } from './application/organisation-states.ts';
import { OrganisationRecorder } from './application/organisation-streams.ts';
import { Organisations } from './application/organisations.ts';
import { MembershipsController } from './http/memberships.controller.ts';
import { OrganisationChanges } from './http/organisation-changes.ts';
import { OrganisationsController } from './http/organisations.controller.ts';
import { PracticeController } from './http/practice.controller.ts';
import { SchoolsController } from './http/schools.controller.ts';
import { Journal } from '../platform/journal/journal.ts';

@Module({
  controllers: [OrganisationsController, SchoolsController, PracticeController, MembershipsController],
  providers: [{ provide: OrganisationStates, useFactory: (journal: Journal) => new OrganisationStates(journal), inject: [Journal] }, OrganisationRecorder, Organisations, OrganisationChanges],
  exports: [Organisations, OrganisationStates],
})
export class OrganisationModule {}
