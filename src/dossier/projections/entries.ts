import type { KeptEntry } from '../../kernel/entry.ts';
import type { Event } from '../../kernel/event.ts';
import { asCorrected, eventOf, type Dossier, type DossierEvent } from '../domain/dossier.ts';

/** What events say, by their type. */
type Facts = { readonly [E in DossierEvent as E['type']]: E['data'] };

/** What an entry says now, corrections included; undefined when it is of another type, or forgotten. */
export const factOf = <T extends keyof Facts>(dossier: Dossier, entryId: string, type: T): Facts[T] | undefined => {
  const entry = dossier.history.find(entryId);
  if (entry?.state !== 'kept') return undefined;
  const { type: stored, data }: Event = eventOf(asCorrected(dossier, entry));
  // The type tells what the data are: the fold has accepted this entry as such.
  return stored === type ? (data as Facts[T]) : undefined;
};

/** The school whose pupil it is: of enrolment, else of registration. */
export const schoolOf = ({ registration: { enrolledAt, registeredAt } }: Pick<Dossier, 'registration'>): string | null => enrolledAt ?? registeredAt ?? null;

/** Entries that can be read, in order. */
export const keptEntries = ({ history }: Pick<Dossier, 'history'>): readonly KeptEntry[] =>
  [...history].filter((entry): entry is KeptEntry => entry.state === 'kept');

/** The last entry that can be read; none when everything was erased. */
export const lastKept = ({ history }: Pick<Dossier, 'history'>): KeptEntry | undefined => {
  for (let revision = history.size - 1; revision >= 0; revision -= 1) {
    const entry = history.at(revision);
    if (entry?.state === 'kept') return entry;
  }
  return undefined;
};
