import { addWeeks, endOfSchoolYear } from '../../../kernel/calendar.ts';
import type { Occurrence, PlainDate } from '../../../kernel/event.ts';
import type { DutyOfCareException, Sector } from './registration.events.ts';

/** The chapter's slice: the road from registration to enrolment and away, each step with its day. */
export interface Registration {
  /** The school of registration, and of enrolment once enrolled. */
  readonly registeredAt?: string;
  readonly enrolledAt?: string;
  readonly received?: Occurrence;
  /** The day on which the file of another was taken over, when the dossier began so. */
  readonly takenOver?: Occurrence;
  readonly expectations?: Occurrence;
  readonly exceptions: readonly (Occurrence & { readonly exception: DutyOfCareException })[];
  /** Assessments of the need for support; an outcome once there is one. */
  readonly assessments: ReadonlyMap<string, Assessment>;
  readonly extension?: Occurrence & { readonly weeks: number };
  /** Admitted or refused. */
  readonly decision?: Occurrence;
  readonly temporaryPlacement?: Occurrence;
  readonly alternatives: readonly (Occurrence & { readonly willing: boolean })[];
  readonly dutyEnded?: Occurrence;
  readonly enrolled?: Occurrence;
  readonly sector?: Sector;
  /** By the last day of the school year. */
  readonly groups: ReadonlyMap<PlainDate, Group>;
  readonly deregistered?: Occurrence;
}

export interface Group {
  readonly sector: Sector;
  readonly group: number;
}

export interface Assessment extends Occurrence {
  readonly outcome?: Occurrence & { readonly extraSupport: boolean };
}

/** WPO 40(6); WVO 2020 8.8(2): a decision within six weeks, extended once by at most four. */
const WEEKS_TO_DECIDE = 6;
export const MOST_WEEKS_OF_EXTENSION = 4;
/** WPO 40(7); WVO 2020 8.13. */
const WEEKS_TO_TEMPORARY_PLACEMENT = 10;

export const firstTermOf = ({ on }: Occurrence): PlainDate => addWeeks(on, WEEKS_TO_DECIDE);

/** The last day of the decision about admission (W-07); a late extension does not move it. */
export const decisionDue = (received: Occurrence, extension: Registration['extension']): PlainDate =>
  addWeeks(received.on, WEEKS_TO_DECIDE + (extension && extension.on <= firstTermOf(received) ? Math.min(extension.weeks, MOST_WEEKS_OF_EXTENSION) : 0));

export const tenWeeksAfter = ({ on }: Occurrence): PlainDate => addWeeks(on, WEEKS_TO_TEMPORARY_PLACEMENT);

/** Nothing more is to be decided: admitted, refused, enrolled, gone elsewhere, or the duty of care never started (W-06). */
export const isSettled = ({ decision, dutyEnded, enrolled, exceptions }: Registration): boolean =>
  decision !== undefined || dutyEnded !== undefined || enrolled !== undefined || exceptions.length > 0;

/** The group or year of the pupil on a day, where it was recorded for that school year. */
export const groupOn = ({ groups }: Registration, on: PlainDate): Group | undefined => groups.get(endOfSchoolYear(on));

/** The sector of that group; of a school year without one, of the last year before it that has one, or else of the first after. */
export const sectorOn = ({ groups }: Registration, on: PlainDate): Sector | undefined => {
  const years = [...groups.keys()].toSorted();
  const year = years.findLast((it) => it <= endOfSchoolYear(on)) ?? years[0];
  return year === undefined ? undefined : groups.get(year)?.sector;
};

/** Since when the pupil is known to need extra support, by the latest assessment on a day; undefined when not (W-11). */
export const extraSupportSince = ({ assessments }: Registration, on: PlainDate): Occurrence | undefined => {
  const outcomes = [...assessments.values()].flatMap(({ outcome }) => (outcome && outcome.on <= on ? [outcome] : [])).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (outcomes.at(-1)?.extraSupport !== true) return undefined;
  const lastWithout = outcomes.findLastIndex(({ extraSupport }) => !extraSupport);
  return outcomes[lastWithout + 1];
};
