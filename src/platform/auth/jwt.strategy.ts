import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-jwt';
import { Unauthenticated } from '../http/errors.ts';
import { bearerIn } from './bearer.ts';
import type { Caller } from './caller.ts';
import { callerFrom, type Claims } from './claims.ts';
import { ALGORITHMS, headerOf, TokenKeys } from './token-keys.ts';

/** Clocks differ a little. */
const CLOCK_TOLERANCE_SECONDS = 5;

/** The check of a token that was not seen before. The last one made in a process counts: passport knows one strategy by this name. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(keys: TokenKeys) {
    super({
      jwtFromRequest: ({ headers }: Pick<IncomingMessage, 'headers'>) => bearerIn(headers.authorization) ?? null,
      secretOrKeyProvider: (_request: unknown, token: string, done: (error: unknown, key?: never) => void) => {
        keyOf(keys, token).then((key) => done(null, key as never), done);
      },
      algorithms: [...ALGORITHMS],
      issuer: keys.issuer,
      audience: keys.audience,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- passport-jwt has no other way to say this one
      jsonWebTokenOptions: { clockTolerance: CLOCK_TOLERANCE_SECONDS },
    });
  }

  validate(claims: Claims): Caller {
    const caller = callerFrom(claims);
    if (!caller) throw new Unauthenticated(true);
    return caller;
  }
}

const keyOf = async (keys: TokenKeys, token: string): Promise<unknown> => keys.keyFor(headerOf(token));
