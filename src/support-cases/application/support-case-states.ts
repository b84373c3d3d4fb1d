import type { Journal } from '../../platform/journal/journal.ts';
import { States } from '../../platform/journal/states.ts';
import { emptySupportCase, foldSupportCase, type SupportCase } from '../domain/index.ts';

/** Support cases as they are, folded from their streams. */
export class SupportCaseStates extends States<SupportCase> {
  constructor(journal: Journal) {
    super(journal, emptySupportCase, foldSupportCase);
  }
}
