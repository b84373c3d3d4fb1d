import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import streamsPb from '@eventstore/db-client/generated/streams_pb.js';
import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import type { AppendReq, AppendResp, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected } from './expected-revision.ts';
import type { AppendResult, ProposedEvent, RecordedEvent } from './log.ts';

/** Between the messages on the wire and the words of the log. */

const { Empty, StreamIdentifier: Identifier, UUID } = sharedPb;
const { AppendResp: AppendAnswer, ReadResp: ReadAnswer } = streamsPb;

const TICKS_PER_MILLISECOND = 10_000n;

export const streamName = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

const identifierOf = (stream: string): StreamIdentifier => {
  const identifier = new Identifier();
  identifier.setStreamName(Buffer.from(stream, 'utf8'));
  return identifier;
};

export const expectedOf = (options: AppendReq.Options): Expected => {
  if (options.hasRevision()) return BigInt(options.getRevision());
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  return 'any';
};

export const proposedOf = (message: AppendReq.ProposedMessage): ProposedEvent => ({
  id: (message.getId()?.getString() ?? '').toLowerCase(),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? 'application/octet-stream',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

export const appendAnswer = (result: AppendResult, expected: Expected): AppendResp => {
  const answer = new AppendAnswer();
  if (result.kind === 'wrong-version') answer.setWrongExpectedVersion(wrongVersion(result.head, expected));
  else answer.setSuccess(success(result.last, result.position));
  return answer;
};

const success = (last: bigint, at: bigint): AppendResp.Success => {
  const position = new AppendAnswer.Position();
  position.setCommitPosition(String(at));
  position.setPreparePosition(String(at));
  const answer = new AppendAnswer.Success();
  answer.setPosition(position);
  // Nothing was there and nothing was written: the client makes revision 0 of it.
  if (last < 0n) answer.setNoStream(new Empty());
  else answer.setCurrentRevision(String(last));
  return answer;
};

const wrongVersion = (head: bigint, expected: Expected): AppendResp.WrongExpectedVersion => {
  const answer = new AppendAnswer.WrongExpectedVersion();
  if (head < 0n) answer.setCurrentNoStream(new Empty());
  else answer.setCurrentRevision(String(head));
  switch (expected) {
    case 'any':
      answer.setExpectedAny(new Empty());
      break;
    case 'no_stream':
      answer.setExpectedNoStream(new Empty());
      break;
    case 'stream_exists':
      answer.setExpectedStreamExists(new Empty());
      break;
    default:
      answer.setExpectedRevision(String(expected));
  }
  return answer;
};

export const eventAnswer = (event: RecordedEvent): ReadResp => {
  const id = new UUID();
  id.setString(event.id);
  const recorded = new ReadAnswer.ReadEvent.RecordedEvent();
  recorded.setId(id);
  recorded.setStreamIdentifier(identifierOf(event.stream));
  recorded.setStreamRevision(String(event.revision));
  recorded.setCommitPosition(String(event.position));
  recorded.setPreparePosition(String(event.position));
  recorded.setData(event.data);
  recorded.setCustomMetadata(event.metadata);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.contentType)
    .set('created', String(BigInt(event.created) * TICKS_PER_MILLISECOND));
  const read = new ReadAnswer.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(String(event.position));
  const answer = new ReadAnswer();
  answer.setEvent(read);
  return answer;
};

export const notFoundAnswer = (stream: string): ReadResp => {
  const missing = new ReadAnswer.StreamNotFound();
  missing.setStreamIdentifier(identifierOf(stream));
  const answer = new ReadAnswer();
  answer.setStreamNotFound(missing);
  return answer;
};

export const confirmationAnswer = (id: string): ReadResp => {
  const confirmation = new ReadAnswer.SubscriptionConfirmation();
  confirmation.setSubscriptionId(id);
  const answer = new ReadAnswer();
  answer.setConfirmation(confirmation);
  return answer;
};

export const caughtUpAnswer = (): ReadResp => {
  const answer = new ReadAnswer();
  answer.setCaughtUp(new ReadAnswer.CaughtUp());
  return answer;
};

export const checkpointAnswer = (commit: bigint, prepare: bigint): ReadResp => {
  const checkpoint = new ReadAnswer.Checkpoint();
  checkpoint.setCommitPosition(String(commit));
  checkpoint.setPreparePosition(String(prepare));
  const answer = new ReadAnswer();
  answer.setCheckpoint(checkpoint);
  return answer;
};
