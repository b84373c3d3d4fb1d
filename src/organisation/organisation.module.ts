import { Module } from '@nestjs/common';
import { OrganisationRecorder, OrganisationStates } from './application/organisation-streams.ts';
import { Organisations } from './application/organisations.ts';
import { MembershipsController } from './http/memberships.controller.ts';
import { OrganisationChanges } from './http/organisation-changes.ts';
import { OrganisationsController } from './http/organisations.controller.ts';
import { PracticeController } from './http/practice.controller.ts';
import { SchoolsController } from './http/schools.controller.ts';

@Module({
  controllers: [OrganisationsController, SchoolsController, PracticeController, MembershipsController],
  providers: [OrganisationStates, OrganisationRecorder, Organisations, OrganisationChanges],
  exports: [Organisations, OrganisationStates],
})
export class OrganisationModule {}
