import { kindOf, type DossierEvent } from '../../../src/dossier/domain/index.ts';
import type { CopyEntry } from '../../../src/copy/index.ts';
import { commit, type EntryContent } from '../../../src/proof/index.ts';
import { erased, recorded, sealed, shown, STREAM, withheld, type Recorded } from '../../vectors/fixtures.ts';
import { kept } from '../builders/entries.ts';
import { eventExamples } from '../builders/examples.ts';

/** Entries with the events of the domain in them, as the service stores them; the vectors' entries have made-up fields. */

export const contentOfEvent = (event: DossierEvent): EntryContent => kept(event)(0).content;

/** An entry that somebody with all keys recorded: whatever is in it, commitment and chain fit. */
export const recordedAs = (event: DossierEvent, revision: number, content: EntryContent = contentOfEvent(event)): Recorded => {
  const entry = recorded(STREAM, revision, content);
  const kind = kindOf(event.type);
  const part = sealed(content, event.type);
  const header = { ...entry.header, chapter: kind?.chapter ?? '', schemaVersion: String(kind?.schemaVersion), commitment: commit(part, part.seed) };
  return { header, content: part };
};

const { ConversationHeld, AgreementMade, AgreementEvaluated, ConsentRequested, ParentsInformed, PersonAdded } = eventExamples;

/** Six entries: three shown, one partly black, one withheld, one erased. */
export const realEntries = (): CopyEntry[] => [
  shown(recordedAs(PersonAdded, 0)),
  { state: 'redacted', ...recordedAs(ConversationHeld, 1), redactions: [{ pointer: '/data/report/0', reason: 'A' }, { pointer: '/data/participants', reason: 'B' }] },
  shown(recordedAs(AgreementMade, 2)),
  withheld(recordedAs(ParentsInformed, 3)),
  erased(recordedAs(ConsentRequested, 4)),
  shown(recordedAs(AgreementEvaluated, 5)),
];
