import type { PlainDate } from '../../../kernel/event.ts';
import { valueOn, within, type Period, type Since } from '../dated.ts';
import type { Sector } from './schools.events.ts';

export interface School extends Period {
  readonly schoolId: string;
  readonly sector: Sector;
  readonly names: readonly Since<string>[];
}

export interface Schools {
  readonly schools: readonly School[];
}

/** A school of this board, open or not. */
export const schoolOf = ({ schools }: Schools, schoolId: string): School | undefined => schools.find((school) => school.schoolId === schoolId);

export const sectorOf = (state: Schools, schoolId: string): Sector | undefined => schoolOf(state, schoolId)?.sector;

export const schoolsOn = ({ schools }: Schools, on: PlainDate): readonly School[] => schools.filter((school) => within(on, school));

/** True from the day after its last day. Before its first day a school is not closed: pupils are registered for it. */
export const isClosedOn = (state: Schools, schoolId: string, on: PlainDate): boolean => {
  const until = schoolOf(state, schoolId)?.until;
  return until !== undefined && until < on;
};

/** How it is called on a day; before its first day as it was first called. */
export const nameOfSchool = ({ names }: School, on: PlainDate): string => (valueOn(names, on) ?? names[0])?.value ?? '';
