import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT, type JWTPayload } from 'jose';

export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export const newKey = (alg: 'RS256' | 'PS256' | 'ES256', kid: string = randomUUID(), modulusLength = 2_048): SigningKey => ({
  kid,
  alg,
  ...(alg === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength })),
});

/** An OpenID provider on this machine: discovery and keys. What it says can be changed while it runs. */
export class LocalIssuer implements AsyncDisposable {
  keys: SigningKey[] = [];
  /** Replaces the answer at a path: a status, a body, a redirect. */
  answers: Record<string, { readonly status: number; readonly body?: string; readonly location?: string } | undefined> = {};
  readonly hits: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {
    server.on('request', ({ url: path = '' }, response) => {
      this.hits.push(path);
      const special = this.answers[path];
      if (special) {
        response.writeHead(special.status, { 'content-type': 'application/json', ...(special.location && { location: special.location }) }).end(special.body ?? '');
        return;
      }
      void this.bodyOf(path).then((body) => response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' }).end(body));
    });
  }

  static async start(...keys: SigningKey[]): Promise<LocalIssuer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = new LocalIssuer(server, `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
    issuer.keys = keys;
    return issuer;
  }

  private async bodyOf(path: string): Promise<string | undefined> {
    if (path === '/.well-known/openid-configuration') return JSON.stringify({ issuer: this.url, jwks_uri: `${this.url}/jwks` });
    if (path !== '/jwks') return undefined;
    const keys = await Promise.all(this.keys.map(async ({ kid, alg, publicKey }) => ({ ...(await exportJWK(publicKey)), kid, alg, use: 'sig' })));
    return JSON.stringify({ keys });
  }

  /** A token that counts, with changes. `undefined` leaves a claim out. */
  token(key: SigningKey, claims: Readonly<Record<string, unknown>> = {}, header: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const payload = { iss: this.url, aud: 'leerlingdossier', sub: 'teacher-1', azp: 'web', iat: now, exp: now + 300, ...claims };
    return new SignJWT(JSON.parse(JSON.stringify(payload)) as JWTPayload).setProtectedHeader({ alg: key.alg, typ: 'at+jwt', kid: key.kid, ...header }).sign(key.privateKey);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
