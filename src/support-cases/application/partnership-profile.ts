import { factsOfEntry, redactionsFor } from '../../access/index.ts';
import { auditOf, findingsOn, rows, type Finding, type Row } from '../../audit/index.ts';
import { copiedLeaves, type Redaction } from '../../copy/index.ts';
import { asKnownAt, conversationOf, eventOf, hasSecretAddress, kindOf, undecidedEntries, type Dossier } from '../../dossier/index.ts';
import { dateOf } from '../../kernel/calendar.ts';
import type { Entry, KeptEntry } from '../../kernel/entry.ts';
import type { PolicyOn } from '../../kernel/policy.ts';
import type { Opened } from '../../platform/journal/journal.ts';
import { leavesOf, type Leaf, type SealedPart } from '../../proof/index.ts';
import type { KeptBackReason } from '../domain/index.ts';

/**
 * What a partnership gets of an entry that the board named: the OSO profile for a partnership (PaO) forbids BSN, nationality,
 * place of birth, addresses marked secret, VIR and ZAT (docs/rules.md, What a partnership gets). A dossier has no field for the
 * first three and for VIR; the rest is decided here. In doubt an entry is kept back: the board can name it again.
 */

/** Nobody of the dossier: words about others are black, as for any reader. */
const outsider = { personId: '', representsPersons: [] };
const nobody = { account: '' };

/** Why the partnership does not get this entry; undefined when it does. */
export const keptBack = (dossier: Dossier, entry: Entry): KeptBackReason | undefined => {
  if (entry.state === 'forgotten') return 'erased';
  const { use, withheld } = factsOfEntry(entry, dossier, nobody);
  if (use !== 'open') return use;
  if (withheld) return 'withheld';
  if (isOfCareTeam(dossier, entry)) return 'care-team';
  return undecidedEntries(dossier, 'whole').includes(entry) ? 'not-reviewed' : undefined;
};

/** What the care team (zorgteam, ZAT) spoke about, also in what is said about that entry later. */
const isOfCareTeam = (dossier: Dossier, entry: KeptEntry): boolean => {
  const { data } = entry.content;
  const held = 'conversationId' in data ? conversationOf(dossier.conversation, String(data.conversationId)) : undefined;
  if (held?.kind === 'care-team' || ('kind' in data && data.kind === 'care-team')) return true;
  const about = kindOf(entry.content.type)?.concerns?.(eventOf(entry).data);
  const concerned = about === undefined ? undefined : dossier.history.kept(about);
  // Only what was recorded earlier can be concerned, so this ends.
  return concerned !== undefined && concerned.revision < entry.revision && isOfCareTeam(dossier, concerned);
};

/** An entry that the board named, with what was said about it since: a correction or statement goes wherever the entry goes (AVG 16). */
export const withWhatFollows = (dossier: Dossier, entryId: string): readonly Entry[] => {
  const entry = dossier.history.find(entryId);
  if (!entry) return [];
  const about = [...dossier.history].filter((it) => it.state === 'kept' && kindOf(it.content.type)?.concerns?.(eventOf(it).data) === entryId);
  return entry.state === 'kept' ? [entry, ...about] : [entry];
};

/** The entry as the partnership gets it. @throws CopyRefused when it does not add up to its commitment */
export const deliveredLeaves = (dossier: Dossier, entry: KeptEntry, { header, part }: Opened): readonly Leaf[] => {
  const content = part as SealedPart;
  const redactions: readonly Redaction[] = [...redactionsFor(entry, outsider, dossier), ...leavesOf(content).flatMap(({ pointer }) => forbidden(dossier, pointer))];
  return copiedLeaves({ state: 'redacted', header, content, redactions }, entry.revision + 1);
};

/** With which account somebody signs in at the school is of no use elsewhere; every entry has one. */
const forbidden = ({ people }: Dossier, pointer: string): readonly Redaction[] => {
  if (pointer.endsWith('/account')) return [{ pointer, reason: 'E' }];
  return pointer.endsWith('/address') && hasSecretAddress(people) ? [{ pointer, reason: 'C' }] : [];
};

/** Rules about the support that a partnership answers for: what was agreed, planned and talked over, and the advice that parents got. */
const OF_SUPPORT: ReadonlySet<string> = new Set(['W-11', 'W-12', 'W-14', 'W-15', 'W-17', 'W-18', 'W-19', 'W-35']);

/** The rows of what is counted for a partnership. */
export const rowsOfSupport: readonly Row[] = rows.filter(({ rule }) => OF_SUPPORT.has(rule));

/**
 * What is counted for a partnership (AD-27), as the school knew the dossier with this entry: the same however late it is handed
 * over. Of admission, absence, concerns, consents and rights nothing, nor of what is kept only (AVG 18) or is of another pupil.
 */
export const countedFor = (dossier: Dossier, { revision, recordedAt }: Entry, policyOn: PolicyOn): readonly Finding[] =>
  findingsOn(auditOf(asKnownAt(dossier, revision + 1), policyOn), dateOf(recordedAt)).filter(
    ({ rule, entryIds }) => OF_SUPPORT.has(rule) && entryIds.every((entryId) => isOpen(dossier, entryId)),
  );

const isOpen = (dossier: Dossier, entryId: string): boolean => {
  const entry = dossier.history.kept(entryId);
  return entry === undefined || factsOfEntry(entry, dossier, nobody).use === 'open';
};
