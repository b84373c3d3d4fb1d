import type { KeyObject } from 'node:crypto';
import { decodeProtectedHeader, type ProtectedHeaderParameters } from 'jose';

/** Signatures that count. Fixed: a token never says how it is to be checked. */
export const ALGORITHMS = ['RS256', 'PS256', 'ES256'] as const;
const TYPES = new Set(['at+jwt', 'application/at+jwt', 'jwt']);
const MIN_RSA_BITS = 2_048;

/** Public keys of the one issuer whose tokens count. */
export abstract class TokenKeys {
  abstract readonly issuer: string;
  abstract readonly audience: string;
  /**
   * The key for a token with this header; `kid` and `alg` are all that is read of it.
   * @throws IdentityProviderUnavailable, or any other error: then the token does not count
   */
  abstract keyFor(header: TokenHeader): Promise<KeyObject>;
}

export interface TokenHeader {
  readonly alg: (typeof ALGORITHMS)[number];
  readonly kid?: string;
}

export class TokenRefused extends Error {}

/** Reads a token's header. `jku`, `jwk`, `x5u` and `x5c` are not looked at: keys come from the issuer only. @throws TokenRefused */
export const headerOf = (token: string): TokenHeader => {
  const { alg, typ, crit, kid } = decoded(token);
  const algorithm = ALGORITHMS.find((it) => it === alg);
  if (!algorithm) throw new TokenRefused('algorithm');
  if (typeof typ !== 'string' || !TYPES.has(typ.toLowerCase())) throw new TokenRefused('type');
  if (crit !== undefined) throw new TokenRefused('critical extension');
  if (kid !== undefined && typeof kid !== 'string') throw new TokenRefused('key id');
  return { alg: algorithm, ...(kid !== undefined && { kid }) };
};

const decoded = (token: string): ProtectedHeaderParameters => {
  try {
    return decodeProtectedHeader(token);
  } catch {
    throw new TokenRefused('header');
  }
};

/** A key that is strong enough to be believed. @throws TokenRefused */
export const strongEnough = (key: KeyObject): KeyObject => {
  if (key.type !== 'public') throw new TokenRefused('not a public key');
  const bits = key.asymmetricKeyDetails?.modulusLength;
  if (key.asymmetricKeyType?.startsWith('rsa') && (bits ?? 0) < MIN_RSA_BITS) throw new TokenRefused('short key');
  return key;
};
