import type { EntryContent, KeptEntry } from '../kernel/entry.ts';
import { eventOf, kindOf, pupilOf, type Dossier, type ReasonCode, type Redaction } from '../dossier/domain/index.ts';
import { escapeToken, tokensOf } from '../proof/pointer.ts';

/** For whom: the reader in this dossier, and the children this reader represents, here and elsewhere. */
export interface RedactionReader {
  readonly personId: string;
  readonly representsPersons: readonly string[];
}

/** What stands in the place of black text: of fixed length, so that it does not betray a name (CONTRIBUTING.md, Words). */
export const blackTextNl: { readonly [R in ReasonCode]: string } = {
  A: '[zwart: gaat over een ander kind]',
  B: '[zwart: gaat over een andere volwassene]',
  C: '[zwart: voor de veiligheid]',
  D: '[zwart: vertrouwelijk gesprek]',
  E: '[zwart: de wet verbiedt dit te tonen]',
};

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text about somebody: a segment with `person` or `relation` (docs/architecture.md, Entries). */
const isTagged = (value: Json): boolean => typeof value['text'] === 'string' && (value['person'] !== undefined || value['relation'] !== undefined);

/** Staff are shown as authors and in what they do; so are the reader, the pupil and the reader's other children. */
const isShownTo = (shown: ReadonlySet<unknown>, { person, relation }: Json): boolean => relation === 'staff' || (person !== undefined && shown.has(person));

/** Every pointer at which something about another stands: a text and who it is about. What the person is to the pupil stays. */
const aboutOthers = (value: unknown, pointer: string, shown: ReadonlySet<unknown>): readonly Redaction[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => aboutOthers(item, `${pointer}/${String(index)}`, shown));
  if (!isObject(value)) return [];
  if (!isTagged(value)) return Object.entries(value).flatMap(([key, member]) => aboutOthers(member, `${pointer}/${escapeToken(key)}`, shown));
  if (isShownTo(shown, value)) return [];
  const reason: ReasonCode = value['relation'] === 'other-pupil' ? 'A' : 'B';
  return ['text', 'person'].filter((key) => value[key] !== undefined).map((key) => ({ pointer: `${pointer}/${key}`, reason }));
};

/** How to reach another person: the other parent's address is not for this parent (AD-3; AVG 15(4)). */
const contactDetails = (type: string, data: unknown, pointer: string, shown: ReadonlySet<unknown>): readonly Redaction[] => {
  const details = kindOf(type)?.contactDetails;
  if (!details || shown.has(valueAt(data, details.personAt))) return [];
  return details.pointers.filter((at) => valueAt(data, at) !== undefined).map((at) => ({ pointer: pointer + at, reason: 'B' }));
};

/** A correction repeats the data of the entry it corrects, one level down. */
const CORRECTED = '/corrected/data';

const concernedBy = (entry: KeptEntry): string | undefined => kindOf(entry.content.type)?.concerns?.(eventOf(entry).data);

const contactDetailsIn = (entry: KeptEntry, { history }: Dossier, shown: ReadonlySet<unknown>): readonly Redaction[] => {
  const { type, data } = entry.content;
  const corrected = valueAt(data, CORRECTED);
  const concerned = concernedBy(entry);
  const about = concerned === undefined || corrected === undefined ? undefined : history.find(concerned);
  const inCorrection = about?.state === 'kept' ? contactDetails(about.content.type, corrected, `/data${CORRECTED}`, shown) : [];
  return [...contactDetails(type, data, '/data', shown), ...inCorrection];
};

/**
 * What this reader does not see of an entry (as recorded, or `asCorrected`): pointers of RFC 6901 into the entry's
 * content, each once, with the reason; `decided` comes from people who read the entry and goes before what was tagged.
 */
export const redactionsFor = (
  entry: KeptEntry,
  reader: RedactionReader,
  dossier: Dossier,
  decided: readonly Redaction[] = decidedIn(dossier, entry),
): readonly Redaction[] => {
  const shown = new Set([reader.personId, ...reader.representsPersons, pupilOf(dossier.people)?.personId]);
  const found = new Map(
    [...aboutOthers(entry.content.data, '/data', shown), ...contactDetailsIn(entry, dossier, shown), ...decided].map((it) => [it.pointer, it.reason]),
  );
  return Array.from(found, ([pointer, reason]) => ({ pointer, reason }));
};

/**
 * What people decided to keep from others in this entry. A correction moves sentences, so what is black in the original
 * or in its correction is black in the other too, wherever the same words stand.
 */
export const decidedIn = (dossier: Dossier, entry: KeptEntry): readonly Redaction[] => {
  const { history, corrections, informationRights: { redactions } } = dossier;
  const root = concernedBy(entry) ?? entry.eventId;
  const black = new Map<string, ReasonCode>();
  for (const id of new Set([root, corrections.get(root)?.eventId, entry.eventId])) {
    const recorded = id === undefined ? undefined : history.find(id);
    if (id === undefined || recorded?.state !== 'kept') continue;
    for (const { pointer, reason } of redactions.get(id) ?? []) black.set(words(pointer, valueAt(recorded.content, pointer)), reason);
  }
  if (black.size === 0) return [];
  const sameWords = textsIn(entry.content.data, '/data').flatMap(({ pointer, text }): Redaction[] => {
    const reason = black.get(words(pointer, text));
    return reason ? [{ pointer, reason }] : [];
  });
  return [...sameWords, ...(redactions.get(entry.eventId) ?? [])];
};

/** A text together with the name it stands under, so that a common word elsewhere stays. */
const words = (pointer: string, text: unknown): string => `${pointer.slice(pointer.lastIndexOf('/'))} ${String(text)}`;

const textsIn = (value: unknown, pointer: string): readonly { readonly pointer: string; readonly text: string }[] => {
  if (typeof value === 'string') return [{ pointer, text: value }];
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, member]) => textsIn(member, `${pointer}/${escapeToken(key)}`)) : [];
};

/** The content with every redacted value replaced by fixed words; the rest is the same, and the original is left alone. */
export const redact = (content: EntryContent, redactions: readonly Redaction[]): EntryContent =>
  redactions.reduce<EntryContent>((result, { pointer, reason }) => {
    const tokens = tokensOf(pointer) ?? [];
    return tokens.length === 0 ? result : (replaced(result, tokens, blackTextNl[reason]) as EntryContent);
  }, content);

const replaced = (value: unknown, [token, ...below]: readonly string[], black: string): unknown => {
  if (token === undefined) return black;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === token ? replaced(item, below, black) : item));
  return isObject(value) && Object.hasOwn(value, token) ? { ...value, [token]: replaced(value[token], below, black) } : value;
};

const valueAt = (value: unknown, pointer: string): unknown => {
  let at = value;
  for (const token of tokensOf(pointer) ?? []) at = typeof at === 'object' && at !== null && Object.hasOwn(at, token) ? (at as Json)[token] : undefined;
  return at;
};
