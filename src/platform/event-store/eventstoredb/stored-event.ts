import { binaryEvent, type AllStreamRecordedEvent, type EventData } from '@eventstore/db-client';
import type { NewEvent, StoredEvent } from '../event-store.ts';

/** As the client sends it: sealed bytes as they are, metadata as JSON. */
export const toEventData = ({ id, type, data, metadata }: NewEvent): EventData => binaryEvent({ id, type, data, metadata: { ...metadata } });

/** What the client makes of an event that it read. */
type Read = Pick<AllStreamRecordedEvent, 'streamId' | 'revision' | 'id' | 'type' | 'data' | 'metadata'> & { readonly position?: AllStreamRecordedEvent['position'] | undefined };

/** @throws TypeError for an event that this service cannot have written */
export function toStoredEvent({ streamId, revision, id, type, data, metadata, position }: Read, prefix: string): StoredEvent {
  if (!isBytes(data)) throw new TypeError('An event in this log is not sealed: another program writes to its streams.');
  if (position === undefined) throw new TypeError('The server gave an event without its position.');
  return {
    stream: streamId.slice(prefix.length),
    revision: Number(revision),
    position: { commit: position.commit, prepare: position.prepare },
    id,
    type,
    data,
    metadata: (metadata ?? {}) as Readonly<Record<string, string>>,
  };
}

// Not instanceof: under jest the client's bytes are of another realm.
const isBytes = (data: unknown): data is Uint8Array => ArrayBuffer.isView(data);
