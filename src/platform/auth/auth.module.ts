import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Config } from '../../config.ts';
import { DevelopmentKeys } from './development-keys.ts';
import { IssuerKeys } from './issuer-keys.ts';
import { JwtStrategy } from './jwt.strategy.ts';
import { TokenCache } from './token-cache.ts';
import { TokenGuard } from './token.guard.ts';
import { TokenKeys } from './token-keys.ts';

type Needed = Pick<Config, 'oidc' | 'dataFolder' | 'environment' | 'developmentTokens'>;

/** Who may come in: tokens of the configured issuer, else development tokens. Its guard holds for every route. */
@Module({})
export class AuthModule {
  static with(config: Needed, keysOf: (config: Needed) => TokenKeys | Promise<TokenKeys> = keys): DynamicModule {
    return {
      module: AuthModule,
      providers: [
        { provide: TokenKeys, useFactory: () => keysOf(config) },
        { provide: TokenCache, useFactory: () => new TokenCache() },
        { provide: JwtStrategy, useFactory: (found: TokenKeys) => new JwtStrategy(found), inject: [TokenKeys] },
        { provide: APP_GUARD, useClass: TokenGuard },
      ],
    };
  }
}

const keys = (config: Needed): TokenKeys | Promise<TokenKeys> => (config.oidc ? new IssuerKeys(config.oidc) : DevelopmentKeys.open(config));
