import type { Position } from '../../../src/platform/event-store/event-store.ts';
import type { Change, CollectionSpec, Field, ReadDocument, ReadStore } from '../../../src/platform/read-store/read-store.ts';

/** One place where a store keeps its data: fresh at first, opened again after a restart, gone after the test. */
export interface Place {
  readonly open: () => Promise<ReadStore>;
  readonly remove: () => Promise<void>;
}

export const TIMELINE: CollectionSpec = {
  name: 'timeline-v1-b1',
  fields: { dossier: 'text', occurredOn: 'text', number: 'integer', closed: 'boolean' },
  indexes: [['dossier'], ['dossier', 'occurredOn'], ['dossier', 'closed', 'number'], ['number']],
};

export const build = (number: number, spec: CollectionSpec = TIMELINE): CollectionSpec => ({ ...spec, name: `timeline-v1-b${number}` });

/** A position as the event store gives them: both numbers, beyond what a JS number can hold. */
export const at = (n: number): Position => ({ commit: 2n ** 60n + BigInt(n), prepare: 2n ** 60n + BigInt(n) });

export const sample = (id: string, fields: Partial<Record<string, Field>> = {}): ReadDocument => ({
  id,
  fields: { dossier: 'd1', occurredOn: '2026-01-01', number: 1, closed: false, ...fields },
  body: new TextEncoder().encode(`sealed ${id}`),
  header: { keyId: 'k1', eventId: `event of ${id}` },
});

export const put = (document: ReadDocument, position: Position): Change => ({ kind: 'put', document, position });
export const gone = (id: string, position: Position): Change => ({ kind: 'gone', id, position });

export const plain = (document: ReadDocument | undefined): unknown => document && { ...document, body: Array.from(document.body) };
export const ids = (documents: readonly ReadDocument[]): readonly string[] => documents.map(({ id }) => id);
