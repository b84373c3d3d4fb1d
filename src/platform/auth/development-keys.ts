import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose';
import type { Config } from '../../config.ts';
import { DEVELOPMENT_AUDIENCE, DEVELOPMENT_ISSUER } from './development.ts';
import { TokenKeys, TokenRefused, type TokenHeader } from './token-keys.ts';

export interface DevelopmentClaims {
  readonly subject: string;
  /** The application; equal to the subject for a system. */
  readonly client: string;
  readonly organisation?: string;
  readonly hours: number;
}

/** Issuer and verifier of development tokens in one: a key of its own in the data folder, readable by its owner only. */
export class DevelopmentKeys extends TokenKeys {
  readonly issuer = DEVELOPMENT_ISSUER;
  readonly audience = DEVELOPMENT_AUDIENCE;

  private constructor(
    private readonly privateKey: KeyObject,
    private readonly publicKey: KeyObject,
    private readonly keyId: string,
  ) {
    super();
  }

  /** Opens the key of this data folder, made at first use. @throws Error in production or when others can read the key */
  static async open({ dataFolder, environment, developmentTokens }: Pick<Config, 'dataFolder' | 'environment' | 'developmentTokens'>): Promise<DevelopmentKeys> {
    if (environment === 'production' || !developmentTokens) throw new Error('Development tokens do not exist here: tokens come from the OpenID provider.');
    const privateKey = createPrivateKey(keyFile(dataFolder));
    const publicKey = createPublicKey(privateKey);
    return new DevelopmentKeys(privateKey, publicKey, await calculateJwkThumbprint(await exportJWK(publicKey)));
  }

  keyFor({ alg, kid }: TokenHeader): Promise<KeyObject> {
    return alg === 'ES256' && kid === this.keyId ? Promise.resolve(this.publicKey) : Promise.reject(new TokenRefused('key'));
  }

  sign({ subject, client, organisation, hours }: DevelopmentClaims): Promise<string> {
    return new SignJWT({ client_id: client, ...(organisation !== undefined && { organisation }) })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: this.keyId })
      .setIssuer(this.issuer)
      .setAudience(this.audience)
      .setSubject(subject)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${hours} hours`)
      .sign(this.privateKey);
  }
}

const keyFile = (dataFolder: string): string => {
  const file = join(dataFolder, 'development-key');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256', privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });
  try {
    writeFileSync(file, privateKey, { flag: 'wx', mode: 0o600 });
    return privateKey;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'EEXIST') throw error;
  }
  if ((statSync(file).mode & 0o077) !== 0) throw new Error('Others can read the development key: make it readable by its owner only (chmod 600), or remove it.');
  return readFileSync(file, 'utf8');
};
