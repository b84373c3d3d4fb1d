import { MANIFEST, MAX_MANIFEST_BYTES } from './files.ts';
import { count, digest, fields, instant, list, Malformed, oneOf, parseJsonFile, text } from './shape.ts';
import type { ReasonCode } from './types.ts';

/**
 * The manifest: what a copy says of every number, and the hash of every other file. A state is believed only from a
 * signed manifest (docs/proof.md section 7).
 */

export const MANIFEST_FORMAT = 'leerlingdossier-manifest/1';

export type EntryState = 'shown' | 'redacted' | 'withheld' | 'erased';

/** One number of a whole copy. `digest` is `D`; of what is not shown nothing else stands here than is said below. */
export type ManifestEntry =
  | { readonly number: number; readonly state: 'shown'; readonly digest: string }
  | { readonly number: number; readonly state: 'redacted'; readonly digest: string; readonly reasons: readonly ReasonCode[] }
  | { readonly number: number; readonly state: 'withheld'; readonly digest: string; readonly reason: ReasonCode; readonly decidedBy: string }
  | { readonly number: number; readonly state: 'erased'; readonly digest: string; readonly ground: string; readonly erasedAt: string; readonly decidedBy?: string };

export type Counts = Readonly<Record<EntryState, number>>;

export interface ManifestStream {
  readonly stream: string;
  readonly blindedId: string;
  readonly size: number;
  readonly head: string;
  readonly counts: Counts;
  readonly entries: readonly ManifestEntry[];
}

export interface ManifestFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** One entry of a partial copy: no number, `D`, size or head, so that it tells nothing of what lies outside it. */
export type PartialEntry =
  | { readonly state: 'shown'; readonly recordedAt: string; readonly commitment: string }
  | { readonly state: 'redacted'; readonly recordedAt: string; readonly commitment: string; readonly reasons: readonly ReasonCode[] };

interface Common {
  readonly format: typeof MANIFEST_FORMAT;
  readonly origin: string;
  /** When the copy was made. */
  readonly moment: string;
  readonly files: readonly ManifestFile[];
}

export type WholeManifest = Common & { readonly kind: 'whole'; readonly streams: readonly ManifestStream[] };
export type PartialManifest = Common & { readonly kind: 'partial'; readonly entries: readonly PartialEntry[] };
export type Manifest = WholeManifest | PartialManifest;

/** How many entries are in each state; the four add up to all. */
export const countStates = (entries: readonly { readonly state: EntryState }[]): Counts => {
  const of = (state: EntryState): number => entries.filter((entry) => entry.state === state).length;
  return { shown: of('shown'), redacted: of('redacted'), withheld: of('withheld'), erased: of('erased') };
};

export const reasonCode = oneOf<ReasonCode>(['A', 'B', 'C', 'D', 'E']);

const reasons = (value: unknown, where: string): ReasonCode[] => {
  const codes = list(value, where, reasonCode);
  if (codes.length === 0 || codes.some((code, i) => i > 0 && (codes[i - 1] as string) >= code)) throw new Malformed(where, 'reason codes, ascending, each once');
  return codes;
};

const stateOf = (value: unknown, where: string): EntryState => {
  const state: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'state') : undefined;
  return oneOf<EntryState>(['shown', 'redacted', 'withheld', 'erased'])(state, `${where}/state`);
};

const entryReaders: { readonly [S in EntryState]: (value: unknown, where: string) => ManifestEntry } = {
  shown: (value, where) => {
    const it = fields(value, where, ['number', 'state', 'digest']);
    return { number: count(it['number'], where), state: 'shown', digest: digest(it['digest'], where) };
  },
  redacted: (value, where) => {
    const it = fields(value, where, ['number', 'state', 'digest', 'reasons']);
    return { number: count(it['number'], where), state: 'redacted', digest: digest(it['digest'], where), reasons: reasons(it['reasons'], where) };
  },
  withheld: (value, where) => {
    const it = fields(value, where, ['number', 'state', 'digest', 'reason', 'decidedBy']);
    return {
      number: count(it['number'], where),
      state: 'withheld',
      digest: digest(it['digest'], where),
      reason: reasonCode(it['reason'], where),
      decidedBy: text(it['decidedBy'], where),
    };
  },
  erased: (value, where) => {
    const it = fields(value, where, ['number', 'state', 'digest', 'ground', 'erasedAt'], ['decidedBy']);
    return {
      number: count(it['number'], where),
      state: 'erased',
      digest: digest(it['digest'], where),
      ground: text(it['ground'], where),
      erasedAt: instant(it['erasedAt'], where),
      ...('decidedBy' in it ? { decidedBy: text(it['decidedBy'], where) } : {}),
    };
  },
};

const manifestEntry = (value: unknown, where: string): ManifestEntry => entryReaders[stateOf(value, where)](value, where);

const counts = (value: unknown, where: string): Counts => {
  const it = fields(value, where, ['shown', 'redacted', 'withheld', 'erased']);
  return {
    shown: count(it['shown'], where),
    redacted: count(it['redacted'], where),
    withheld: count(it['withheld'], where),
    erased: count(it['erased'], where),
  };
};

const manifestStream = (value: unknown, where: string): ManifestStream => {
  const it = fields(value, where, ['stream', 'blindedId', 'size', 'head', 'counts', 'entries']);
  return {
    stream: text(it['stream'], `${where}/stream`),
    blindedId: digest(it['blindedId'], `${where}/blindedId`),
    size: count(it['size'], `${where}/size`),
    head: digest(it['head'], `${where}/head`),
    counts: counts(it['counts'], `${where}/counts`),
    entries: list(it['entries'], `${where}/entries`, manifestEntry),
  };
};

const partialEntry = (value: unknown, where: string): PartialEntry => {
  const state = stateOf(value, where);
  if (state !== 'shown' && state !== 'redacted') throw new Malformed(where, 'shown or redacted');
  const it = fields(value, where, ['state', 'recordedAt', 'commitment', ...(state === 'redacted' ? ['reasons'] : [])]);
  const place = { recordedAt: instant(it['recordedAt'], where), commitment: digest(it['commitment'], where) };
  return state === 'shown' ? { state, ...place } : { state, ...place, reasons: reasons(it['reasons'], where) };
};

const manifestFile = (value: unknown, where: string): ManifestFile => {
  const it = fields(value, where, ['name', 'bytes', 'sha256']);
  return { name: text(it['name'], where), bytes: count(it['bytes'], where), sha256: digest(it['sha256'], where) };
};

/** Reads a manifest strictly: exact keys, each value of its kind. Whether it is true is for the verifier. @throws Malformed */
export const parseManifest = (bytes: Uint8Array): Manifest => {
  const value = parseJsonFile(MANIFEST, bytes, MAX_MANIFEST_BYTES);
  const own = typeof value === 'object' && value !== null ? (Reflect.get(value, 'kind') as unknown) : undefined;
  const kind = oneOf(['whole', 'partial'])(own, 'kind');
  const it = fields(value, 'manifest', ['format', 'kind', 'origin', 'moment', kind === 'whole' ? 'streams' : 'entries', 'files']);
  const common = {
    format: oneOf([MANIFEST_FORMAT])(it['format'], 'format'),
    origin: text(it['origin'], 'origin'),
    moment: instant(it['moment'], 'moment'),
    files: list(it['files'], 'files', manifestFile),
  };
  return kind === 'whole'
    ? { ...common, kind, streams: list(it['streams'], 'streams', manifestStream) }
    : { ...common, kind, entries: list(it['entries'], 'entries', partialEntry) };
};
