import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { decide, factsOfRecording } from '../../access/index.ts';
import type { Event } from '../../kernel/event.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { Clock } from '../../platform/clock.ts';
import { Invalid } from '../../platform/http/errors.ts';
import type { RequestContext } from '../../platform/http/request-context.ts';
import { checked } from '../../platform/http/validation.ts';
import { isUuid } from '../../kernel/ids.ts';
import { ChangeDossier } from '../application/change-dossier.ts';
import type { Acknowledged, Asking } from '../application/fact-recorder.ts';
import { correctedFact } from '../application/correction.ts';
import { demand, Dossiers } from '../application/dossiers.ts';
import type { DossierCommand } from '../domain/dossier.ts';
import { when, type RecordableFact } from './fact.ts';
import { recordableFacts } from './facts.ts';
import { CorrectEntryDto } from './information-rights.dto.ts';
import { spoken } from './spoken.ts';

/** The event type that a correction is posted as; what it corrects decides what its body holds. */
export const CORRECTION = 'EntryCorrected';

/** Turns what was posted, by REST or as a CloudEvent, into commands. */
@Injectable()
export class FactPosting {
  constructor(
    private readonly commands: CommandBus,
    private readonly dossiers: Dossiers,
    private readonly clock: Clock,
  ) {}

  /** @throws Invalid with every mistake at once, and what the command throws. */
  post(fact: RecordableFact, dossierId: string, sent: unknown, subject: string, asking: Asking): Promise<Acknowledged> {
    const body = checked(fact.body, sent);
    return this.record(dossierId, fact.type, fact.command(body, subject), { ...asking, ...(body.irregular && { irregular: body.irregular.explanation }) });
  }

  /** A correction says the whole fact again: it is checked as that fact would be. */
  async correct(dossierId: string, entryId: string, sent: unknown, asking: Asking): Promise<Acknowledged> {
    const body = checked(CorrectEntryDto, sent);
    const { folded, who } = await this.dossiers.hold(dossierId, asking.caller);
    // First whether, then what: a mistake or a rule would tell what kind of entry it is.
    demand(decide('record', who, factsOfRecording({ type: CORRECTION, data: { entryId, occurredOn: body.occurredOn } as Event['data'] }, folded.state, asking.caller)));
    const entry = folded.state.history.kept(entryId);
    const fact = entry && recordableFacts.find(({ type }) => type === entry.content.type);
    if (!entry || !fact) throw new Invalid([{ pointer: '/entryId', detail: 'Deze gebeurtenis staat niet in dit dossier, of kan niet worden verbeterd.' }]);
    const recorded = fact.command(checked(fact.body, body.corrected, '/corrected'), subjectIn(fact, entry.content.data));
    const corrected = correctedFact(folded.state, entry, recorded, { now: this.clock.now(), today: this.clock.today() });
    const data = { entryId, corrected, ...spoken(body, { reason: body.reason }), ...when(body) };
    return this.record(dossierId, CORRECTION, { type: 'CorrectEntry', data }, asking);
  }

  private record(dossierId: string, type: string, command: DossierCommand, asking: Asking): Promise<Acknowledged> {
    return this.commands.execute(new ChangeDossier(dossierId, type, command, asking));
  }
}

const subjectIn = ({ subject }: RecordableFact, data: object): string => (subject === undefined ? '' : String((data as Record<string, unknown>)[subject]));

/** A path or a CloudEvent names things by UUID. @throws Invalid */
export const uuidIn = (name: string, value: unknown): string => {
  if (typeof value === 'string' && isUuid(value)) return value;
  throw new Invalid([{ pointer: `/${name}`, detail: 'Vul een id in: een UUID in kleine letters.' }]);
};

/** How a REST request asks. */
export const askingOf = (caller: Caller, { idempotencyKey, ifMatch, purpose, traceparent }: RequestContext, routeKind: string): Asking => ({
  caller,
  source: caller.client ?? 'leerlingdossier',
  routeKind,
  purpose: purpose ?? (caller.tenant === undefined ? 'own-file' : 'administration'),
  traceparent,
  ...(idempotencyKey !== undefined && { key: idempotencyKey }),
  ...(ifMatch !== undefined && { ifMatch }),
});
