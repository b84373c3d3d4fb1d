import { DOSSIER, MAX_DOSSIER_BYTES } from './files.ts';
import { reasonCode } from './manifest.ts';
import { count, digest, fields, instant, list, Malformed, matching, oneOf, parseJsonFile, text, uuid } from './shape.ts';
import type { CopiedHeader, Leaf, LeafValue } from './types.ts';

/** `gegevens/dossier.json`: the entries that a copy shows, only as their leaves (docs/proof.md section 7). */

export const DOSSIER_FORMAT = 'leerlingdossier-dossier/1';

export type CopiedEntry = CopiedHeader & { readonly number: number; readonly leaves: readonly Leaf[] };
/** Without number and key id. */
export type PartialCopiedEntry = Omit<CopiedHeader, 'keyId'> & { readonly leaves: readonly Leaf[] };

export interface CopiedStream {
  readonly stream: string;
  readonly entries: readonly CopiedEntry[];
}

export type WholeDossier = { readonly format: typeof DOSSIER_FORMAT; readonly kind: 'whole'; readonly streams: readonly CopiedStream[] };
export type PartialDossier = { readonly format: typeof DOSSIER_FORMAT; readonly kind: 'partial'; readonly entries: readonly PartialCopiedEntry[] };
export type DossierFile = WholeDossier | PartialDossier;

const salt = matching(/^[0-9a-f]{32}$/, '32 lower-case hex digits');
const decimal = matching(/^(0|[1-9][0-9]{0,8})$/, 'a version in decimal');

const leafValue = (value: unknown, where: string): LeafValue => {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string' && value.isWellFormed()) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value) && !Object.is(value, -0)) return value;
  if (Array.isArray(value) && value.length === 0) return [];
  if (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0) return {};
  throw new Malformed(where, 'a scalar or an empty container');
};

const pointer = (value: unknown, where: string): string => {
  if (typeof value !== 'string' || value.length > 10_000) throw new Malformed(where, 'a pointer');
  return value;
};

// In a copy every black leaf says why (AVG 15(4)).
const leaf = (value: unknown, where: string): Leaf => {
  if (typeof value === 'object' && value !== null && 'inner' in value) {
    const it = fields(value, where, ['pointer', 'inner', 'reason']);
    return { pointer: pointer(it['pointer'], where), inner: digest(it['inner'], where), reason: reasonCode(it['reason'], where) };
  }
  const it = fields(value, where, ['pointer', 'salt', 'value']);
  return { pointer: pointer(it['pointer'], where), salt: salt(it['salt'], where), value: leafValue(it['value'], where) };
};

const placeOf = (it: Readonly<Record<string, unknown>>, where: string): Omit<CopiedHeader, 'keyId'> => ({
  eventId: uuid(it['eventId'], where),
  chapter: text(it['chapter'], where),
  schemaVersion: decimal(it['schemaVersion'], where),
  recordedAt: instant(it['recordedAt'], where),
});

const copiedEntry = (value: unknown, where: string): CopiedEntry => {
  const it = fields(value, where, ['number', 'eventId', 'chapter', 'schemaVersion', 'keyId', 'recordedAt', 'leaves']);
  return { number: count(it['number'], where), ...placeOf(it, where), keyId: text(it['keyId'], where), leaves: list(it['leaves'], where, leaf) };
};

const partialEntry = (value: unknown, where: string): PartialCopiedEntry => {
  const it = fields(value, where, ['eventId', 'chapter', 'schemaVersion', 'recordedAt', 'leaves']);
  return { ...placeOf(it, where), leaves: list(it['leaves'], where, leaf) };
};

const copiedStream = (value: unknown, where: string): CopiedStream => {
  const it = fields(value, where, ['stream', 'entries']);
  return { stream: text(it['stream'], where), entries: list(it['entries'], where, copiedEntry) };
};

/** Reads `gegevens/dossier.json` strictly. @throws Malformed */
export const parseDossier = (bytes: Uint8Array): DossierFile => {
  const value = parseJsonFile(DOSSIER, bytes, MAX_DOSSIER_BYTES);
  const own = typeof value === 'object' && value !== null ? (Reflect.get(value, 'kind') as unknown) : undefined;
  const kind = oneOf(['whole', 'partial'])(own, 'kind');
  const it = fields(value, 'dossier', ['format', 'kind', kind === 'whole' ? 'streams' : 'entries']);
  const format = oneOf([DOSSIER_FORMAT])(it['format'], 'format');
  return kind === 'whole'
    ? { format, kind, streams: list(it['streams'], 'streams', copiedStream) }
    : { format, kind, entries: list(it['entries'], 'entries', partialEntry) };
};
