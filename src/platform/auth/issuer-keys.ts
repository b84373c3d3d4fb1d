import { KeyObject } from 'node:crypto';
import { createRemoteJWKSet, errors, type CryptoKey, type JWTVerifyGetKey } from 'jose';
import { isSafeUrl, type Config } from '../../config.ts';
import { IdentityProviderUnavailable } from '../http/errors.ts';
import { strongEnough, TokenKeys, TokenRefused, type TokenHeader } from './token-keys.ts';

const TIMEOUT_MS = 5_000;
/** An unknown key id asks the issuer again at most this often: made-up ids must not turn into requests. */
const COOL_DOWN_MS = 30_000;
const MAX_AGE_MS = 600_000;
const MAX_DISCOVERY_BYTES = 65_536;

/** What the tests shorten. */
export interface Pace {
  readonly coolDownMs: number;
}

/** Keys of an OpenID provider: from its discovery document or the configured address, never from an address in a token. */
export class IssuerKeys extends TokenKeys {
  readonly issuer: string;
  readonly audience: string;
  private jwks: Promise<JWTVerifyGetKey> | undefined;
  /** Parsed once: passport-jwt with anything but a KeyObject parses the key at every request. */
  private readonly keyObjects = new WeakMap<CryptoKey, KeyObject>();

  constructor(
    private readonly oidc: NonNullable<Config['oidc']>,
    private readonly pace: Pace = { coolDownMs: COOL_DOWN_MS },
  ) {
    super();
    this.issuer = oidc.issuer;
    this.audience = oidc.audience;
  }

  async keyFor(header: TokenHeader): Promise<KeyObject> {
    const jwks = await this.keySet();
    const key = await found(jwks, header);
    const known = this.keyObjects.get(key);
    if (known) return known;
    const fresh = strongEnough(KeyObject.from(key));
    this.keyObjects.set(key, fresh);
    return fresh;
  }

  /** Found once; a failure is not remembered. */
  private keySet(): Promise<JWTVerifyGetKey> {
    this.jwks ??= this.discovered().catch((error: unknown) => {
      this.jwks = undefined;
      throw error;
    });
    return this.jwks;
  }

  private async discovered(): Promise<JWTVerifyGetKey> {
    const url = this.oidc.jwksUrl ?? (await jwksUrlOf(this.oidc.issuer));
    // jose follows no redirects.
    return createRemoteJWKSet(new URL(url), { timeoutDuration: TIMEOUT_MS, cooldownDuration: this.pace.coolDownMs, cacheMaxAge: MAX_AGE_MS });
  }
}

const found = async (jwks: JWTVerifyGetKey, header: TokenHeader): Promise<CryptoKey> => {
  try {
    return (await jwks({ ...header }, { payload: '', signature: '' })) as CryptoKey;
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw new TokenRefused('key');
    if (error instanceof errors.JOSENotSupported || error instanceof errors.JWKInvalid) throw new TokenRefused('key type');
    throw new IdentityProviderUnavailable();
  }
};

/** Where the issuer itself says its keys are: only on its own host. @throws IdentityProviderUnavailable */
const jwksUrlOf = async (issuer: string): Promise<string> => {
  const document = await discoveryDocument(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const { issuer: named, jwks_uri: jwksUri } = document;
  const isLoopback = issuer.startsWith('http:');
  if (named !== issuer || typeof jwksUri !== 'string' || !isSafeUrl(jwksUri, isLoopback) || new URL(jwksUri).host !== new URL(issuer).host) {
    throw new IdentityProviderUnavailable();
  }
  return jwksUri;
};

const discoveryDocument = async (url: string): Promise<{ readonly issuer?: unknown; readonly jwks_uri?: unknown }> => {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS), headers: { accept: 'application/json' } });
    if (!response.ok) throw new IdentityProviderUnavailable();
    const text = await response.text();
    if (text.length > MAX_DISCOVERY_BYTES) throw new IdentityProviderUnavailable();
    const document: unknown = JSON.parse(text);
    return typeof document === 'object' && document !== null ? document : {};
  } catch {
    throw new IdentityProviderUnavailable();
  }
};
