import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/index.ts';
import { OrganisationModule } from '../organisation/index.ts';
import { Audits } from './application/audits.ts';
import { ComplianceController } from './http/compliance.controller.ts';

@Module({ imports: [DossierModule, OrganisationModule], controllers: [ComplianceController], providers: [Audits] })
export class AuditModule {}
