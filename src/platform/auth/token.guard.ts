import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { IdentityProviderUnavailable, Unauthenticated } from '../http/errors.ts';
import { bearerIn } from './bearer.ts';
import { PUBLIC, type Authenticated, type Caller } from './caller.ts';
import { TokenCache } from './token-cache.ts';

/** Closed by default: every route demands a token unless its method says `@Public()`. */
@Injectable()
export class TokenGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly cache: TokenCache,
  ) {
    super();
  }

  override canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (this.reflector.get<boolean | undefined>(PUBLIC, context.getHandler()) === true) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & Authenticated>();
    const token = bearerIn(request.headers.authorization);
    if (token === undefined) throw new Unauthenticated(request.headers.authorization !== undefined);
    const known = this.cache.find(token);
    if (!known) return this.check(context, token, request);
    request.user = known;
    return true;
  }

  private async check(context: ExecutionContext, token: string, request: Authenticated): Promise<boolean> {
    await super.canActivate(context);
    if (request.user === undefined) throw new Unauthenticated(true);
    this.cache.keep(token, request.user);
    return true;
  }

  /** passport gives what was wrong with the token as `info`; nobody outside needs to know it. */
  override handleRequest<T = Caller>(error: unknown, user: T | false | undefined, info: unknown): T {
    for (const cause of [error, info]) if (cause instanceof IdentityProviderUnavailable) throw cause;
    if (!user) throw new Unauthenticated(true);
    return user;
  }
}
