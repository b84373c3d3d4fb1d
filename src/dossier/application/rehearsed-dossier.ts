import { preselect, subjectOf } from '../../access/index.ts';
import type { KeptEntry } from '../../kernel/entry.ts';
import type { Rehearsed } from '../../platform/journal/recorder.ts';
import { eventOf, fold, kindOf, type Dossier } from '../domain/dossier.ts';
import { mayRead, type Held } from './dossiers.ts';
import { knownDuties } from './due.ts';
import { acknowledged } from './fact-recorder.ts';
import { textForParent } from './parent-text.ts';
import { rehearsalOf, repeatedRehearsal, type Rehearsal, type RehearsedEntry, type Seen } from './rehearsal.ts';
import { PARENT, visibleTo } from './visibility.ts';

/** What recording a fact in a dossier would do. */
export const rehearsedDossier = (asked: Held, { folded, entries, broken, stored }: Rehearsed<Dossier>): Rehearsal => {
  const before = { ...asked, folded };
  return stored ? repeatedRehearsal(acknowledged(before, stored)) : rehearsalOf({ entries, broken }, seen(before), seen(afterwards(before, entries)));
};

/** The dossier with the entries in it, for this asker only. */
const afterwards = (held: Held, entries: readonly KeptEntry[]): Held => {
  const { folded, caller, organisation, today } = held;
  const apart: Dossier = { ...folded.state, history: folded.state.history.apart() };
  const state = entries.reduce<Dossier>(fold, apart);
  return { ...held, folded: { ...folded, state }, who: entries.length === 0 ? held.who : subjectOf(caller, state, organisation, today) };
};

const seen = (held: Held): Seen => {
  const { state } = held.folded;
  const readsSomething = preselect('read', held.who).anyOf.length > 0;
  return { history: state.history, ...(readsSomething && { duties: knownDuties(held, state, held.today) }), entry: (entry) => rehearsedEntry(held, entry) };
};

const rehearsedEntry = (after: Held, entry: KeptEntry): RehearsedEntry => {
  const { type } = entry.content;
  const kind = kindOf(type);
  const named = { type, headingNl: kind?.headingNl ?? '' };
  if (!mayRead(after, entry)) return named;
  const sight = visibleTo(entry, after.folded.state, after);
  const parentReads = sight.some(({ role }) => role === PARENT);
  return { ...named, shown: { summaryNl: kind?.summaryNl(eventOf(entry).data) ?? '', visibleTo: sight, ...(parentReads && { textForParentNl: textForParent(entry, after.folded.state) }) } };
};
