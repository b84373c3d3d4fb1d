import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, type RunningServer } from './running-server.ts';

/**
 * The server that speaks the MongoDB protocol in tests. A real one where MONGODB_URL names it; else the stand-in that
 * `npm run test:servers` installs (docs/decisions/0019); else none, and the suites that need one skip.
 */

const SOURCE = join(import.meta.dirname, 'mongodb/MongoForTests.java');
const LIBRARIES = join(import.meta.dirname, '../../node_modules/.cache/test-servers/mongodb');

/** Set for the workers by `global-setup.ts`. */
const VARIABLE = 'TEST_MONGODB_URL';

export const mongodbUrl = (): string | undefined => process.env[VARIABLE];

export const NO_MONGODB = 'skipped: no server speaks the MongoDB protocol here. Give MONGODB_URL, or install the stand-in: npm run test:servers';

/** The address of databases that no other test uses. @throws Error without a server */
export const newDatabaseUrl = (): string => {
  const server = mongodbUrl();
  if (server === undefined) throw new Error(NO_MONGODB);
  return databaseUrl(server, `t${randomUUID().replaceAll('-', '')}`);
};

/** The address of the databases of this name on a server. */
export const databaseUrl = (server: string, name: string): string => {
  const url = new URL(server);
  url.pathname = `/${name}`;
  // A user is known to the database in the path, unless the address says where.
  if (url.username !== '' && !url.searchParams.has('authSource')) url.searchParams.set('authSource', 'admin');
  return url.href;
};

/** The stand-in, where it is installed. */
const startMongodb = async (): Promise<RunningServer | undefined> =>
  existsSync(LIBRARIES) ? startServer('java', ['-XX:TieredStopAtLevel=1', '-Xmx1g', '-cp', join(LIBRARIES, '*'), SOURCE]) : undefined;

/** Before all tests: the address that every worker finds. */
export const provideMongodb = async (): Promise<RunningServer | undefined> => {
  const given = process.env['MONGODB_URL'];
  const server = given === undefined ? await startMongodb() : { url: given, stop: () => undefined };
  if (server !== undefined) process.env[VARIABLE] = server.url;
  return server;
};
