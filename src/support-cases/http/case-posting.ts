import { Injectable } from '@nestjs/common';
import { markedIn, type Asking, type Outcome } from '../../dossier/index.ts';
import { checked } from '../../platform/http/validation.ts';
import { CaseRecording, type InCase } from '../application/case-recording.ts';
import { CaseRehearsals } from '../application/case-rehearsals.ts';
import type { CaseFact } from './case-fact.ts';

/** Turns what staff of the partnership posted, by REST or as a CloudEvent, into commands on a support case. */
@Injectable()
export class CasePosting {
  constructor(
    private readonly recording: CaseRecording,
    private readonly rehearsals: CaseRehearsals,
  ) {}

  /** @throws Invalid with every mistake at once, and what the command throws. */
  post(fact: CaseFact, caseId: string, sent: unknown, subject: string, asking: Asking): Promise<Outcome<InCase>> {
    const body = checked(fact.body, sent);
    const asked = [caseId, fact.type, fact.command(body, subject), { ...asking, ...markedIn(body) }] as const;
    return asking.validateOnly ? this.rehearsals.change(...asked) : this.recording.record(...asked);
  }
}
