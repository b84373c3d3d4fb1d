import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isUuid } from '../../kernel/ids.ts';
import { NotFound } from '../../kernel/refusals.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { RequestContext } from '../../platform/http/request-context.ts';
import type { Receipt } from '../../platform/journal/recorder.ts';
import { Organisations, type Founder, type Founding, type OrganisationAsking } from '../application/organisations.ts';
import type { OrganisationCommand } from '../domain/index.ts';
import type { OrganisationDto } from './organisations.dto.ts';

/** The request apart from its body: who asks, in which trace, and the answer that goes back. */
export interface Exchange {
  readonly caller: Caller;
  readonly context: RequestContext;
  readonly reply: FastifyReply;
}

/** Carries a command to an organisation, and says the outcome in one form. */
@Injectable()
export class OrganisationChanges {
  constructor(private readonly organisations: Organisations) {}

  async found(founding: Founding, founder: Founder, { caller, context, reply }: Exchange): Promise<OrganisationDto> {
    const { tenant, ...receipt } = await this.organisations.found(founding, founder, askingOf(caller, context, founding.fact));
    return answer(reply, tenant, receipt);
  }

  async change(organisationId: string, command: OrganisationCommand, { caller, context, reply }: Exchange): Promise<OrganisationDto> {
    if (!isUuid(organisationId)) throw new NotFound();
    return answer(reply, organisationId, await this.organisations.change(organisationId, command, askingOf(caller, context, command.type)));
  }
}

const askingOf = (caller: Caller, { idempotencyKey, traceparent }: RequestContext, routeKind: string): OrganisationAsking => ({
  caller,
  source: caller.client ?? 'leerlingdossier',
  routeKind,
  traceparent,
  ...(idempotencyKey !== undefined && { key: idempotencyKey }),
});

const answer = (reply: FastifyReply, organisationId: string, { entries, repeated }: Receipt): OrganisationDto => {
  void reply.status(repeated ? 200 : 201);
  const [created] = Object.values(entries[0]?.ids ?? {});
  return { organisationId, entryIds: entries.map(({ entryId }) => entryId), repeated, ...(created !== undefined && { createdId: created }) };
};
