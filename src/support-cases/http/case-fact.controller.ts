import type { Type } from '@nestjs/common';
import { factController, type FactAnswers } from '../../dossier/index.ts';
import { SupportCaseAcknowledgementDto, SupportCaseDryRunDto } from './case-facts.dto.ts';
import { caseFacts } from './case-facts.ts';
import { CasePosting } from './case-posting.ts';

export const caseAnswers: FactAnswers = { acknowledgement: SupportCaseAcknowledgementDto, dryRun: SupportCaseDryRunDto };

const supportCases = {
  tag: 'support-cases',
  path: 'support-cases',
  idName: 'supportCaseId',
  answers: caseAnswers,
  posting: CasePosting,
};

export const caseFactControllers: readonly Type[] = caseFacts.map((it) => factController(it, supportCases));
