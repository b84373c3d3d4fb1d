import { isAfter, type Position, type StoredEvent } from '../event-store/event-store.ts';
import type { Change, ReadDocument, ReadStore } from '../read-store/read-store.ts';
import { positionFrom, positionText, type FoldedDocument, type FoldProjection } from './projection.ts';
import { reasonOf, type Poison, type Step } from './step.ts';

/** One document while a batch goes over it. */
interface Working {
  readonly document: FoldedDocument | undefined;
  /** Position of the last event in it; absent when there is no document. */
  readonly position?: Position;
  readonly isChanged: boolean;
}

/** Folds events into the documents as they are stored in one collection. */
export const foldStep = (projection: FoldProjection, readStore: ReadStore, collection: string): Step => async (events) => {
  const poison: Poison[] = [];
  const keyed = events.flatMap((event) => {
    try {
      const key = projection.keyOf(event);
      return key === undefined ? [] : [{ key, event }];
    } catch (error) {
      poison.push({ event, reason: reasonOf(error) });
      return [];
    }
  });
  const working = await load(projection, readStore, collection, [...new Set(keyed.map(({ key }) => key))]);
  for (const { key, event } of keyed) {
    try {
      working.set(key, next(projection, working.get(key), event));
    } catch (error) {
      poison.push({ event, reason: reasonOf(error) });
    }
  }
  return { changes: [...working].flatMap(([id, it]) => changeOf(id, it)), poison, stored: () => undefined };
};

const load = async ({ isOneToOne }: FoldProjection, readStore: ReadStore, collection: string, keys: readonly string[]): Promise<Map<string, Working>> => {
  if (isOneToOne || keys.length === 0) return new Map();
  const found = await readStore.getMany(collection, keys);
  return new Map([...found].map(([id, document]) => [id, storedAs(document)]));
};

const storedAs = ({ fields, body, header }: ReadDocument): Working => ({
  document: { fields, body, header },
  position: positionFrom(header['position'] ?? ''),
  isChanged: false,
});

const absent: Working = { document: undefined, isChanged: false };

const next = (projection: FoldProjection, before: Working = absent, event: StoredEvent): Working => {
  // Events come again after a crash between documents and checkpoint: what is in the document is not folded in twice.
  if (before.position && !isAfter(event.position, before.position)) return before;
  const document = projection.evolve(before.document, event);
  if (document === undefined) return before;
  return { document: document === 'gone' ? undefined : document, position: event.position, isChanged: true };
};

const changeOf = (id: string, { document, position, isChanged }: Working): readonly Change[] => {
  if (!isChanged || !position) return [];
  if (!document) return [{ kind: 'gone', id, position }];
  return [{ kind: 'put', document: { ...document, id, header: { ...document.header, position: positionText(position) } }, position }];
};
