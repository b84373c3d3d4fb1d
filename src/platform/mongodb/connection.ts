import { MongoClient, MongoError, MongoServerError, type Binary, type Db } from 'mongodb';

/**
 * A connection to one database of this service. Every write waits for the majority and the journal, every read asks the
 * primary: what was acknowledged survives the loss of a member. 64-bit integers are bigints, bytes are buffers.
 */
export interface Connection {
  readonly client: MongoClient;
  readonly db: Db;
}

/** Without a database in the path of the address. */
const DEFAULT_NAME = 'leerlingdossier';
/** How long an operation may take, waiting for a primary included. Beyond it the store counts as unavailable. */
const TIMEOUT_MS = 10_000;

/**
 * @param url `mongodb://` or `mongodb+srv://`; its path names the databases: `<path>-<part>`
 * @param part which store it is: `read`, `keys`, `access-log`
 * @throws MongoError when no server answers in time or refuses the user
 */
export async function connect(url: string, part: string): Promise<Connection> {
  const client = new MongoClient(url, {
    appName: 'leerlingdossier',
    ...(isTimed(url) ? {} : { serverSelectionTimeoutMS: TIMEOUT_MS }),
    connectTimeoutMS: TIMEOUT_MS,
    socketTimeoutMS: 2 * TIMEOUT_MS,
    readPreference: 'primary',
    readConcern: { level: 'majority' },
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: TIMEOUT_MS },
    useBigInt64: true,
    promoteBuffers: true,
    ignoreUndefined: false,
  });
  try {
    await client.connect();
    const db = client.db(`${client.options.dbName === 'test' ? DEFAULT_NAME : client.options.dbName}-${part}`);
    return { client, db };
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** The address may say how long to wait for a server; an option of ours would go before it. */
const isTimed = (url: string): boolean => url.includes('serverSelectionTimeoutMS=');

/** Another document has this `_id` or this value of a unique index. */
export const isDuplicateKey = (error: unknown): boolean => error instanceof MongoServerError && error.code === 11000;

/** What the driver threw: anything that is not a mistake of ours is "not now". */
export const isMongoError = (error: unknown): error is MongoError => error instanceof MongoError;

/** The port's own error for what the driver threw, without its text; anything else as it is. */
export const asUnavailable = (error: unknown, Unavailable: new (message: string, options: ErrorOptions) => Error): unknown =>
  isMongoError(error) ? new Unavailable(`MongoDB refused (${error.name}).`, { cause: error }) : error;

/** Bytes as they were stored: the driver gives a buffer, or its own class where it was not asked to. */
export const bytesOf = (stored: Uint8Array | Binary): Uint8Array => (ArrayBuffer.isView(stored) ? stored : stored.buffer);
