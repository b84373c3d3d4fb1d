import { factsOfCaseEntry, subjectOfCase } from '../../access/index.ts';
import { anybody, rehearsalOf, repeatedRehearsal, sightsOf, standings, type NamedStanding, type Rehearsal, type RehearsedEntry, type Seen } from '../../dossier/index.ts';
import type { KeptEntry } from '../../kernel/entry.ts';
import type { Rehearsed } from '../../platform/journal/recorder.ts';
import { foldSupportCase, requestOn, supportCaseObligations, type SupportCase, type SupportCaseEvent } from '../domain/index.ts';
import { acknowledged, type InCase } from './case-recording.ts';
import { shownCaseEntry } from './case-view.ts';
import { decideReadCase, type HeldCase } from './support-cases.ts';

/** What recording a fact in a support case would do. */
export const rehearsedCase = (asked: HeldCase, { folded, entries, broken, stored }: Rehearsed<SupportCase>): Rehearsal<InCase> => {
  const before = { ...asked, folded };
  return stored ? repeatedRehearsal(acknowledged(before, stored)) : rehearsalOf({ entries, broken }, seen(before), seen(afterwards(before, entries)));
};

/** The case with the entries in it, for this asker only. */
const afterwards = (held: HeldCase, entries: readonly KeptEntry[]): HeldCase => {
  const { folded, caller, organisation, today } = held;
  const state = entries.reduce<SupportCase>(foldSupportCase, { ...folded.state, history: folded.state.history.apart() });
  return { ...held, folded: { ...folded, state }, who: subjectOfCase(caller, state, organisation, today) };
};

const mayRead = (held: HeldCase): boolean => decideReadCase(held).effect !== 'deny';

const seen = (held: HeldCase): Seen => {
  const { state } = held.folded;
  return { history: state.history, ...(mayRead(held) && { duties: supportCaseObligations(state) }), entry: (entry) => rehearsedEntry(held, entry) };
};

const rehearsedEntry = (after: HeldCase, entry: KeptEntry): RehearsedEntry => {
  const { type, heading: headingNl, summary: summaryNl } = shownCaseEntry(entry);
  return { type, headingNl, ...(mayRead(after) && { shown: { summaryNl, visibleTo: visibleTo(after, type as SupportCaseEvent['type']) } }) };
};

/** Who would see an entry of this type in the case. Everybody of the dossier is tried as well: the rules keep them out (W-34). */
const visibleTo = ({ folded: { state }, organisation, today }: HeldCase, type: SupportCaseEvent['type']): ReturnType<typeof sightsOf> => {
  const inPartnership = { role: 'partnership', relation: requestOn(state, today) } as const;
  const ofPartnership: readonly NamedStanding[] = [
    ['medewerker van het samenwerkingsverband', { ...inPartnership, staffRole: 'case-worker' }],
    ['deskundige in deze vraag', { ...inPartnership, staffRole: 'partnership-expert' }],
    ['controleur van het samenwerkingsverband', { ...inPartnership, staffRole: 'auditor' }],
  ];
  return sightsOf([...ofPartnership, ...standings], subjectOfCase(anybody, state, organisation, today), factsOfCaseEntry(type));
};
