import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decide, factsOfCaseRecording, subjectOfCase } from '../../access/index.ts';
import { demand, etagAt, type Asking } from '../../dossier/index.ts';
import { commandIdFrom } from '../../kernel/ids.ts';
import { policiesOf, rolesOf } from '../../organisation/index.ts';
import { Clock } from '../../platform/clock.ts';
import type { Position } from '../../platform/event-store/event-store.ts';
import type { Authorisation, RecordedEntry } from '../../platform/journal/recorder.ts';
import { KeyVault } from '../../platform/key-vault/key-vault.ts';
import type { SupportCase, SupportCaseCommand, SupportCaseEvent } from '../domain/index.ts';
import { caseEtagOf } from './case-reading.ts';
import { SupportCaseRecorder } from './support-case-streams.ts';
import { SupportCases, type HeldCase } from './support-cases.ts';

export interface CaseAcknowledged {
  readonly supportCaseId: string;
  readonly entries: readonly RecordedEntry[];
  readonly repeated: boolean;
  readonly etag: string;
  readonly position?: Position;
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
  async record(caseId: string, fact: SupportCaseEvent['type'], command: SupportCaseCommand, asking: Asking): Promise<CaseAcknowledged> {
    const { caller, key, routeKind, source, traceparent, irregular, ifMatch } = asking;
    const held = await this.cases.hold(caseId, caller);
    const { subject, organisation, today } = held;
    const commandId = key === undefined ? randomUUID() : commandIdFrom(await this.vault.tenantIdKey(subject.tenant), caller.account, routeKind, subject.id, key);
    const [grant] = rolesOf(organisation, caller.account, today);
    const { entries, repeated, position } = await this.recorder.execute({
      subject,
      command,
      meta: { commandId, actor: { account: caller.account, role: held.who.staffRole, ...(grant && { name: grant.name }) }, now: this.clock.now(), today, policyOn: policiesOf(organisation) },
      source,
      traceparent,
      authorise: (supportCase) => authorise(held, supportCase, fact, command, asking.purpose),
      ...(irregular !== undefined && { irregular }),
      ...(ifMatch !== undefined && { precondition: (folded) => caseEtagOf({ ...held, folded }) === ifMatch }),
    });
    const last = entries.at(-1);
    return { supportCaseId: subject.id, entries, repeated, etag: last ? etagAt(subject.id, caller, last.entryId) : caseEtagOf(held), ...(position && { position }) };
  }
}

const authorise = ({ caller, organisation, today }: HeldCase, supportCase: SupportCase, type: SupportCaseEvent['type'], { data }: SupportCaseCommand, purpose: string): Authorisation => {
  const who = subjectOfCase(caller, supportCase, organisation, today);
  const { rule, policyVersion } = demand(decide('record', who, factsOfCaseRecording({ type, data }, supportCase, caller)));
  return { rule, policyVersion, purpose };
};
