/**
 * The least that a durable command can be: `limit.ts <file>`. node:http takes the body as bytes, node:sqlite stores what came
 * in since the last commit in one transaction on the same thread (WAL, synchronous=FULL), then everybody is answered. Streams have
 * whole numbers for ids; `(stream, revision)` is the only unique index.
 */
import { createServer, type ServerResponse } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { listen } from './listen.ts';

interface Waiting {
  readonly stream: string;
  readonly body: Uint8Array;
  readonly response: ServerResponse;
}

interface Stream {
  readonly id: number;
  next: number;
}

const db = new DatabaseSync(process.argv[2] ?? '');
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE events (position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, revision INTEGER NOT NULL, body BLOB NOT NULL, UNIQUE (stream, revision)) STRICT');
if (Number(db.prepare('PRAGMA synchronous').get()?.['synchronous']) !== 2) throw new Error('The baseline would not be durable.');

const ANSWER = '{"stored":true}';
const ANSWER_HEADERS = { 'content-type': 'application/json', 'content-length': ANSWER.length };

const begin = db.prepare('BEGIN IMMEDIATE');
const commit = db.prepare('COMMIT');
const insert = db.prepare('INSERT INTO events (stream, revision, body) VALUES (?, ?, ?)');
const streams = new Map<string, Stream>();
let waiting: Waiting[] = [];

const streamOf = (name: string): Stream => {
  const stream = streams.get(name) ?? { id: streams.size, next: 0 };
  streams.set(name, stream);
  return stream;
};

const flush = (): void => {
  const batch = waiting;
  waiting = [];
  begin.run();
  for (const { stream: name, body } of batch) {
    const stream = streamOf(name);
    insert.run(stream.id, stream.next, body);
    stream.next += 1;
  }
  commit.run();
  for (const { response } of batch) response.writeHead(201, ANSWER_HEADERS).end(ANSWER);
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    waiting.push({ stream: request.url ?? '', body: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), response });
    if (waiting.length === 1) setImmediate(flush);
  });
});
listen(server, () => db.close());
