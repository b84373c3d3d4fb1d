import { Injectable } from '@nestjs/common';
import { Journal } from '../../platform/journal/journal.ts';
import { Recorder } from '../../platform/journal/recorder.ts';
import { States } from '../../platform/journal/states.ts';
import { decideSupportCase, emptySupportCase, foldSupportCase, supportCaseKindOf, supportCaseRejectionOf, type SupportCase, type SupportCaseCommand } from '../domain/index.ts';

/** Support cases as they are, folded from their streams. */
@Injectable()
export class SupportCaseStates extends States<SupportCase> {
  constructor(journal: Journal) {
    super(journal, emptySupportCase, foldSupportCase);
  }
}

/** Carries out commands on support cases. */
@Injectable()
export class SupportCaseRecorder extends Recorder<SupportCase, SupportCaseCommand> {
  constructor(journal: Journal, states: SupportCaseStates) {
    super(journal, states, { decide: decideSupportCase, kindOf: supportCaseKindOf, rejectionOf: supportCaseRejectionOf });
  }
}
