import { dataOfAnEntry, value, type AnyFields } from '../../kernel/fields.ts';
import { allKinds } from './dossier.ts';

const pointersIn = (fields: AnyFields, at: string, ofAnyEntry: readonly string[]): readonly string[] => {
  if (fields === value) return [at];
  if (fields === dataOfAnEntry) return ofAnyEntry.map((pointer) => `${at}${pointer}`);
  return Object.entries(fields).flatMap(([token, inner]) => pointersIn(inner, token === '' ? at : `${at}/${token}`, ofAnyEntry));
};

/**
 * The pointers that each event type knows under `/data`, by type and version as stored now; `*` is one index. What the
 * offline verifier holds a copy to (docs/proof.md section 4). Sorted, so that it can be written down and compared.
 */
export const pointerSchemas = (): Readonly<Record<string, readonly string[]>> => {
  const kinds = allKinds();
  // A correction is not corrected itself: it is followed by another one of the same entry.
  const ofAnyEntry = kinds.filter(({ type }) => type !== 'EntryCorrected').flatMap(({ fields }) => pointersIn(fields, '', []));
  return Object.fromEntries(
    kinds.map(({ type, schemaVersion, fields }) => [`${type}@${String(schemaVersion)}`, [...new Set(pointersIn(fields, '/data', ofAnyEntry))].sort()]),
  );
};
