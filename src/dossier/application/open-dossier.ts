import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Command as Dispatched, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { idFrom, commandIdFrom } from '../../kernel/ids.ts';
import { Forbidden, Refused } from '../../kernel/refusals.ts';
import { isClosedOn, organisationRejections, Organisations, schoolOf } from '../../organisation/index.ts';
import { KeyVault, SubjectRefused, type Subject } from '../../platform/key-vault/key-vault.ts';
import type { DossierCommand } from '../domain/dossier.ts';
import { Dossiers } from './dossiers.ts';
import { FactRecorder, type Acknowledged, type Asking } from './fact-recorder.ts';

/** What opens a dossier: a written registration, or the file of another that is taken over. */
export type Opening = Extract<DossierCommand, { readonly type: 'RegisterPupil' | 'TakeOverFile' }>;

/** Opens a dossier of the caller's board. `fact` is the event type that it records; `dossierId`: a random UUID that the client made, or none. */
export class OpenDossier extends Dispatched<Acknowledged> {
  constructor(
    readonly fact: string,
    readonly opening: Opening,
    readonly asking: Asking,
    readonly dossierId?: string,
  ) {
    super();
  }
}

/** Where a dossier is opened. */
@Injectable()
export class Openings {
  constructor(
    private readonly organisations: Organisations,
    private readonly vault: KeyVault,
  ) {}

  /** Registered before it is sealed; an opening that is refused leaves keys of an empty stream, which nobody can find. */
  async register(opening: Opening, asking: Asking, dossierId?: string): Promise<Subject> {
    const subject = await this.placeOf(opening, asking, dossierId);
    await this.vault.register(subject).catch((error: unknown) => {
      throw error instanceof SubjectRefused ? new Refused([dossierIdTaken]) : error;
    });
    return subject;
  }

  /** The same place, for which nothing is made. */
  async free(opening: Opening, asking: Asking, dossierId?: string): Promise<Subject> {
    const subject = await this.placeOf(opening, asking, dossierId);
    const taken = await this.vault.find(subject.id);
    if (taken && (taken.tenant !== subject.tenant || taken.stream !== subject.stream)) throw new Refused([dossierIdTaken]);
    return subject;
  }

  private async placeOf({ data: { schoolId, occurredOn } }: Opening, asking: Asking, dossierId?: string): Promise<Subject> {
    const { tenant } = asking.caller;
    if (tenant === undefined) throw notOfABoard();
    const organisation = await this.organisations.of(tenant);
    if (!schoolOf(organisation, schoolId)) throw new Refused([unknownSchool]);
    if (isClosedOn(organisation, schoolId, occurredOn)) throw new Refused([{ code: 'school-closed', ...organisationRejections['school-closed'] }]);
    const id = dossierId ?? (await this.newId(tenant, asking));
    return { id, tenant, stream: `dossier-${tenant}_${id}` };
  }

  /** The same request opens the same dossier. */
  private async newId(tenant: string, { caller, key, routeKind }: Asking): Promise<string> {
    return key === undefined ? randomUUID() : idFrom(commandIdFrom(await this.vault.tenantIdKey(tenant), caller.account, routeKind, tenant, key), 'dossier');
  }
}

@CommandHandler(OpenDossier)
export class OpenDossierHandler implements ICommandHandler<OpenDossier> {
  constructor(
    private readonly facts: FactRecorder,
    private readonly dossiers: Dossiers,
    private readonly openings: Openings,
  ) {}

  async execute({ fact, opening, asking, dossierId }: OpenDossier): Promise<Acknowledged> {
    const subject = await this.openings.register(opening, asking, dossierId);
    return this.facts.record(await this.dossiers.holdSubject(subject, asking.caller), fact, opening, asking);
  }
}

const notOfABoard = (): Forbidden =>
  new Forbidden('AD-35', 'beleid: alleen een school opent een dossier', 'Alleen een school kan een dossier openen. Meld uw kind schriftelijk aan bij de school.');

const dossierIdTaken = {
  code: 'dossier-id-taken',
  rule: 'form',
  ground: 'Een dossier heeft een eigen, willekeurig kenmerk.',
  detailNl: 'Dit kenmerk is al in gebruik. Maak een nieuwe willekeurige UUID, of laat het kenmerk weg.',
};

const unknownSchool = {
  code: 'unknown-school',
  rule: 'form',
  ground: 'Deze school hoort niet bij dit bestuur.',
  detailNl: 'Deze school hoort niet bij uw bestuur. Controleer het kenmerk van de school.',
};
