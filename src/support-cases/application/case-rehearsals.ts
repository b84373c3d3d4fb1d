import { Injectable } from '@nestjs/common';
import type { Purpose } from '../../access-log/index.ts';
import { told, type Asking, type Rehearsal } from '../../dossier/index.ts';
import { traceIdOf } from '../../platform/http/trace.ts';
import type { SupportCaseCommand, SupportCaseEvent } from '../domain/index.ts';
import { CaseRecording, type InCase } from './case-recording.ts';
import { rehearsedCase } from './rehearsed-case.ts';
import { decideReadCase, SupportCases, type HeldCase } from './support-cases.ts';
import { WhoLookedInCases } from './who-looked-in-cases.ts';

/** Says what recording a fact in a case would do: the way of recording, up to where something would be stored. */
@Injectable()
export class CaseRehearsals {
  constructor(
    private readonly cases: SupportCases,
    private readonly recording: CaseRecording,
    private readonly whoLooked: WhoLookedInCases,
  ) {}

  /** @throws what recording throws, except Refused */
  change(caseId: string, fact: SupportCaseEvent['type'], command: SupportCaseCommand, asking: Asking): Promise<Rehearsal<InCase>> {
    return told(async () => {
      const held = await this.cases.hold(caseId, asking.caller);
      return this.disclosed(held, asking, rehearsedCase(held, await this.recording.rehearse(held, fact, command, asking)));
    });
  }

  /** What it tells of entries that are there was looked at (W-40). */
  private async disclosed(held: HeldCase, { purpose, traceparent }: Asking, rehearsal: Rehearsal<InCase>): Promise<Rehearsal<InCase>> {
    const looking = { purpose: purpose as Purpose, traceId: traceIdOf(traceparent) };
    if (rehearsal.discloses.length > 0) await this.whoLooked.disclose(held, looking, 'list', rehearsal.discloses, [decideReadCase(held)]);
    return rehearsal;
  }
}
