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
import { OpenDossier } from '../application/open-dossier.ts';
import { told, type Rehearsal } from '../application/rehearsal.ts';
import { Rehearsals } from '../application/rehearsals.ts';
import type { Acknowledged, Asking, InDossier } from '../application/fact-recorder.ts';
import { correctedFact } from '../application/correction.ts';
import { demand, Dossiers } from '../application/dossiers.ts';
import type { DossierCommand } from '../domain/dossier.ts';
import { when, type OpeningFact, type RecordableFact } from './fact.ts';
import type { FactDto } from './fact.dto.ts';
import { recordableFacts } from './facts.ts';
import { CorrectEntryDto } from './information-rights.dto.ts';
import { spoken } from './spoken.ts';

/** The event type that a correction is posted as; what it corrects decides what its body holds. */
export const CORRECTION = 'EntryCorrected';

/** What was stored, or what would be where that was asked (`Prefer: validate-only`). */
export type Outcome<Named extends object = InDossier> = Acknowledged<Named> | Rehearsal<Named>;

/** Turns what was posted, by REST or as a CloudEvent, into commands. */
@Injectable()
export class FactPosting {
  constructor(
    private readonly commands: CommandBus,
    private readonly dossiers: Dossiers,
    private readonly clock: Clock,
    private readonly rehearsals: Rehearsals,
  ) {}

  /** Opens a dossier; `dossierId` may also stand in the body. */
  open(opening: OpeningFact, sent: unknown, asking: Asking, dossierId?: string): Promise<Outcome> {
    const body = checked(opening.body, sent);
    const opened = new OpenDossier(opening.type, opening.command(body), { ...asking, ...markedIn(body) }, dossierId ?? body.dossierId);
    return asking.validateOnly ? this.rehearsals.open(opened) : this.commands.execute(opened);
  }

  /** @throws Invalid with every mistake at once, and what the command throws. */
  post(fact: RecordableFact, dossierId: string, sent: unknown, subject: string, asking: Asking): Promise<Outcome> {
    const body = checked(fact.body, sent);
    return this.record(dossierId, fact.type, fact.command(body, subject), { ...asking, ...markedIn(body) });
  }

  /** A correction says the whole fact again: it is checked as that fact would be. */
  correct(dossierId: string, entryId: string, sent: unknown, asking: Asking): Promise<Outcome> {
    const prepared = this.correction(dossierId, entryId, sent, asking);
    return asking.validateOnly ? told(async () => this.rehearsals.change(await prepared)) : prepared.then((change) => this.commands.execute(change));
  }

  private async correction(dossierId: string, entryId: string, sent: unknown, asking: Asking): Promise<ChangeDossier> {
    const body = checked(CorrectEntryDto, sent);
    const { folded, who, policyOn } = await this.dossiers.hold(dossierId, asking.caller);
    // First whether, then what: a mistake or a rule would tell what kind of entry it is.
    demand(decide('record', who, factsOfRecording({ type: CORRECTION, data: { entryId, occurredOn: body.occurredOn } as Event['data'] }, folded.state, asking.caller)));
    if (body.provenance !== undefined) throw new Invalid([{ pointer: '/provenance', detail: 'Een verbetering maakt u nu. Laat dit veld weg.' }]);
    const entry = folded.state.history.kept(entryId);
    const fact = entry && recordableFacts.find(({ type }) => type === entry.content.type);
    if (!entry || !fact) throw new Invalid([{ pointer: '/entryId', detail: 'Deze gebeurtenis staat niet in dit dossier, of kan niet worden verbeterd.' }]);
    const recorded = fact.command(checked(fact.body, body.corrected, '/corrected'), subjectIn(fact, entry.content.data));
    const corrected = correctedFact(folded.state, entry, recorded, { now: this.clock.now(), today: this.clock.today(), policyOn });
    const data = { entryId, corrected, ...spoken(body, { reason: body.reason }), ...when(body) };
    return new ChangeDossier(dossierId, CORRECTION, { type: 'CorrectEntry', data }, asking);
  }

  private record(dossierId: string, type: string, command: DossierCommand, asking: Asking): Promise<Outcome> {
    const change = new ChangeDossier(dossierId, type, command, asking);
    return asking.validateOnly ? this.rehearsals.change(change) : this.commands.execute(change);
  }
}

/** How the fact is marked in the file. */
export const markedIn = ({ irregular, provenance }: Pick<FactDto, 'irregular' | 'provenance'>): Pick<Asking, 'irregular' | 'provenance'> => ({
  ...(irregular && { irregular: irregular.explanation }),
  ...(provenance && { provenance }),
});

const subjectIn = ({ subject }: RecordableFact, data: object): string => (subject === undefined ? '' : String((data as Record<string, unknown>)[subject]));

/** A path or a CloudEvent names things by UUID. @throws Invalid */
export const uuidIn = (name: string, value: unknown): string => {
  if (typeof value === 'string' && isUuid(value)) return value;
  throw new Invalid([{ pointer: `/${name}`, detail: 'Vul een id in: een UUID in kleine letters.' }]);
};

/** How a REST request asks. */
export const askingOf = (caller: Caller, { idempotencyKey, ifMatch, purpose, traceparent, validateOnly }: RequestContext, routeKind: string): Asking => ({
  caller,
  source: caller.client ?? 'leerlingdossier',
  routeKind,
  purpose: purpose ?? (caller.tenant === undefined ? 'own-file' : 'administration'),
  traceparent,
  ...(idempotencyKey !== undefined && { key: idempotencyKey }),
  ...(ifMatch !== undefined && { ifMatch }),
  ...(validateOnly && { validateOnly }),
});
