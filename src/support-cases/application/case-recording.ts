import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decide, factsOfCaseRecording, subjectOfCase } from '../../access/index.ts';
import { demand, etagAt, type Acknowledged, type Asking } from '../../dossier/index.ts';
import { commandIdFrom } from '../../kernel/ids.ts';
import { policiesOf, rolesOf } from '../../organisation/index.ts';
import { Clock } from '../../platform/clock.ts';
import { API_BASE } from '../../platform/http/version.ts';
import type { Authorisation, Order, Receipt, Rehearsed } from '../../platform/journal/recorder.ts';
import { KeyVault } from '../../platform/key-vault/key-vault.ts';
import type { SupportCase, SupportCaseCommand, SupportCaseEvent } from '../domain/index.ts';
import { caseEtagOf } from './case-reading.ts';
import { SupportCaseRecorder } from './support-case-streams.ts';
import { SupportCases, type HeldCase } from './support-cases.ts';

/** How answers name a support case. */
export interface InCase {
  readonly supportCaseId: string;
}

/** Records what staff of the partnership do: authorised on the fresh case, named by its key, once. */
@Injectable()
export class CaseRecording {
  constructor(
    private readonly cases: SupportCases,
    private readonly recorder: SupportCaseRecorder,
    private readonly vault: KeyVault,
    private readonly clock: Clock,
  ) {}

  /** `fact` is the event type that the command records. @throws NotFound, Forbidden, Refused, Conflict, PreconditionFailed */
  async record(caseId: string, fact: SupportCaseEvent['type'], command: SupportCaseCommand, asking: Asking): Promise<Acknowledged<InCase>> {
    const held = await this.cases.hold(caseId, asking.caller);
    return acknowledged(held, await this.recorder.execute(await this.orderOf(held, fact, command, asking)));
  }

  /** Decides as `record` would, and stores nothing. */
  async rehearse(held: HeldCase, fact: SupportCaseEvent['type'], command: SupportCaseCommand, asking: Asking): Promise<Rehearsed<SupportCase>> {
    return this.recorder.rehearse(await this.orderOf(held, fact, command, asking));
  }

  private async orderOf(held: HeldCase, fact: SupportCaseEvent['type'], command: SupportCaseCommand, asking: Asking): Promise<Order<SupportCase, SupportCaseCommand>> {
    const { caller, key, routeKind, source, traceparent, irregular, ifMatch } = asking;
    const { subject, organisation, today } = held;
    const commandId = key === undefined ? randomUUID() : commandIdFrom(await this.vault.tenantIdKey(subject.tenant), caller.account, routeKind, subject.id, key);
    const [grant] = rolesOf(organisation, caller.account, today);
    return {
      subject,
      command,
      meta: { commandId, actor: { account: caller.account, role: held.who.staffRole, ...(grant && { name: grant.name }) }, now: this.clock.now(), today, policyOn: policiesOf(organisation) },
      source,
      traceparent,
      authorise: (supportCase) => authorise(held, supportCase, fact, command, asking.purpose),
      ...(irregular !== undefined && { irregular }),
      ...(ifMatch !== undefined && { precondition: (folded) => caseEtagOf({ ...held, folded }) === ifMatch }),
    };
  }
}

export const acknowledged = (held: HeldCase, { entries, repeated, position }: Receipt): Acknowledged<InCase> => {
  const { subject, caller } = held;
  const last = entries.at(-1);
  return {
    named: { supportCaseId: subject.id },
    path: `${API_BASE}/support-cases/${subject.id}`,
    entries,
    repeated,
    etag: last ? etagAt(subject.id, caller, last.entryId) : caseEtagOf(held),
    ...(position && { position }),
  };
};

const authorise = ({ caller, organisation, today }: HeldCase, supportCase: SupportCase, type: SupportCaseEvent['type'], { data }: SupportCaseCommand, purpose: string): Authorisation => {
  const who = subjectOfCase(caller, supportCase, organisation, today);
  const { rule, policyVersion } = demand(decide('record', who, factsOfCaseRecording({ type, data }, supportCase, caller)));
  return { rule, policyVersion, purpose };
};
