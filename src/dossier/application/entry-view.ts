import { decide, factsOfEntry, redact, redactionsFor, type AccessDecision } from '../../access/index.ts';
import type { Entry, KeptEntry } from '../../kernel/entry.ts';
import type { Provenance } from '../../kernel/event.ts';
import { asCorrected, eventOf, kindOf, type Dossier } from '../domain/dossier.ts';
import type { Redaction } from '../domain/information-rights/information-rights.events.ts';
import type { Withholding } from '../domain/information-rights/information-rights.facts.ts';
import { decideRead, type Held } from './dossiers.ts';
import { provenanceNl } from './provenance-words.ts';

/** An entry as one reader sees it. What may not be read is not there; what is black says why; what is gone says since when. */
export type EntryView = ShownEntry | WithheldEntry | ErasedEntry;

export interface ShownEntry {
  readonly state: 'shown' | 'redacted';
  readonly entryId: string;
  readonly type: string;
  readonly heading: string;
  readonly summary: string;
  readonly accessClass: string;
  readonly occurredOn: string;
  readonly occurredTime?: string;
  readonly recordedAt: string;
  readonly recordedBy: { readonly role: string; readonly name?: string };
  readonly source: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly processingActivity: string;
  readonly irregular?: { readonly rules: readonly string[]; readonly explanation: string };
  /** It was taken over from another file. */
  readonly provenance?: { readonly code: Provenance; readonly textNl: string };
  /** Entry that corrected this one; the words shown are the corrected ones. */
  readonly correctedBy?: string;
  readonly data: object;
  readonly redactions: readonly Redaction[];
}

export interface WithheldEntry {
  readonly state: 'withheld';
  readonly entryId: string;
  readonly reason: string;
}

export interface ErasedEntry {
  readonly state: 'erased';
  readonly entryId: string;
  readonly recordedAt: string;
  readonly erasedAt: string;
  readonly ground: string;
}

/** Places in these words that this reader may not see: decided by staff, tagged as about others, or another's contact data. */
export const blackFor = ({ folded: { state }, person }: Held, entry: KeptEntry): readonly Redaction[] =>
  redactionsFor(entry, { personId: person?.personId ?? '', representsPersons: [] }, state);

/** The entry for this reader, in the words as `known`, or undefined when the reader may not see it. Rights are today's. */
export const viewOf = (held: Held, entry: Entry, known: Dossier = held.folded.state): EntryView | undefined => {
  const decision = decideRead(held, entry);
  const withheld = entry.state === 'kept' ? withholdingOf(held.folded.state, entry) : undefined;
  if (decision.effect === 'deny') return withheld && wouldRead(held, entry) ? { state: 'withheld', entryId: entry.eventId, reason: withheld.reason } : undefined;
  if (entry.state === 'forgotten') return { state: 'erased', entryId: entry.eventId, recordedAt: entry.recordedAt, erasedAt: entry.at, ground: entry.ground };
  return shown(held, entry, decision, known);
};

/** A correction or statement is withheld with the entry that it concerns, and that entry with its correction: they say the same words. */
export const withholdingOf = (dossier: Dossier, entry: KeptEntry): Withholding | undefined => {
  const { withheld } = dossier.informationRights;
  const own = withheld.get(entry.eventId) ?? withheld.get(dossier.corrections.get(entry.eventId)?.eventId ?? '');
  const concerned = kindOf(entry.content.type)?.concerns?.(eventOf(entry).data);
  const about = concerned === undefined ? undefined : dossier.history.kept(concerned);
  // Only what was recorded earlier can be concerned, so this ends.
  return own ?? (about && about.revision < entry.revision ? withholdingOf(dossier, about) : undefined);
};

/** Who would read it if it were not withheld sees that it is; nobody else hears of it. */
const wouldRead = ({ folded, who, caller }: Held, entry: Entry): boolean =>
  entry.state === 'kept' && decide('read', who, { ...factsOfEntry(entry, folded.state, caller), withheld: false }).effect !== 'deny';

const shown = (held: Held, original: KeptEntry, decision: AccessDecision, known: Dossier): ShownEntry => {
  const entry = asCorrected(known, original);
  const correction = known.corrections.get(original.eventId);
  const { content } = entry;
  const redactions = decision.effect === 'redact' ? blackFor(held, entry) : [];
  const event = eventOf(entry);
  const kind = kindOf(content.type);
  return {
    state: redactions.length > 0 ? 'redacted' : 'shown',
    entryId: original.eventId,
    type: content.type,
    heading: kind?.headingNl ?? 'Gebeurtenis',
    summary: kind?.summaryNl(event.data) ?? '',
    accessClass: content.accessClass,
    occurredOn: content.occurredOn,
    ...(content.occurredTime !== undefined && { occurredTime: content.occurredTime }),
    recordedAt: original.recordedAt,
    recordedBy: { role: content.actor.role, ...(content.actor.name !== undefined && { name: content.actor.name }) },
    source: content.source,
    purpose: content.purpose,
    legalBasis: content.legalBasis,
    processingActivity: content.processingActivity,
    ...(content.irregular && { irregular: content.irregular }),
    ...(content.provenance && { provenance: { code: content.provenance, textNl: provenanceNl[content.provenance] } }),
    ...(correction && { correctedBy: correction.eventId }),
    data: redact(content, redactions).data,
    redactions,
  };
};

