import type { StoredEvent } from '../event-store/event-store.ts';
import type { ReadDocument } from '../read-store/read-store.ts';
import type { FoldedDocument } from './projection.ts';
import { positionFrom } from './projection.ts';

/** What opening a copied entry takes from the metadata of its event (docs/proof.md section 5). */
const METADATA = ['schemaVersion', 'keyId', 'recordedAt', 'commitment', 'commandId'] as const;

/**
 * The sealed bytes of an event and the clear header they open with, as they stand in the stream. Not opened and sealed
 * again: that costs five times as much (docs/notes.md, Folding, lists), and a copy is forgotten with its entry.
 */
export const copyOf = ({ stream, revision, type, data, metadata }: StoredEvent): Pick<FoldedDocument, 'body' | 'header'> => ({
  body: data,
  header: {
    stream,
    revision: String(revision),
    chapter: type,
    ...Object.fromEntries(METADATA.map((name) => [name, metadata[name] ?? ''])),
  },
});

/** The event that `copyOf` copied into the document of that event's id; `Journal.open` opens it, or finds it forgotten. */
export const originalOf = ({ id, body, header }: ReadDocument): StoredEvent => ({
  id,
  stream: header['stream'] ?? '',
  revision: Number(header['revision']),
  type: header['chapter'] ?? '',
  data: body,
  metadata: Object.fromEntries(METADATA.map((name) => [name, header[name] ?? ''])),
  position: positionFrom(header['position'] ?? ''),
});
