import { Injectable } from '@nestjs/common';
import { policyVersion, type AccessDecision, type SubjectFacts } from '../../access/index.ts';
import { AccessLog, disclosedOf, lineOf, type AccessLogEntry } from '../../access-log/index.ts';
import type { Looking } from '../../dossier/index.ts';
import type { Entry } from '../../kernel/entry.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { Clock } from '../../platform/clock.ts';
import type { HeldCase } from './support-cases.ts';

/** Writes who looked in a support case before anything leaves (W-40). It throws when the line cannot be written: then nothing leaves. */
@Injectable()
export class WhoLookedInCases {
  constructor(
    private readonly log: AccessLog,
    private readonly clock: Clock,
  ) {}

  disclose({ subject, caller, who }: HeldCase, looking: Looking, action: AccessLogEntry['action'], entries: readonly Entry[], decisions: readonly AccessDecision[]): Promise<void> {
    return this.log.write(
      lineOf({ ...looking, at: this.clock.now(), action, tenant: subject.tenant, account: caller.account, role: who.staffRole, organisation: subject.tenant, disclosed: [disclosedOf(subject.id, entries)], decisions, policyVersion }),
    );
  }

  /** A list: every case in one line. */
  discloseList({ tenant, caller: { account }, who }: { readonly tenant: string; readonly caller: Pick<Caller, 'account'>; readonly who: SubjectFacts }, looking: Looking, seen: readonly HeldCase[], decisions: readonly AccessDecision[]): Promise<void> {
    const disclosed = seen.map(({ subject, folded }) => disclosedOf(subject.id, [...folded.state.history]));
    const role = seen[0]?.who.staffRole ?? who.staffRole;
    return this.log.write(lineOf({ ...looking, at: this.clock.now(), action: 'list', tenant, account, role, organisation: tenant, disclosed, decisions, policyVersion }));
  }
}
