import { setTimeout as pause } from 'node:timers/promises';
import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { commitTimeout, handlerThrew, MAX_APPEND_BYTES, tooLarge, type Failure } from './errors.ts';
import type { Fault } from './faults.ts';
import type { AppendResult, ProposedEvent } from './log.ts';
import { appendAnswer, expectedOf, proposedOf, streamName } from './messages.ts';
import type { InFlight, Node } from './node.ts';

type Call = ServerReadableStream<AppendReq, AppendResp>;
type Reply = sendUnaryData<AppendResp>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The classic append: options, then one message for each event, then one answer. */
export const handleAppend = (node: Node) => (call: Call, reply: Reply): void => {
  node.calls.append += 1;
  const denied = node.access.check(call.metadata, { all: false });
  if (denied !== undefined) {
    reply(denied);
    return;
  }

  let options: AppendReq.Options | undefined;
  const events: ProposedEvent[] = [];
  let bytes = 0;
  let answered = false;
  call.on('data', (request: AppendReq) => {
    if (answered) return;
    options ??= request.getOptions();
    const message = request.getProposedMessage();
    if (message === undefined) return;
    const event = proposedOf(message);
    bytes += event.data.length;
    events.push(event);
    if (bytes <= MAX_APPEND_BYTES) return;
    answered = true;
    reply(tooLarge());
  });
  call.on('end', () => {
    if (!answered && options !== undefined && !call.cancelled) void answer(node, call, { options, events }, reply);
  });
};

interface Asked {
  readonly options: AppendReq.Options;
  readonly events: readonly ProposedEvent[];
}

const answer = async (node: Node, call: Call, asked: Asked, reply: Reply): Promise<void> => {
  const fault = node.faults.take('append');
  if (fault?.kind === 'drop-request') {
    node.cut(call.getPeer());
    return;
  }
  const done = fault?.kind === 'fail' ? fault.failure : await append(node, asked, fault);
  if ('code' in done) reply(done);
  else if (fault?.kind === 'drop-answer') node.cut(call.getPeer());
  else if (fault?.kind === 'answer-twice') sendTwice(call, done, reply);
  else reply(null, done);
};

const append = async (node: Node, { options, events }: Asked, fault: Fault | undefined): Promise<AppendResp | Failure> => {
  const stream = streamName(options.getStreamIdentifier());
  if (stream === '' || events.some(({ id, type }) => !UUID.test(id) || type === '')) return handlerThrew();

  const expected = expectedOf(options);
  const result = node.log.append(stream, expected, events);
  if (isCommitting(node, stream, result)) {
    await pause(node.duplicateTimeoutMs);
    return commitTimeout();
  }
  if (fault?.kind === 'hold') await holdBack(node, fault, stream, result);
  return appendAnswer(result, expected);
};

/** Such a repeat is dropped without an answer, as observed on a real server. */
const isCommitting = ({ inFlight }: Node, stream: string, result: AppendResult): boolean =>
  result.kind === 'repeated' &&
  [...inFlight].some((other) => other.stream === stream && other.first <= result.last && result.first <= other.last);

const holdBack = async (node: Node, { hold }: Extract<Fault, { kind: 'hold' }>, stream: string, result: AppendResult): Promise<void> => {
  if (result.kind !== 'written') return hold.wait();
  const held: InFlight = { stream, first: result.first, last: result.last };
  node.inFlight.add(held);
  await hold.wait();
  node.inFlight.delete(held);
};

/** gRPC has no call for a second answer: it is sent below the surface that handlers have. */
const sendTwice = (call: Call, answer: AppendResp, reply: Reply): void => {
  const { call: wire } = call as unknown as { call: { sendMessage(message: AppendResp, sent: () => void): void } };
  wire.sendMessage(answer, () => reply(null, answer));
};
