import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Authenticated } from '../auth/caller.ts';
import { citizenNumberIn } from './citizen-number.ts';
import { Invalid } from './errors.ts';
import { CHECKS_ITEMS, contextOf, TAKES_DRY_RUN, WITHOUT_KEY, type WithContext } from './request-context.ts';

/** After the token and before everything else: reads the headers and keeps citizen numbers out (W-04). */
export class RequestGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): true {
    const request = context.switchToHttp().getRequest<FastifyRequest & Authenticated & WithContext>();
    const marked = (key: string): boolean => this.reflector.get<boolean | undefined>(key, context.getHandler()) === true;
    const requestContext = contextOf(request.id, request.headers);
    // A preference may be passed over (RFC 7240), but then this would be stored.
    if (requestContext.validateOnly && request.method === 'POST' && !marked(TAKES_DRY_RUN)) throw new Invalid([{ pointer: '/prefer', detail: NO_DRY_RUN }], 'invalid-header');
    const isSystemCommand = request.method === 'POST' && request.user?.kind === 'system';
    if (isSystemCommand && requestContext.idempotencyKey === undefined && !marked(WITHOUT_KEY)) throw new Invalid([], 'idempotency-key-required');
    refuseCitizenNumbers(request.params);
    refuseCitizenNumbers(request.query);
    refuseCitizenNumbers(requestContext.idempotencyKey);
    if (!marked(CHECKS_ITEMS)) refuseCitizenNumbers(request.body);
    request.requestContext = requestContext;
    return true;
  }
}

const NO_DRY_RUN = 'Dit kan hier niet eerst worden geprobeerd. Laat validate-only weg: dan wordt het echt vastgelegd.';

/** @throws Invalid (`citizen-number`) that says where, not what */
export const refuseCitizenNumbers = (sent: unknown): void => {
  const pointer = citizenNumberIn(sent);
  if (pointer !== undefined) throw new Invalid([{ pointer, detail: 'Haal hier het nummer weg.' }], 'citizen-number');
};
