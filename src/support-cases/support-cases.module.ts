import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/index.ts';
import { OrganisationModule } from '../organisation/index.ts';
import { Answers } from './application/answers.ts';
import { CaseRecording } from './application/case-recording.ts';
import { CaseAudits } from './application/case-audits.ts';
import { CaseList } from './application/case-list.ts';
import { CaseReading } from './application/case-reading.ts';
import { CaseRehearsals } from './application/case-rehearsals.ts';
import { Deliveries } from './application/deliveries.ts';
import { SupportCaseStates } from './application/support-case-states.ts';
import { SupportCaseRecorder } from './application/support-case-streams.ts';
import { SupportCases } from './application/support-cases.ts';
import { WhoLookedInCases } from './application/who-looked-in-cases.ts';
import { caseFactControllers } from './http/case-fact.controller.ts';
import { CasePosting } from './http/case-posting.ts';
import { SupportCasesController } from './http/support-cases.controller.ts';
import { Journal } from '../platform/journal/journal.ts';

@Module({
  imports: [OrganisationModule, DossierModule],
  controllers: [SupportCasesController, ...caseFactControllers],
  providers: [{ provide: SupportCaseStates, useFactory: (journal: Journal) => new SupportCaseStates(journal), inject: [Journal] }, SupportCaseRecorder, Deliveries, Answers, SupportCases, WhoLookedInCases, CaseReading, CaseRecording, CaseRehearsals, CasePosting, CaseList, CaseAudits],
  exports: [SupportCaseStates, Deliveries, Answers, CasePosting],
})
export class SupportCasesModule {}
