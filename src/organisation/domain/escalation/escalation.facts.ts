import type { PlainDate } from '../../../kernel/event.ts';
import { valueOn, within, type Period, type Since } from '../dated.ts';
import type { Sector } from '../schools/schools.events.ts';
import { sectorOf, type Schools } from '../schools/schools.facts.ts';
import type { ContactRole, LadderLevel, LadderRole } from './escalation.events.ts';

export interface Contact extends Period {
  readonly contactId: string;
  readonly role: ContactRole;
  readonly schoolId?: string;
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
}

export interface Escalation {
  /** By school. */
  readonly ladders: ReadonlyMap<string, readonly Since<readonly LadderLevel[]>[]>;
  readonly contacts: readonly Contact[];
}

/** The first step is level 1. */
export interface LadderStep extends LadderLevel {
  readonly level: number;
  readonly contacts: readonly Contact[];
}

const steps = (...levels: readonly (readonly LadderRole[])[]): readonly LadderLevel[] => levels.map((roles) => ({ roles }));

/** Where a school set no ladder (W-24; sources 000 and 004). Special education has none in the sources: as in primary schools (policy). */
const sectorLadders: { readonly [S in Sector]: readonly LadderLevel[] } = {
  po: steps(['teacher'], ['internal-counsellor'], ['management'], ['confidant']),
  vo: steps(['mentor'], ['support-coordinator', 'team-leader'], ['location-director'], ['confidant']),
  so: steps(['teacher'], ['internal-counsellor'], ['management'], ['confidant']),
};

/** Who is published for parents of this school: its own contact persons, and those of the whole organisation. */
export const contactsFor = ({ contacts }: Pick<Escalation, 'contacts'>, schoolId: string | undefined, on: PlainDate): readonly Contact[] =>
  contacts.filter((contact) => (contact.schoolId === undefined || contact.schoolId === schoolId) && within(on, contact));

export const contactsOn = (state: Pick<Escalation, 'contacts'>, role: ContactRole, schoolId: string | undefined, on: PlainDate): readonly Contact[] =>
  contactsFor(state, schoolId, on).filter((contact) => contact.role === role);

/** The ladder of a school on a day, in order, with whom to call; undefined for an unknown school. `from` is absent when it is that of the sector. */
export const ladderOn = (state: Schools & Escalation, schoolId: string, on: PlainDate): { readonly from?: PlainDate; readonly steps: readonly LadderStep[] } | undefined => {
  const sector = sectorOf(state, schoolId);
  if (!sector) return undefined;
  const set = valueOn(state.ladders.get(schoolId) ?? [], on);
  const levels = set?.value ?? sectorLadders[sector];
  const found = levels.map(({ roles }, index) => ({ level: index + 1, roles, contacts: roles.flatMap((role) => contactsOn(state, role, schoolId, on)) }));
  return { ...(set && { from: set.from }), steps: found };
};
