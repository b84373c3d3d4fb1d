import { age, birthday } from '../../../kernel/calendar.ts';
import type { PlainDate } from '../../../kernel/event.ts';
import type { AssignedRole, PersonRole } from './people.events.ts';

/** The chapter's slice: dated facts about who is who. Every question takes the day it is asked about. */
export interface People {
  readonly persons: readonly Person[];
  readonly authority: readonly Authority[];
  readonly accounts: readonly { readonly account: string; readonly personId: string }[];
  readonly staff: readonly Assignment[];
  /** Who took care of the pupil, besides those who came in as caregiver. */
  readonly care: readonly Authority[];
  readonly restricted: readonly Authority[];
  /** Persons whose address is secret, from whatever day: nothing makes it known again. */
  readonly secretAddresses: readonly string[];
}

export interface Person {
  readonly personId: string;
  readonly role: PersonRole;
  readonly name: string;
  readonly bornOn?: PlainDate;
  readonly relation?: string;
}

/** Both ends included; an open end means still in force. */
export interface Authority {
  readonly personId: string;
  readonly from: PlainDate;
  readonly until?: PlainDate;
}

export interface Assignment {
  readonly assignmentId: string;
  readonly account: string;
  readonly name: string;
  readonly role: AssignedRole;
  readonly from: PlainDate;
  readonly until?: PlainDate;
}

const within = (on: PlainDate, { from, until }: { readonly from: PlainDate; readonly until?: PlainDate }): boolean =>
  from <= on && (until === undefined || on <= until);

export const personOf = (people: People, personId: string): Person | undefined =>
  people.persons.find((person) => person.personId === personId);

/** Not in this dossier. */
export const isUnknown = (people: People, personId: string): boolean => personOf(people, personId) === undefined;

export const pupilOf = (people: People): Person | undefined => people.persons.find(({ role }) => role === 'pupil');

/** Unknown date of birth counts as under every age: the protecting rule applies until we know better. */
export const hasReached = (people: People, years: number, on: PlainDate): boolean => {
  const bornOn = pupilOf(people)?.bornOn;
  return bornOn !== undefined && age(bornOn, on) >= years;
};

/** Days on which rights pass by time alone: from 16 and from 18 the pupil decides (UAVG 5; BW 1:233). */
export const birthdaysOfRights = (people: People): readonly PlainDate[] => {
  const bornOn = pupilOf(people)?.bornOn;
  return bornOn === undefined ? [] : [birthday(bornOn, 16), birthday(bornOn, 18)];
};

/** BW 1:233. */
export const isMinor = (people: People, on: PlainDate): boolean => !hasReached(people, 18, on);

/** Persons who hold parental authority on this day (W-25): recorded from evidence, else none. */
export const authorityHolders = (people: People, on: PlainDate): readonly Person[] =>
  people.persons.filter(({ personId }) => hasAuthority(people, personId, on));

export const hasAuthority = (people: People, personId: string, on: PlainDate): boolean =>
  people.authority.some((authority) => authority.personId === personId && within(on, authority));

/** A parent with authority or a caregiver: who counts as "ouder" in education law when agreements are made (docs/rules.md, People and authority). */
export const isParentInEducation = (people: People, personId: string, on: PlainDate): boolean =>
  hasAuthority(people, personId, on) || isCaregiver(people, personId, on);

/** Takes care of the pupil on this day, with or without authority. */
export const isCaregiver = (people: People, personId: string, on: PlainDate): boolean =>
  personOf(people, personId)?.role === 'caregiver' || people.care.some((it) => it.personId === personId && within(on, it));

/** A court keeps this person from information about the child, in whatever capacity. */
export const isRestrictedByCourt = (people: People, personId: string, on: PlainDate): boolean =>
  people.restricted.some((it) => it.personId === personId && within(on, it));

/** Somebody in this dossier lives at a secret address. People live together: then every address may be that one. */
export const hasSecretAddress = ({ secretAddresses }: Pick<People, 'secretAddresses'>): boolean => secretAddresses.length > 0;

export const personBehind = (people: People, account: string): Person | undefined => {
  const link = people.accounts.find((it) => it.account === account);
  return link && personOf(people, link.personId);
};

export const assignmentsOf = (people: People, account: string, on: PlainDate): readonly Assignment[] =>
  people.staff.filter((assignment) => assignment.account === account && within(on, assignment));
