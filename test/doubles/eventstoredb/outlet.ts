import { constants, type ServerHttp2Stream } from 'node:http2';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { RecordedEvent } from './log.ts';
import { eventAnswer } from './messages.ts';
import type { Node } from './node.ts';

/** The client has gone: nothing more can be said. */
export class Gone extends Error {}

/** The sending end of a read. A slow reader is waited for: nothing piles up here. */
export class Outlet {
  readonly #call: ServerWritableStream<ReadReq, ReadResp>;
  readonly #waiting = new Set<() => void>();
  #closed = false;

  readonly #node: Node;

  constructor(call: ServerWritableStream<ReadReq, ReadResp>, node: Node) {
    this.#call = call;
    this.#node = node;
    node.outlets.add(this);
    for (const end of ['cancelled', 'close', 'error']) call.on(end, () => this.#close());
    call.on('drain', () => this.#wake());
  }

  /** @throws Gone */
  async event(event: RecordedEvent): Promise<void> {
    await this.send(eventAnswer(event));
    this.#node.calls.eventsSent += 1;
  }

  /** Settles when there is room for the next message. @throws Gone */
  async send(answer: ReadResp): Promise<void> {
    this.#check();
    if (!this.#call.write(answer)) await this.until(() => () => {});
  }

  /** Waits for what `listen` announces, or for room. @throws Gone */
  async until(listen: (wake: () => void) => () => void): Promise<void> {
    this.#check();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const wake = () => resolve(undefined);
    this.#waiting.add(wake);
    const forget = listen(wake);
    await promise;
    forget();
    this.#waiting.delete(wake);
    this.#check();
  }

  #check(): void {
    if (this.#closed || this.#call.cancelled) throw new Gone();
  }

  /** Ends the call without a status, as a real server does that stops in peace. gRPC itself would send one. */
  reset(): void {
    const { call } = this.#call as unknown as { call: { stream: ServerHttp2Stream } };
    call.stream.close(constants.NGHTTP2_NO_ERROR);
  }

  #close(): void {
    this.#closed = true;
    this.#node.outlets.delete(this);
    this.#wake();
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}
