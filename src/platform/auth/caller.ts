import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';

/**
 * Who asks, as far as the token can say: identity and organisation. Roles, mandates and relations are facts of the
 * service and are read when they are needed (docs/architecture.md, Shape).
 */
export interface Caller {
  /** Opaque reference to (issuer, subject). */
  readonly account: string;
  /** A system authenticates as itself: the token's subject is its own client id. Everybody else is a person. */
  readonly kind: 'person' | 'system';
  /** Opaque id of the organisation (claim `organisation`). Parents and pupils have none. */
  readonly tenant?: string;
  /** The application that asked for the token (`azp`, else `client_id`). */
  readonly client?: string;
  /** End of the token, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A request that passed the token check. passport calls its property `user`. */
export interface Authenticated {
  user?: Caller;
}

/** The caller of this request: `@CallerOf() caller: Caller`. Only where a token is demanded. */
export const CallerOf = createParamDecorator((_: undefined, context: ExecutionContext): Caller => callerIn(context.switchToHttp().getRequest<Authenticated>()));

export const callerIn = ({ user }: Authenticated): Caller => {
  if (user === undefined) throw new Error('A public route has no caller.');
  return user;
};

export const PUBLIC = 'leerlingdossier:public';

/** Answers without a token. Only for health, the OpenAPI document, the event types and the proof keys: everything else is closed by default. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC, true);
