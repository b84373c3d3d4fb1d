import type { PlainDate } from '../../../kernel/event.ts';
import { isMinor, isParentInEducation, isUnknown, personOf, type People } from '../people/people.facts.ts';
import type { Participant } from './conversation.events.ts';

const FAMILY: ReadonlySet<string> = new Set<Participant['role']>(['parent', 'caregiver', 'pupil']);

/** A parent, caregiver or pupil who is not in this dossier in that role. */
export const isStranger = (people: People, { role, personId }: Participant): boolean =>
  personId === undefined ? FAMILY.has(role) : isUnknown(people, personId) || (FAMILY.has(role) && personOf(people, personId)?.role !== role);

export const pupilTookPart = (participants: readonly Participant[]): boolean => participants.some(({ role }) => role === 'pupil');

/** Persons of this dossier who took part. */
export const personsIn = (participants: readonly Participant[]): readonly string[] =>
  participants.flatMap(({ personId }) => (personId === undefined ? [] : [personId]));

/**
 * Those without whom nothing is agreed took part (W-17): until 18 a parent with authority or a caregiver, from the 18th
 * birthday the pupil. By video or telephone is present too: what counts is that they could speak.
 */
export const decidersTookPart = (people: People, participants: readonly Participant[], on: PlainDate): boolean =>
  isMinor(people, on) ? personsIn(participants).some((personId) => isParentInEducation(people, personId, on)) : pupilTookPart(participants);
