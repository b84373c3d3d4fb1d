import { EventStoreDBClient, type Credentials } from '@eventstore/db-client';

/** One client for the whole process, and the user that every call names. */
export interface Connection {
  readonly client: EventStoreDBClient;
  /**
   * Sent with each call: the client then takes the classic append path, which fails alone, has a deadline and asks for
   * the rights of the user each time (docs/notes.md, EventStoreDB). An insecure server ignores it.
   */
  readonly credentials: Credentials;
}

const USER = /^esdb(?:\+discover)?:\/\/(?:([^:@/]*):([^@/]*)@)?/;
const NOBODY: Credentials = { username: 'leerlingdossier', password: 'insecure' };

/**
 * @param url `esdb://user:password@host:2113?tls=true&tlsCAFile=…`; several hosts, separated by commas, for a cluster
 * @throws TypeError when it is no such address; its text is not in the message
 */
export function connect(url: string): Connection {
  const [isEsdb, user, password] = USER.exec(url) ?? [];
  if (isEsdb === undefined) throw new TypeError('The address of EventStoreDB begins with esdb:// or esdb+discover://.');
  const credentials = user ? { username: decodeURIComponent(user), password: decodeURIComponent(password ?? '') } : NOBODY;
  try {
    return { client: EventStoreDBClient.connectionString(url), credentials };
  } catch (error) {
    throw new TypeError('The address of EventStoreDB cannot be read.', { cause: withoutText(error) });
  }
}

/** The client quotes the address, which may carry a password. */
const withoutText = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
