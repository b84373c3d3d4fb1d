import { Module } from '@nestjs/common';
import { OrganisationRecorder, OrganisationStates } from './application/organisation-streams.ts';
import { Organisations } from './application/organisations.ts';
import { OrganisationsController } from './http/organisations.controller.ts';

@Module({
  controllers: [OrganisationsController],
  providers: [OrganisationStates, OrganisationRecorder, Organisations],
  exports: [Organisations],
})
export class OrganisationModule {}
