import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decide, factsOfEntry, factsOfRecording, isWithinMandate, subjectOf, type SubjectFacts } from '../../access/index.ts';
import type { Meta } from '../../kernel/command.ts';
import type { Actor, Event, Provenance } from '../../kernel/event.ts';
import { commandIdFrom } from '../../kernel/ids.ts';
import { Forbidden, NotFound } from '../../kernel/refusals.ts';
import { rolesOf } from '../../organisation/index.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { Clock } from '../../platform/clock.ts';
import type { Position } from '../../platform/event-store/event-store.ts';
import { API_BASE } from '../../platform/http/version.ts';
import type { Authorisation, Order, Receipt, RecordedEntry, Rehearsed } from '../../platform/journal/recorder.ts';
import { KeyVault } from '../../platform/key-vault/key-vault.ts';
import { kindOf, type Dossier, type DossierCommand } from '../domain/dossier.ts';
import { DossierRecorder } from './dossier-streams.ts';
import { demand, etagAt, etagOf, type Held } from './dossiers.ts';
import { Partnerships } from './partnerships.ts';

/** How something was asked, apart from what: by whom, through which system, once or again. */
export interface Asking {
  readonly caller: Caller;
  /** System that sent it. */
  readonly source: string;
  /** Idempotency-Key, or CloudEvents source and id; without one the command gets a random id. */
  readonly key?: string;
  /** Keeps keys of different routes apart. */
  readonly routeKind: string;
  readonly purpose: string;
  /** W3C trace context, made by this service. */
  readonly traceparent: string;
  /** Records a fact that breaks a rule of law as irregular, with this explanation. */
  readonly irregular?: string;
  /** Only in a file that was taken over: it is history, from before. */
  readonly provenance?: Provenance;
  readonly ifMatch?: string;
  /** Only says what would happen. */
  readonly validateOnly?: boolean;
}

/** How answers name a dossier. */
export interface InDossier {
  readonly dossierId: string;
}

/** What was stored, or had been before. `Named` is how answers name the file that it stands in. */
export interface Acknowledged<Named extends object = InDossier> {
  readonly named: Named;
  /** Address of that file. */
  readonly path: string;
  readonly entries: readonly RecordedEntry[];
  readonly repeated: boolean;
  readonly etag: string;
  readonly position?: Position;
}

/** Authorises on the fresh dossier, names the command, records the fact. */
@Injectable()
export class FactRecorder {
  constructor(
    private readonly recorder: DossierRecorder,
    private readonly vault: KeyVault,
    private readonly partnerships: Partnerships,
    private readonly clock: Clock,
  ) {}

  async record(held: Held, fact: string, command: DossierCommand, asking: Asking): Promise<Acknowledged> {
    return acknowledged(held, await this.recorder.execute(await this.orderOf(held, fact, command, asking)));
  }

  /** Decides as `record` would, and stores nothing. */
  async rehearse(held: Held, fact: string, command: DossierCommand, asking: Asking): Promise<Rehearsed<Dossier>> {
    return this.recorder.rehearse(await this.orderOf(held, fact, command, asking));
  }

  private async orderOf(held: Held, fact: string, command: DossierCommand, asking: Asking): Promise<Order<Dossier, DossierCommand>> {
    const { ifMatch, irregular, source, traceparent } = asking;
    const refusal = await this.partnerships.refusal(held, command);
    return {
      subject: held.subject,
      command,
      meta: await this.metaOf(held, asking),
      source,
      traceparent,
      authorise: (dossier) => {
        const authorisation = this.authorise(held, dossier, fact, command, asking);
        if (refusal) throw refusal;
        return authorisation;
      },
      ...(irregular !== undefined && { irregular }),
      ...(ifMatch !== undefined && { precondition: (folded) => etagOf({ ...held, folded }) === ifMatch }),
    };
  }

  private async metaOf(held: Held, { key, routeKind, provenance }: Asking): Promise<Meta> {
    const { subject, caller, today, policyOn } = held;
    const commandId = key === undefined ? randomUUID() : commandIdFrom(await this.vault.tenantIdKey(subject.tenant), caller.account, routeKind, subject.id, key);
    return { commandId, actor: actorOf(held), now: this.clock.now(), today, policyOn, ...(provenance && { provenance }) };
  }

  private authorise({ caller, organisation, today }: Held, dossier: Dossier, fact: string, command: DossierCommand, { purpose, provenance }: Asking): Authorisation {
    // A dossier that is still to begin has no school of its own yet.
    const schoolId = command.type === 'RegisterPupil' || command.type === 'TakeOverFile' ? command.data.schoolId : undefined;
    const who = subjectOf(caller, dossier, organisation, today, schoolId);
    const event = { type: fact, data: command.data };
    demandSight(event, who, dossier, caller);
    const about = factsOfRecording(event, dossier, caller);
    const { rule, policyVersion } = demand(decide(provenance === 'imported' ? 'import' : 'record', who, about));
    if (who.role === 'system' && !isWithinMandate(caller, dossier, organisation, today, about, schoolId)) throw outsideMandate();
    return { rule, policyVersion, purpose };
  }
}

/** Parents and pupil say something only about an entry that they may see: else the answer would tell that it exists. @throws NotFound */
const demandSight = ({ type, data }: Event, who: SubjectFacts, dossier: Dossier, caller: Caller): void => {
  const concerned = kindOf(type)?.concerns?.(data);
  const entry = concerned === undefined ? undefined : dossier.history.find(concerned);
  if (who.role === 'staff' || who.role === 'system' || entry?.state !== 'kept') return;
  if (decide('read', who, factsOfEntry(entry, dossier, caller)).effect === 'deny') throw new NotFound();
};

const outsideMandate = (): Forbidden =>
  new Forbidden('AD-35', 'AVG 28 en 29: mandaat van het bestuur', 'Het mandaat van dit systeem geldt niet voor deze soort gegevens. Laat het bestuur het mandaat controleren.');

/** The author as shown inside the entry: staff and parents by name, systems by what they are. */
const actorOf = ({ caller, person, organisation, today }: Held): Actor => {
  if (person) return { account: caller.account, role: person.role, name: person.name, personId: person.personId };
  const [staff] = caller.tenant === organisation.tenant ? rolesOf(organisation, caller.account, today) : [];
  return { account: caller.account, role: staff?.role ?? caller.kind, ...(staff && { name: staff.name }) };
};

export const acknowledged = (held: Held, { entries, repeated, position }: Receipt): Acknowledged => {
  const { subject, caller } = held;
  const last = entries.at(-1);
  return { named: { dossierId: subject.id }, path: `${API_BASE}/dossiers/${subject.id}`, entries, repeated, etag: last ? etagAt(subject.id, caller, last.entryId) : etagOf(held), ...(position && { position }) };
};
