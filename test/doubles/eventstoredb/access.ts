import type { Metadata } from '@grpc/grpc-js';
import { accessDenied, notLeaderFailure, unauthenticated, type Failure } from './errors.ts';

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** Who may call. Without users everybody may, as on an insecure server. */
export class Access {
  /** Passwords by name. */
  users: Readonly<Record<string, string>> | undefined;
  /** Names that may read `$all`; absent = every user. */
  allReaders: readonly string[] | undefined;
  /** Set when this node is not the leader. */
  leader: Endpoint | undefined;

  /** The failure to answer with, if any. */
  check(metadata: Metadata, { all }: { readonly all: boolean }): Failure | undefined {
    if (this.leader !== undefined && metadata.get('requires-leader')[0] === 'true') return notLeaderFailure(this.leader);
    if (this.users === undefined) return undefined;
    const authorization = metadata.get('authorization')[0];
    if (authorization === undefined) return accessDenied();
    const name = this.#nameOf(String(authorization), this.users);
    if (name === undefined) return unauthenticated();
    return all && this.allReaders?.includes(name) === false ? accessDenied() : undefined;
  }

  #nameOf(authorization: string, users: Readonly<Record<string, string>>): string | undefined {
    const [name = '', ...password] = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString('utf8').split(':');
    return Object.hasOwn(users, name) && users[name] === password.join(':') ? name : undefined;
  }
}
