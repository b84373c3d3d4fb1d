import { timeline } from '../../../src/dossier/projections/index.ts';
import type { StoredEvent } from '../../../src/platform/event-store/event-store.ts';
import { originalOf } from '../../../src/platform/projections/index.ts';

const stored: StoredEvent = {
  id: '00000000-0000-8000-8000-000000000007',
  stream: 'dossier-board_5a_0b7f9a52-6f0e-4b1e-9d55-3d7f3f0c9a11',
  revision: 6,
  type: 'agreement',
  data: Uint8Array.of(1, 2, 3),
  metadata: {
    schemaVersion: '1',
    tenant: 'board_5a',
    keyId: 'key',
    recordedAt: '2026-03-10T09:00:00.000Z',
    commitment: 'c0',
    commandId: '00000000-0000-4000-8000-000000000001',
    $correlationId: '00000000-0000-4000-8000-000000000001',
    traceparent: '00-1-1-01',
  },
  position: { commit: 42n, prepare: 42n },
};

describe('The timeline', () => {
  it('has one document per entry, found by its clear header', () => {
    expect(timeline.keyOf(stored)).toBe(stored.id);
    expect(timeline.evolve(undefined, stored)).toMatchObject({
      fields: { dossierId: '0b7f9a52-6f0e-4b1e-9d55-3d7f3f0c9a11', tenant: 'board_5a', revision: 6, chapter: 'agreement', recordedAt: '2026-03-10T09:00:00.000Z' },
    });
  });

  it('copies the sealed bytes as they are', () => {
    expect(timeline.evolve(undefined, stored)).toHaveProperty('body', stored.data);
  });

  it('gives back what the journal needs to open the entry, and no trace of the request', () => {
    const document = timeline.evolve(undefined, stored);
    if (document === undefined || document === 'gone') throw new Error('There is no document.');
    const { $correlationId, traceparent, tenant, ...metadata } = stored.metadata;
    expect(originalOf({ id: stored.id, ...document, header: { ...document.header, position: '42/42' } })).toEqual({ ...stored, metadata });
  });

  it('declares exactly the fields that its documents have', () => {
    expect(timeline.evolve(undefined, stored)).toHaveProperty('fields', expect.objectContaining(Object.fromEntries(Object.keys(timeline.fields).map((field) => [field, expect.anything()]))));
  });
});
