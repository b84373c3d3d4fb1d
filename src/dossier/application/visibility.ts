import { decide, factsOfEntry, subjectOf, type EntryFacts, type SubjectFacts } from '../../access/index.ts';
import type { KeptEntry } from '../../kernel/entry.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Held } from './dossiers.ts';

/** Somebody in a role who would see an entry, and by which rule. */
export interface Sight {
  /** In Dutch. */
  readonly role: string;
  /** `redact`: with what is about others black. */
  readonly effect: 'allow' | 'redact';
  readonly rule: string;
}

type Standing = Pick<SubjectFacts, 'role' | 'relation' | 'staffRole'>;

export const PARENT = 'ouder met gezag';

/** Of a role, how it is called and what it is. */
export type NamedStanding = readonly [roleNl: string, standing: Standing];

export const standings: readonly NamedStanding[] = [
  [PARENT, { role: 'parent', relation: 'authority', staffRole: 'none' }],
  ['verzorger', { role: 'caregiver', relation: 'no-authority', staffRole: 'none' }],
  ['leerling', { role: 'pupil', relation: 'self', staffRole: 'none' }],
  ['eigen leerkracht', { role: 'staff', relation: 'assigned', staffRole: 'teacher' }],
  ['intern begeleider', { role: 'staff', relation: 'same-board', staffRole: 'internal-counsellor' }],
  ['leerlingadministratie', { role: 'staff', relation: 'same-board', staffRole: 'administrator' }],
];

/** Nobody's account: took part in nothing, did nothing. */
export const anybody = { account: '', kind: 'person' } as const;

/** Who would see this entry at the pupil's age today, without having had a part in it or a permission of their own. */
export const visibleTo = (entry: KeptEntry, dossier: Dossier, { organisation, today }: Pick<Held, 'organisation' | 'today'>): readonly Sight[] => {
  return sightsOf(standings, subjectOf(anybody, dossier, organisation, today), factsOfEntry(entry, dossier, anybody));
};

/** Which of them the rules let see an entry; what else they ask of a reader is as in `facts`. */
export const sightsOf = (all: readonly NamedStanding[], facts: SubjectFacts, entry: EntryFacts): readonly Sight[] =>
  all.flatMap(([role, standing]) => {
    const { effect, rule } = decide('read', { ...facts, ...standing }, entry);
    return effect === 'deny' ? [] : [{ role, effect, rule }];
  });
