import { randomUUID } from 'node:crypto';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { handlerThrew, type Failure } from './errors.ts';
import type { Fault } from './faults.ts';
import { filterOf, type Filter } from './filter.ts';
import type { EventLog, RecordedEvent } from './log.ts';
import { confirmationAnswer, streamName } from './messages.ts';
import type { Node } from './node.ts';
import { Gone, Outlet } from './outlet.ts';
import { at, BEFORE_ALL, type Position } from './position.ts';
import { read } from './read.ts';
import { AllSubscription, followStream } from './subscription.ts';

type Call = ServerWritableStream<ReadReq, ReadResp>;

/** Reads and subscriptions are one call to a real server. */
export const handleRead = (node: Node) => (call: Call): void => {
  answer(node, call)
    .then((failure) => {
      if (failure === undefined) call.end();
      else call.emit('error', failure);
    })
    .catch((error: unknown) => {
      if (!(error instanceof Gone)) call.emit('error', handlerThrew());
    });
};

const answer = async (node: Node, call: Call): Promise<Failure | undefined> => {
  const options = call.request.getOptions();
  if (options === undefined) return handlerThrew();
  const target = options.hasSubscription() ? 'subscribe' : 'read';
  node.calls[target] += 1;
  const denied = node.access.check(call.metadata, { all: options.hasAll() });
  if (denied !== undefined) return denied;

  const fault = node.faults.take(target);
  if (fault?.kind === 'fail') return fault.failure;
  if (fault?.kind === 'drop-request') {
    node.cut(call.getPeer());
    throw new Gone();
  }
  const outlet = fault === undefined ? new Outlet(call, node) : new FaultyOutlet(call, node, fault);
  if (fault?.kind === 'hold') await fault.hold.wait();
  return target === 'read' ? read(node.log, options, outlet) : subscribe(node.log, options, outlet);
};

const subscribe = async (log: EventLog, options: ReadReq.Options, outlet: Outlet): Promise<Failure> => {
  let filter: Filter | undefined;
  try {
    const asked = options.getFilter();
    filter = asked === undefined ? undefined : filterOf(asked);
  } catch {
    return handlerThrew();
  }
  const follow = followerOf(log, options, filter, outlet);
  await outlet.send(confirmationAnswer(randomUUID()));
  return follow();
};

/** Where it begins is settled before it is confirmed. */
const followerOf = (log: EventLog, options: ReadReq.Options, filter: Filter | undefined, outlet: Outlet): (() => Promise<Failure>) => {
  const stream = options.getStream();
  if (stream === undefined) {
    const subscription = new AllSubscription(log, outlet, positionOf(log, options.getAll()!), filter);
    return () => subscription.run();
  }
  const name = streamName(stream.getStreamIdentifier());
  const from = stream.hasStart() ? 0 : stream.hasEnd() ? log.stream(name).length : Number(stream.getRevision()) + 1;
  return () => followStream(log, outlet, name, from);
};

const positionOf = (log: EventLog, options: ReadReq.Options.AllOptions): Position => {
  const position = options.getPosition();
  if (position !== undefined) return { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) };
  return options.hasEnd() ? at(log.events.at(-1)?.position ?? 0n) : BEFORE_ALL;
};

/** Acts on the first event: cut after it, or sent twice. */
class FaultyOutlet extends Outlet {
  readonly #fault: Fault;
  readonly #cut: () => void;
  #met = false;

  constructor(call: Call, node: Node, fault: Fault) {
    super(call, node);
    this.#fault = fault;
    this.#cut = () => node.cut(call.getPeer());
  }

  override async event(event: RecordedEvent): Promise<void> {
    await super.event(event);
    if (this.#met) return;
    this.#met = true;
    if (this.#fault.kind === 'answer-twice') await super.event(event);
    if (this.#fault.kind === 'drop-answer') this.#cut();
  }
}
