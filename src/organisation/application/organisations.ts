import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Forbidden, NotFound, Refused } from '../../kernel/refusals.ts';
import { commandIdFrom, idFrom } from '../../kernel/ids.ts';
import type { Actor, Dated } from '../../kernel/event.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { Clock } from '../../platform/clock.ts';
import type { Receipt } from '../../platform/journal/recorder.ts';
import { KeyVault, SubjectRefused, type Subject } from '../../platform/key-vault/key-vault.ts';
import { Settings } from '../../platform/settings.ts';
import { emptyOrganisation, rolesOf, type Organisation, type OrganisationCommand } from '../domain/index.ts';
import { OrganisationRecorder, OrganisationStates } from './organisation-streams.ts';

/** Who asks, and whether it was asked before. */
export interface OrganisationAsking {
  readonly caller: Caller;
  readonly source: string;
  readonly key?: string;
  readonly routeKind: string;
  readonly traceparent: string;
}

const streamOf = (tenant: string): Subject => ({ id: tenant, tenant, stream: `organisation-${tenant}_${tenant}` });

const ADMINISTRATION_RULE = 'organisation-administrator';
/** The one rule above; raised when it changes. */
const ADMINISTRATION_POLICY = '1';

/**
 * Boards, their schools, and who may act for them. Roles and mandates are events, so that "who could see this then" has
 * an answer. Changed by administrators of that board only; founded by an account that the operator configured.
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

  /** The board now; one without anybody or anything when it does not exist. */
  async of(tenant: string): Promise<Organisation> {
    const subject = await this.vault.find(tenant);
    return subject?.stream === streamOf(tenant).stream ? (await this.states.load(subject)).state : emptyOrganisation;
  }

  /** Founds a board; its founder becomes its first administrator. `tenant` may be named by who founds it: an opaque UUID. */
  async found(board: { readonly name: string; readonly testTenant: boolean; readonly tenant?: string } & Dated, founder: { readonly name: string }, asking: OrganisationAsking): Promise<{ readonly tenant: string } & Receipt> {
    const { caller } = asking;
    if (!this.settings.founders.has(caller.account)) throw notAdministrator();
    const { name, testTenant, tenant: named, ...when } = board;
    const tenant = named ?? (asking.key === undefined ? randomUUID() : idFrom(asking.key, caller.account));
    const subject = streamOf(tenant);
    await this.vault.register(subject).catch((error: unknown) => {
      throw error instanceof SubjectRefused ? new Refused([organisationIdTaken]) : error;
    });
    const receipt = await this.execute(subject, { type: 'RegisterBoard', data: { name, testTenant, ...when } }, asking, true);
    await this.execute(subject, { type: 'GrantRole', data: { account: caller.account, name: founder.name, role: 'administrator', from: when.occurredOn, ...when } }, { ...asking, routeKind: 'founder' }, true);
    return { tenant, ...receipt };
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
      meta: { commandId, actor: this.actor(caller, state), now: this.clock.now(), today: this.clock.today() },
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
  new Forbidden(ADMINISTRATION_RULE, 'beleid: alleen een beheerder van het bestuur', 'U bent geen beheerder van dit bestuur. Vraag een beheerder om dit te doen.');
