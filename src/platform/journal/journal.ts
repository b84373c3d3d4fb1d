
import type { Entry, EntryContent } from '../../kernel/entry.ts';
import type { Instant } from '../../kernel/event.ts';
import { eventIdFrom } from '../../kernel/ids.ts';
import { commit, deriveEntryKey, headerDigest, newSeed, openEntry, sealEntry, type EntryHeader, type SealedPart } from '../../proof/index.ts';
import type { EventStore, ExpectedRevision, NewEvent, Position, StoredEvent } from '../event-store/event-store.ts';
import type { KeyVault, Subject } from '../key-vault/key-vault.ts';

/** An entry as it was read from its stream: opened where its key still exists, with its place in the proof. */
export interface Opened {
  readonly entry: Entry;
  readonly header: EntryHeader;
  /** `D(r)` of docs/proof.md section 5, hex. */
  readonly digest: string;
  /** The sealed part with its seed; absent when forgotten. */
  readonly part?: SealedPart;
  readonly position: Position;
}

/** An event on its way to the stream: its place is given when it is sealed. */
export interface Draft {
  readonly chapter: string;
  readonly schemaVersion: number;
  readonly content: EntryContent;
}

/** The command whose events are sealed: they share its id, fingerprint and moment. */
export interface Recording {
  readonly commandId: string;
  readonly fingerprint: string;
  readonly recordedAt: Instant;
  /** Ids made here, never taken from a client (docs/architecture.md, Writing). */
  readonly traceparent: string;
}

/** Streams of sealed entries: what is appended is sealed first, what is read is opened (docs/proof.md sections 2 to 5). */
export class Journal {
  constructor(
    private readonly store: EventStore,
    private readonly vault: KeyVault,
  ) {}

  /** The entries of a subject's stream from a revision, in order. @throws KeyMissing when a key is gone without having been erased. */
  async *read(subject: Subject, from = 0, limit?: number): AsyncGenerator<Opened> {
    for await (const stored of this.store.readStream(subject.stream, { from, ...(limit !== undefined && { limit }) })) yield await this.open(subject, stored);
  }

  async open(subject: Subject, stored: StoredEvent): Promise<Opened> {
    const header = headerOf(stored);
    const digest = headerDigest(header);
    const place = {
      eventId: header.eventId,
      revision: header.revision,
      chapter: header.chapter,
      schemaVersion: Number(header.schemaVersion),
      recordedAt: header.recordedAt,
      commandId: stored.metadata['commandId'] ?? '',
    };
    const found = await this.vault.entryKey(subject.id, header.keyId, header.eventId);
    if (found.state === 'erased') {
      return { entry: { ...place, state: 'forgotten', ground: found.ground, at: found.at }, header, digest, position: stored.position };
    }
    const part = openEntry(found.key, digest, stored.data);
    const { seed: _seed, fingerprint, ...content } = part;
    return { entry: { ...place, state: 'kept', content: content as unknown as EntryContent, fingerprint }, header, digest, part, position: stored.position };
  }

  /** Seals drafts for the revisions that follow `size` entries. The bytes differ at every sealing; the event ids do not. */
  async seal(subject: Subject, size: number, drafts: readonly Draft[], recording: Recording): Promise<readonly NewEvent[]> {
    const idKey = await this.vault.idKey(subject.id);
    return Promise.all(
      drafts.map(async ({ chapter, schemaVersion, content }, index) => {
        const id = eventIdFrom(idKey, recording.commandId, recording.fingerprint, index);
        const { keyId, key } = await this.vault.sealingKey(subject.id, content.retentionClass);
        const part: SealedPart = { ...content, seed: newSeed(), fingerprint: recording.fingerprint };
        const commitment = commit(content, part.seed);
        const header: EntryHeader = { stream: subject.stream, revision: size + index, eventId: id, chapter, schemaVersion: String(schemaVersion), keyId, recordedAt: recording.recordedAt, commitment };
        return {
          id,
          type: chapter,
          data: sealEntry(deriveEntryKey(key, id), headerDigest(header), part),
          metadata: {
            schemaVersion: header.schemaVersion,
            tenant: subject.tenant,
            keyId,
            recordedAt: recording.recordedAt,
            commitment,
            commandId: recording.commandId,
            $correlationId: recording.commandId,
            $causationId: recording.commandId,
            traceparent: recording.traceparent,
          },
        };
      }),
    );
  }

  append(subject: Subject, expected: ExpectedRevision, events: readonly NewEvent[]): ReturnType<EventStore['append']> {
    return this.store.append(subject.stream, expected, events);
  }
}

/** The clear header of a stored event (docs/proof.md section 5). */
export const headerOf = ({ stream, revision, id, type, metadata }: StoredEvent): EntryHeader => ({
  stream,
  revision,
  eventId: id,
  chapter: type,
  schemaVersion: metadata['schemaVersion'] ?? '',
  keyId: metadata['keyId'] ?? '',
  recordedAt: metadata['recordedAt'] ?? '',
  commitment: metadata['commitment'] ?? '',
});
