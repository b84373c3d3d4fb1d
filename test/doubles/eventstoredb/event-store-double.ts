import { Server, ServerCredentials, type ServerDuplexStream } from '@grpc/grpc-js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Access, type Endpoint } from './access.ts';
import { handleAppend } from './append.ts';
import { handleGossip, handleSupportedMethods } from './cluster.ts';
import { Connections, HOST } from './connections.ts';
import { batchRefused, type Failure } from './errors.ts';
import { Faults, type Hold, type Target } from './faults.ts';
import { EventLog, type RecordedEvent } from './log.ts';
import { keepInFile } from './log-file.ts';
import type { Calls, InFlight, Node } from './node.ts';
import type { Outlet } from './outlet.ts';
import { handleRead } from './read-call.ts';

export interface Options {
  /** Absent or 0 = any free port. */
  readonly port?: number;
  /** Passwords by name. Only over TLS does the client send them. Absent = everybody may do everything. */
  readonly users?: Readonly<Record<string, string>>;
  /** Names that may read and follow `$all`; absent = every user. */
  readonly allReaders?: readonly string[];
  /** PEM. The key must be that of a certificate for 127.0.0.1. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** How long a repeat of an append in flight waits in vain; a real server takes 2 to 3 s. */
  readonly duplicateTimeoutMs?: number;
  /** Keeps the log in this file, so that a next double on it has the same events. */
  readonly file?: string;
}

/** The largest message a real server takes. */
const MAX_MESSAGE_BYTES = 17 * 1024 * 1024;

/**
 * An EventStoreDB server in memory, over a real socket, that answers as one was observed to answer, and that can be
 * made to fail at a chosen moment. Not here: deletes, retention by stream metadata, persistent subscriptions.
 */
export class EventStoreDouble {
  readonly #log = new EventLog();
  readonly #access = new Access();
  readonly #faults = new Faults();
  readonly #inFlight = new Set<InFlight>();
  readonly #outlets = new Set<Outlet>();
  readonly #tls: boolean;
  readonly #server: Server;
  readonly #connections: Connections;
  readonly calls: Calls = { append: 0, read: 0, subscribe: 0, eventsSent: 0, batchAppends: 0 };

  static async start(options: Options = {}): Promise<EventStoreDouble> {
    const double = new EventStoreDouble(options);
    await double.#connections.listen(options.port ?? 0);
    return double;
  }

  private constructor({ users, allReaders, tls, duplicateTimeoutMs = 2_000, file }: Options) {
    if (file !== undefined) keepInFile(this.#log, file);
    this.#access.users = users;
    this.#access.allReaders = allReaders;
    this.#tls = tls !== undefined;
    this.#server = new Server({ 'grpc.max_receive_message_length': MAX_MESSAGE_BYTES, 'grpc.max_send_message_length': -1 });
    this.#serve({
      log: this.#log,
      access: this.#access,
      faults: this.#faults,
      calls: this.calls,
      inFlight: this.#inFlight,
      outlets: this.#outlets,
      duplicateTimeoutMs,
      cut: (peer) => this.#connections.cut(peer),
    });
    const injector = this.#server.createConnectionInjector(
      tls === undefined
        ? ServerCredentials.createInsecure()
        : ServerCredentials.createSsl(null, [{ private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.cert) }]),
    );
    this.#connections = new Connections((socket) => injector.injectConnection(socket));
  }

  get port(): number {
    return this.#connections.port;
  }

  /** For the client. Without user and certificate authority: those are the test's to add. */
  get url(): string {
    return `esdb://${HOST}:${this.port}?tls=${this.#tls}`;
  }

  /** The log, in order. */
  get events(): readonly RecordedEvent[] {
    return this.#log.events;
  }

  async stop(): Promise<void> {
    await this.down();
    this.#server.forceShutdown();
  }

  // Faults. Each "next" holds for one call of its kind, in the order they were set.

  /** Breaks every connection: open calls end with UNAVAILABLE. New ones are accepted. */
  cutStreams(): void {
    this.#connections.cutAll();
  }

  /** Ends open reads and subscriptions as a real server that stops in peace: UnknownError 13, RST_STREAM. */
  resetStreams(): void {
    for (const outlet of [...this.#outlets]) outlet.reset();
  }

  /** An append is written (and not committed for a repeat of it), its answer waits; a read or subscription waits at once. */
  holdNext(target: Target): Hold {
    return this.#faults.hold(target);
  }

  /** Settles when every hold has met its call. */
  async untilHeld(): Promise<void> {
    await this.#faults.allReached();
  }

  /** Answers everything that is held, and lifts the holds that no call has met. */
  releaseAll(): void {
    this.#faults.releaseAll();
  }

  /** The events are written, then the connection is cut. A read or subscription is cut after its first event. */
  dropNextAnswer(target: Target): void {
    this.#faults.add(target, { kind: 'drop-answer' });
  }

  /** The connection is cut before anything is done. */
  dropNextRequest(target: Target): void {
    this.#faults.add(target, { kind: 'drop-request' });
  }

  /** The append has two answers, which the client takes for a failure; a read or subscription repeats its first event. */
  answerTwice(target: Target): void {
    this.#faults.add(target, { kind: 'answer-twice' });
  }

  /** Nothing is done; this is the answer. `errors.ts` has those of a real server. */
  failNext(target: Target, failure: Failure): void {
    this.#faults.add(target, { kind: 'fail', failure });
  }

  /** Forgets the faults no call has met, and releases what is held. */
  clearFaults(): void {
    this.#faults.clear();
  }

  /** Calls that require the leader are sent there; `true` = to this very address, so that they fail until `false`. */
  notLeader(leader: Endpoint | boolean): void {
    if (typeof leader === 'object') this.#access.leader = leader;
    else this.#access.leader = leader ? { host: HOST, port: this.port } : undefined;
  }

  /** Takes effect with the next call, as on a real server. */
  setUsers(users: Readonly<Record<string, string>>): void {
    this.#access.users = users;
  }

  /** Stops listening and cuts every connection. The log stays. */
  async down(): Promise<void> {
    await this.#connections.close();
    this.#faults.releaseAll();
    this.#inFlight.clear();
    this.#log.forgetRecentIds();
  }

  /** Listens again after `down`, on the same port by default. */
  async up({ samePort = true }: { readonly samePort?: boolean } = {}): Promise<void> {
    await this.#connections.listen(samePort ? this.port : 0);
  }

  async restart(options: { readonly samePort?: boolean } = {}): Promise<void> {
    await this.down();
    await this.up(options);
  }

  /** An older back-up is put back: restarts with only the events up to and including this position. */
  async truncateTo(position: bigint): Promise<void> {
    await this.down();
    this.#log.truncateTo(position);
    await this.up();
  }

  #serve(node: Node): void {
    this.#server.addService(streamsGrpc.StreamsService, {
      append: handleAppend(node),
      read: handleRead(node),
      batchAppend: (call: ServerDuplexStream<unknown, unknown>) => {
        node.calls.batchAppends += 1;
        call.emit('error', batchRefused());
      },
    });
    this.#server.addService(featuresGrpc.ServerFeaturesService, { getSupportedMethods: handleSupportedMethods });
    this.#server.addService(gossipGrpc.GossipService, {
      read: handleGossip(() => ({ host: HOST, port: this.port, leader: this.#access.leader === undefined })),
    });
  }
}
