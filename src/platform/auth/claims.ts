import { accountRef } from '../../kernel/ids.ts';
import type { Caller } from './caller.ts';

/** Claims of a token whose signature, issuer, audience and times hold. Untyped: an issuer can put anything in them. */
export type Claims = Readonly<Record<string, unknown>>;

const TENANT = /^[0-9A-Za-z-]{1,64}$/;
const MAX_LENGTH = 255;

const textIn = (claims: Claims, name: string): string | undefined => {
  const value = claims[name];
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_LENGTH ? value : undefined;
};

/**
 * Who a token speaks for, or undefined when it leaves out what we need. A system is whoever's subject is its own client
 * id, as RFC 9068 section 2.2 has it for client credentials: a person can never have that subject.
 */
export const callerFrom = (claims: Claims): Caller | undefined => {
  const [issuer, subject] = [textIn(claims, 'iss'), textIn(claims, 'sub')];
  const { exp, organisation } = claims;
  if (issuer === undefined || subject === undefined || typeof exp !== 'number' || !Number.isFinite(exp)) return undefined;
  if (organisation !== undefined && !(typeof organisation === 'string' && TENANT.test(organisation))) return undefined;
  const clients = [textIn(claims, 'azp'), textIn(claims, 'client_id')].filter((it) => it !== undefined);
  const [client] = clients;
  return Object.freeze({
    account: accountRef(issuer, subject),
    kind: clients.includes(subject) ? 'system' : 'person',
    ...(organisation !== undefined && { tenant: organisation }),
    ...(client !== undefined && { client }),
    expiresAt: exp * 1_000,
  });
};
