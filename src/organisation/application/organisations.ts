import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Forbidden, NotFound, Refused } from '../../kernel/refusals.ts';
import { commandIdFrom, idFrom } from '../../kernel/ids.ts';
import type { Actor, PlainDate } from '../../kernel/event.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { Clock } from '../../platform/clock.ts';
import type { Receipt } from '../../platform/journal/recorder.ts';
import { KeyVault, SubjectRefused, type Subject } from '../../platform/key-vault/key-vault.ts';
import { Settings } from '../../platform/settings.ts';
import { isFounded, organisationOn, policiesOf, rolesOf, type Organisation, type OrganisationCommand, type OrganisationView } from '../domain/index.ts';
import { organisationIn, OrganisationStates, streamOf } from './organisation-states.ts';
import { OrganisationRecorder } from './organisation-streams.ts';

/** Who asks, and whether it was asked before. */
export interface OrganisationAsking {
  readonly caller: Caller;
  readonly source: string;
  readonly key?: string;
  readonly routeKind: string;
  readonly traceparent: string;
}

/** The first command of an organisation, and the fact it makes. */
export interface Founding {
  readonly command: Extract<OrganisationCommand, { readonly type: 'RegisterBoard' | 'RegisterPartnership' }>;
  readonly fact: 'BoardRegistered' | 'PartnershipRegistered';
}

export interface Founder {
  readonly name: string;
  readonly tenant?: string;
}

const ADMINISTRATION_RULE = 'organisation-administrator';
/** The one rule above; raised when it changes. */
const ADMINISTRATION_POLICY = '1';

/**
 * Boards with their schools, partnerships, and who may act for them. Roles and mandates are events, so that "who could see this then" has
 * an answer. Changed by administrators of that organisation only; founded by an account that the operator configured.
 */
@Injectable()
export class Organisations {
  constructor(
    private readonly vault: KeyVault,
    private readonly states: OrganisationStates,
    private readonly recorder: OrganisationRecorder,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** The organisation now; one without anybody or anything when it does not exist. */
  of(tenant: string): Promise<Organisation> {
    return organisationIn(this.vault, this.states, tenant);
  }

  /** Founds a board or a partnership; its founder becomes its first administrator. `tenant` may be named by who founds it: an opaque UUID. */
  async found({ command, fact }: Founding, { name, tenant: named }: Founder, asking: OrganisationAsking): Promise<{ readonly tenant: string } & Receipt> {
    const { caller } = asking;
    if (!this.settings.founders.has(caller.account)) throw notAdministrator();
    const { occurredOn } = command.data;
    const tenant = named ?? (asking.key === undefined ? randomUUID() : idFrom(asking.key, caller.account));
    const subject = streamOf(tenant);
    await this.vault.register(subject).catch((error: unknown) => {
      throw error instanceof SubjectRefused ? new Refused([organisationIdTaken]) : error;
    });
    const receipt = await this.execute(subject, command, { ...asking, routeKind: fact }, true);
    await this.execute(subject, { type: 'GrantRole', data: { account: caller.account, name, role: 'administrator', from: occurredOn, occurredOn } }, { ...asking, routeKind: 'founder' }, true);
    return { tenant, ...receipt };
  }

  /** What holds on a day: for who works there now; roles and mandates for its administrators. @throws NotFound, Forbidden */
  async read(tenant: string, on: PlainDate | undefined, caller: Caller): Promise<OrganisationView> {
    const organisation = await this.of(tenant);
    const forAdministrator = this.isAdministrator(organisation, caller);
    const worksHere = caller.kind === 'person' && rolesOf(organisation, caller.account, this.clock.today()).length > 0;
    if (!worksHere) throw caller.tenant === tenant && isFounded(organisation) ? notStaff() : new NotFound();
    const view = organisationOn(organisation, on ?? this.clock.today(), { forAdministrator });
    if (!view) throw new NotFound();
    return view;
  }

  async change(tenant: string, command: OrganisationCommand, asking: OrganisationAsking): Promise<Receipt> {
    const subject = await this.vault.find(tenant);
    if (!subject || subject.stream !== streamOf(tenant).stream) throw new NotFound();
    return this.execute(subject, command, asking, false);
  }

  private async execute(subject: Subject, command: OrganisationCommand, asking: OrganisationAsking, founding: boolean): Promise<Receipt> {
    const { caller, key, routeKind, source, traceparent } = asking;
    const commandId = key === undefined ? randomUUID() : commandIdFrom(await this.vault.tenantIdKey(subject.tenant), caller.account, routeKind, subject.id, key);
    const { state } = await this.states.load(subject);
    return this.recorder.execute({
      subject,
      command,
      meta: { commandId, actor: this.actor(caller, state), now: this.clock.now(), today: this.clock.today(), policyOn: policiesOf(state) },
      source,
      traceparent,
      authorise: (organisation) => {
        if (!founding && !this.isAdministrator(organisation, caller)) throw caller.tenant === subject.tenant ? notAdministrator() : new NotFound();
        return { rule: ADMINISTRATION_RULE, policyVersion: ADMINISTRATION_POLICY, purpose: 'administration' };
      },
    });
  }

  private isAdministrator(organisation: Organisation, { account }: Caller): boolean {
    return rolesOf(organisation, account, this.clock.today()).some(({ role }) => role === 'administrator');
  }

  private actor({ account, kind }: Caller, organisation: Organisation): Actor {
    const [grant] = rolesOf(organisation, account, this.clock.today());
    return { account, role: grant?.role ?? kind, ...(grant && { name: grant.name }) };
  }
}

const organisationIdTaken = {
  code: 'organisation-id-taken',
  rule: 'form',
  ground: 'Een organisatie heeft een eigen, willekeurig kenmerk.',
  detailNl: 'Dit kenmerk is al in gebruik. Maak een nieuwe willekeurige UUID, of laat het kenmerk weg.',
};

const notAdministrator = (): Forbidden =>
  new Forbidden(ADMINISTRATION_RULE, 'beleid: alleen een beheerder van de organisatie', 'U bent geen beheerder van deze organisatie. Vraag een beheerder om dit te doen.');

const notStaff = (): Forbidden =>
  new Forbidden('organisation-staff', 'beleid: wie bij de organisatie werkt', 'U hebt geen rol bij deze organisatie. Vraag een beheerder om u een rol te geven.');
