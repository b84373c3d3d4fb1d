import { Injectable } from '@nestjs/common';
import { Journal } from '../../platform/journal/journal.ts';
import { Recorder } from '../../platform/journal/recorder.ts';
import { decideSupportCase, supportCaseKindOf, supportCaseRejectionOf, type SupportCase, type SupportCaseCommand } from '../domain/index.ts';
import { SupportCaseStates } from './support-case-states.ts';

/** Carries out commands on support cases. */
@Injectable()
export class SupportCaseRecorder extends Recorder<SupportCase, SupportCaseCommand> {
  constructor(journal: Journal, states: SupportCaseStates) {
    super(journal, states, { decide: decideSupportCase, kindOf: supportCaseKindOf, rejectionOf: supportCaseRejectionOf });
  }
}
